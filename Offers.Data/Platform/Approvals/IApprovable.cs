using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Approvals;

/// <summary>What changes by an approval: a value before and after.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Before">Before; null where there is none.</param>
/// <param name="After">After the approval.</param>
public sealed record ApprovalChange(string Name, string? Before, string? After);

/// <summary>A kind of command that a second person approves; its module says what follows.</summary>
public interface IApprovable
{
    /// <summary>The kind, for example <c>ledger.withdrawal</c>.</summary>
    string Kind { get; }

    /// <summary>A second person agreed: what follows, in the same commit.</summary>
    /// <exception cref="Refusal">What stands against it now.</exception>
    Task ApproveAsync(ClosureWork work, Approval approval);

    /// <summary>It was rejected, or its time was over: takes back what its maker did, in the same commit.</summary>
    Task TakeBackAsync(ClosureWork work, Approval approval);

    /// <summary>What an approval would change, and the page on which its subject is seen.</summary>
    Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(OffersDb db, Approval approval);
}
