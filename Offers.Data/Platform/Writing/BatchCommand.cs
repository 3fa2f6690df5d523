using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// A hot command that is decided together with others in one commit: it names its rows and has one synchronous
/// decision. Only a few are of this kind; a tidy test lists them.
/// </summary>
public abstract class BatchCommand
{
    /// <summary><c>module.verb</c>, for the audit.</summary>
    public abstract string Action { get; }

    /// <summary>The outside id of what it is about, for the audit of a refusal.</summary>
    public abstract string Subject { get; }

    /// <summary>Names the rows that it needs.</summary>
    public abstract void Name(RowNames names);

    /// <summary>Decides: all refusals first, below them nothing may fail.</summary>
    /// <exception cref="Refusal">Nothing is changed; the refusal is recorded and answered.</exception>
    public abstract Answer Decide(Work work);

    /// <summary>Adds records of a refusal, but never entries.</summary>
    public virtual void Refused(Work work, Refusal refusal)
    {
    }
}
