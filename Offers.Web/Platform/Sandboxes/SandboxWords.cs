using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>What people read of sandboxes: what is due, what changed, and where to look at it.</summary>
internal static class SandboxWords
{
    /// <summary>The heading of a group of changes.</summary>
    internal static string OfGroup(string kind) => kind switch
    {
        "offers" => T("Offers that changed"),
        "interest" => T("Interest accrued"),
        "money" => T("Money moved"),
        "notices" => T("People told"),
        _ => T("Jobs that failed"),
    };

    /// <summary>The words of what is due, or of a notice or operation that is known by its kind.</summary>
    internal static string OfKind(string kind) =>
        T(Phrase.Sentence(Words.Plain(kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('.', '_'))));

    /// <summary>What became of something; of an offer these are its states, one after another.</summary>
    internal static string OfWhat(string group, string what) => Phrase.Sentence(group != "offers"
        ? ServerText.In(what)
        : string.Join(T(",") + " ", what.Split(", ").Select(state => T(Phrase.Sentence(state)).ToLowerInvariant())));

    /// <summary>The page of an object within its sandbox; null where it has none of its own.</summary>
    internal static string? PageOf(string? subject) => subject?.Split('_')[0] switch
    {
        "off" => $"/admin/investments/{subject}",
        "hld" => "/admin/holds",
        "apr" => "/admin/approvals",
        _ => null,
    };
}
