using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>What agencies and clients have in common when their credit is stopped and let go again.</summary>
internal static class CreditLife
{
    /// <summary>The reason of a suspension.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>action_not_allowed</c>.</exception>
    internal static string Suspend(CreditStatus status, string? reason) => status == CreditStatus.Active
        ? Text.Required("reason", reason, Limits.Reason)
        : throw PlatformCodes.ActionNotAllowed.Because("It is suspended already.");

    /// <summary>Only what is suspended is let go again.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    internal static void CheckSuspended(CreditStatus status)
    {
        if (status != CreditStatus.Suspended)
        {
            throw PlatformCodes.ActionNotAllowed.Because("It is not suspended.");
        }
    }
}
