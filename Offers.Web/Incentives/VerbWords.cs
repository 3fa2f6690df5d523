using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives;

/// <summary>What pages call the verbs and states of incentives, sales, claims and bounties.</summary>
internal static class VerbWords
{
    /// <summary>What the button of a verb says.</summary>
    internal static string Of(string verb) => verb switch
    {
        "publish" => T("Publish"),
        "pause" => T("Pause"),
        "resume" => T("Resume"),
        "close" => T("Close"),
        "sign" => T("Sign"),
        "pay" => T("Pay"),
        "register" => T("Register"),
        "cancel" => T("Cancel"),
        "approve" => T("Approve"),
        "reject" => T("Reject"),
        "hold" => T("Hold"),
        "uphold" => T("Uphold"),
        "deny" => T("Deny"),
        "dispute" => T("Dispute"),
        "withdraw" => T("Withdraw"),
        "end" => T("End"),
        _ => T(Phrase.Sentence(verb)),
    };

    /// <summary>A state inside a sentence: without a capital in English, as ever where there are none.</summary>
    internal static string Inside(Enum state)
    {
        var (plain, said) = (Words.Plain(state.ToString()), W(state));
        return said == Phrase.Sentence(plain) ? plain : said;
    }
}
