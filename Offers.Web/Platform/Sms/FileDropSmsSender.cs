using System.Globalization;

namespace Offers.Web.Platform.Sms;

/// <summary>
/// Puts text messages into a folder, one file each, where no provider is set. Numbers that end with 00 are refused and
/// those that end with 99 fail, so that both can be tried in Development.
/// </summary>
public sealed class FileDropSmsSender(string folder, TimeProvider time) : ISmsSender
{
    /// <summary>The end of numbers at which nobody is.</summary>
    public const string Nobody = "00";

    /// <summary>The end of numbers that are never reached.</summary>
    public const string Busy = "99";

    /// <summary>Where the messages are.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    public async Task<SmsAnswer> SendAsync(SmsText message, CancellationToken cancellation)
    {
        if (message.To.EndsWith(Nobody, StringComparison.Ordinal))
        {
            return new SmsAnswer.Refused("There is nobody at this number.");
        }

        if (message.To.EndsWith(Busy, StringComparison.Ordinal))
        {
            return new SmsAnswer.Failed("The number cannot be reached now.");
        }

        Directory.CreateDirectory(folder);
        var now = time.GetUtcNow();
        var name = $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{message.Reference}.txt";
        var text = string.Create(
            CultureInfo.InvariantCulture, $"To: {message.To}\nDate: {now:O}\n\n{message.Text}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);
        return new SmsAnswer.Taken(null);
    }
}
