namespace Offers.Web.Platform.Sms;

/// <summary>Sends text messages: by a provider, or into a folder.</summary>
public interface ISmsSender
{
    /// <summary>Sends a message; never throws for what the network or the provider does.</summary>
    Task<SmsAnswer> SendAsync(SmsText message, CancellationToken cancellation);
}
