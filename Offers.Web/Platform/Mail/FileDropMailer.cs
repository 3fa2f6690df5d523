using System.Globalization;
using System.Text;

namespace Offers.Web.Platform.Mail;

/// <summary>
/// Puts letters into a folder, one text file each, where no mail server is set: so they can be read in Development, and
/// are not lost elsewhere.
/// </summary>
public sealed class FileDropMailer(string folder, TimeProvider time) : IMailer
{
    /// <summary>Where the letters are.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var now = time.GetUtcNow();
        var name = $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.txt";
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"To: {letter.Name} <{letter.To}>\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {now:O}\n")
            .Append(string.Concat(letter.Headers.Select(x => $"{x.Name}: {x.Value}\n")))
            .Append(CultureInfo.InvariantCulture, $"Subject: {letter.Subject}\n\n")
            .Append(letter.Text).Append('\n');
        await File.WriteAllTextAsync(Path.Combine(folder, name), text.ToString(), cancellation);
    }
}
