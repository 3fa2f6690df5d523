using System.Text;
using QRCoder;

namespace Offers.Web.Platform.Pdf;

/// <summary>A QR code as one path of an SVG drawing, one unit per module, without its quiet zone.</summary>
/// <param name="Size">Modules along an edge.</param>
/// <param name="Drawing">The dark modules, as path data.</param>
public sealed record QrPath(int Size, string Drawing)
{
    private const int QuietZone = 4;

    /// <summary>Draws the text with the middle level of error correction, which survives a fold or a stain.</summary>
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var size = modules.Count - (2 * QuietZone);
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var run = 0;
                while (x + run < size && modules[y + QuietZone][x + run + QuietZone])
                {
                    run++;
                }

                if (run > 0)
                {
                    path.Append(FormattableString.Invariant($"M{x} {y}h{run}v1h-{run}z"));
                    x += run;
                }
            }
        }

        return new(size, path.ToString());
    }
}
