using System.Globalization;
using System.Text;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// Chromium writes the time of printing into the file; nothing else differs between two prints of one document.
/// The dates are overwritten in place with ones of the same length, so that no offset in the file moves.
/// </summary>
internal static class PdfDates
{
    private static readonly byte[][] Keys = ["/CreationDate (D:"u8.ToArray(), "/ModDate (D:"u8.ToArray()];

    /// <summary>Writes the instant as made and changed, in UTC, to the second.</summary>
    public static void Stamp(byte[] pdf, DateTimeOffset madeAt)
    {
        var text = madeAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+00'00'";
        var date = Encoding.ASCII.GetBytes(text);
        foreach (var key in Keys)
        {
            var at = pdf.AsSpan().IndexOf(key);
            if (at >= 0 && HasLength(pdf.AsSpan(at + key.Length), date.Length))
            {
                date.CopyTo(pdf, at + key.Length);
            }
        }
    }

    private static bool HasLength(ReadOnlySpan<byte> rest, int length) =>
        rest.IndexOf((byte)')') == length;
}
