using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Rewards.Redemptions.Public;

/// <summary>What became of the wish to get a message.</summary>
public enum MailOutcome
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>It is queued.</summary>
    Sent,

    /// <summary>One waits already, or there may be no further one.</summary>
    Refused,
}

/// <summary>What the public page shows.</summary>
/// <param name="Language">The language of the page.</param>
/// <param name="Code">The code as it was typed; null on the page where it is asked for.</param>
public sealed record GiftPageModel(Language Language, string? Code)
{
    /// <summary>What belongs to the code; null where nothing does.</summary>
    public GiftView? Gift { get; init; }

    /// <summary>The card that is shown; null before.</summary>
    public GiftShown? Shown { get; init; }

    /// <summary>Why nothing is shown; null where nothing stands against it.</summary>
    public RefusalCode? Refused { get; init; }

    /// <summary>What a signed-in administrator sees beside it.</summary>
    public RedemptionView? Staff { get; init; }

    /// <summary>What became of the wish to get the address of the page by e-mail.</summary>
    public MailOutcome Mailed { get; init; }

    /// <summary>The token that proves that the form is ours.</summary>
    public string Token { get; init; } = "";

    /// <summary>The name of the field of the token.</summary>
    public string TokenField { get; init; } = "";

    /// <summary>The path of this code's page in a language.</summary>
    public string PathIn(string language) =>
        (Code is null ? "/redeem" : "/redeem/" + Uri.EscapeDataString(Code)) + "?lang=" + language;

    /// <summary>The path of this code's page.</summary>
    public string Path => PathIn(Language.Code);

    /// <summary>The path to which the owner's wish goes to get the address of this page by e-mail.</summary>
    public string MailPath => "/redeem/" + Uri.EscapeDataString(Code ?? "") + "/mail?lang=" + Language.Code;

    /// <summary>The other language.</summary>
    public Language Other => Languages.All.First(x => x != Language);

    /// <summary>True while a card is on its way, so that the page looks again by itself.</summary>
    public bool IsAwaited => Shown is { Card: null } || (Shown is null && Gift?.Items.Any(x => x.IsAwaited) == true);

    /// <summary>The brand's name in the language of the page.</summary>
    public string BrandName => IsArabic ? Gift?.Brand.NameArabic ?? Gift?.Brand.Name ?? "" : Gift?.Brand.Name ?? "";

    /// <summary>How the cards are used, in the language of the page.</summary>
    public string? Terms => IsArabic ? Gift?.Brand.TermsArabic ?? Gift?.Brand.Terms : Gift?.Brand.Terms;

    private bool IsArabic => Language.Code == "ar";
}
