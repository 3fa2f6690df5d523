using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>What a state means to the person who looks, by shape and colour.</summary>
public enum BadgeLook
{
    /// <summary>Draft, or nothing to say.</summary>
    Neutral,

    /// <summary>Under way, open.</summary>
    Live,

    /// <summary>Done and good.</summary>
    Ok,

    /// <summary>Waits for somebody.</summary>
    Wait,

    /// <summary>Stopped for now.</summary>
    Paused,

    /// <summary>Refused, failed, cancelled.</summary>
    Bad,

    /// <summary>New, worth reading.</summary>
    Note,

    /// <summary>Nothing is decided until the outside answers.</summary>
    Unknown,
}

/// <summary>The look of every state word of the product, in one table.</summary>
public static class BadgeLooks
{
    private static readonly Dictionary<string, BadgeLook> ByState = Table(
        (BadgeLook.Live, "live active open running held partly_captured in_progress processing scheduled "
            + "settling cancelling repaying paying booked signed reserved"),
        (BadgeLook.Ok, "settled completed confirmed succeeded captured paid done verified genuine approved "
            + "repaid matured released registered sold"),
        (BadgeLook.Wait, "closed pending requested waiting in_review submitted queued due "
            + "unconfirmed proposed"),
        (BadgeLook.Paused, "paused suspended stopped expired"),
        (BadgeLook.Bad, "refused rejected failed cancelled in_arrears locked broken revoked "
            + "disabled"),
        (BadgeLook.Note, "new reversed refunded withdrawn returned"),
        (BadgeLook.Unknown, "unknown"));

    /// <summary>The look of a state; states without an entry are neutral.</summary>
    /// <param name="state">An enum member's name or its snake_case word.</param>
    public static BadgeLook Of(string state) => ByState.GetValueOrDefault(Words.Snake(state));

    private static Dictionary<string, BadgeLook> Table(params (BadgeLook Look, string States)[] rows) => rows
        .SelectMany(row => row.States.Split(' ').Select(state => (state, row.Look)))
        .ToDictionary(x => x.state, x => x.Look, StringComparer.Ordinal);
}
