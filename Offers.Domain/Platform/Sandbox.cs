using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>
/// A book beside the live one, with a clock of its own, in which people try things out. Who it is and who may enter is
/// kept in the live book, like people themselves; everything that happens in it is in its own book.
/// </summary>
public sealed class Sandbox : Entity<Sandbox>
{
    /// <summary>The most people who are named for one sandbox; administrators need not be.</summary>
    public const int MembersAtMost = 100;

    private Sandbox()
    {
    }

    /// <summary>Makes a sandbox.</summary>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ownBook">The book in which everything of it happens; not the live one.</param>
    /// <param name="now">Real time.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Sandbox(Id<Organisation> organisation, string? name, BookId ownBook, DateTimeOffset now)
        : base(BookId.Live)
    {
        SandboxCodes.CheckMovable(ownBook);
        (Organisation, OwnBook, CreatedAt) = (organisation, ownBook, now);
        Rename(name);
    }

    /// <summary>Whose it is.</summary>
    public Id<Organisation> Organisation { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The book in which everything of it happens.</summary>
    public BookId OwnBook { get; private set; }

    /// <summary>When it was made; real time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Gives it a name.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Rename(string? name) => Name = Text.Line("name", name, Limits.Name);

    /// <summary>Counts an edit by a person.</summary>
    public void Edited() => Revision++;
}

/// <summary>A person who may enter a sandbox without being an administrator.</summary>
public sealed class SandboxMember
{
    private SandboxMember()
    {
    }

    /// <summary>Lets a person enter.</summary>
    public SandboxMember(Id<Sandbox> sandbox, Id<IPerson> person) => (Sandbox, Person) = (sandbox, person);

    /// <summary>The sandbox.</summary>
    public Id<Sandbox> Sandbox { get; private set; }

    /// <summary>The person.</summary>
    public Id<IPerson> Person { get; private set; }
}
