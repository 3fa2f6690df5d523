namespace Offers.Web.Platform.Sms;

/// <summary>The settings of text messages, section <c>Sms</c>.</summary>
public sealed record SmsSettings
{
    /// <summary>The full address to which messages are posted; without one, they are put into a folder.</summary>
    public string? Address { get; init; }

    /// <summary>The key that the provider wants as bearer token.</summary>
    public string? Key { get; init; }

    /// <summary>Who the messages come from: a number or a name.</summary>
    public string From { get; init; } = "Offers";

    /// <summary>How long an answer is waited for, seconds.</summary>
    public int PatienceSeconds { get; init; } = 15;
}
