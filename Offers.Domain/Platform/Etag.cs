using System.Globalization;

namespace Offers.Domain.Platform;

/// <summary>Revisions as entity tags.</summary>
public static class Etag
{
    /// <summary>The strong tag of a revision, quoted.</summary>
    public static string Of(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Refuses an edit of an older revision.</summary>
    /// <exception cref="Refusal"><c>if_match_required</c>, <c>stale_version</c>.</exception>
    public static void Check(string? ifMatch, int revision)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
        {
            throw PlatformCodes.IfMatchRequired.Because();
        }

        if (ifMatch.Trim() is not "*" and var tag && !string.Equals(tag, Of(revision), StringComparison.Ordinal))
        {
            throw PlatformCodes.StaleVersion.Because(null, ("revision", revision));
        }
    }
}
