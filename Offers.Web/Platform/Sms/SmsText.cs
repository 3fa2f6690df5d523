namespace Offers.Web.Platform.Sms;

/// <summary>A text message to one number.</summary>
/// <param name="To">The number as <c>+</c> and digits.</param>
/// <param name="Text">The text; what does not fit one message is cut into several by the provider.</param>
/// <param name="Reference">Our own number of it: a provider that gets it twice sends it once.</param>
public sealed record SmsText(string To, string Text, string Reference);

/// <summary>What a provider answered to a text message.</summary>
public abstract record SmsAnswer
{
    private SmsAnswer()
    {
    }

    /// <summary>It took it.</summary>
    /// <param name="Reference">The provider's own number of it; null where it gives none.</param>
    public sealed record Taken(string? Reference) : SmsAnswer;

    /// <summary>It did not take it, or did not answer; the same may be tried again.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Reason) : SmsAnswer;

    /// <summary>It will never take it: there is no such number, or it may not be written to.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : SmsAnswer;
}
