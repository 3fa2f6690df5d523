using System.Text;

namespace Offers.Web.Platform.Pdf;

/// <summary>Files that are built into the assembly for prints: fonts and the style sheet of the pages.</summary>
internal static class PaperResources
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(PaperResources).Assembly.GetManifestResourceStream("Offers.Web.Pdf." + name)
            ?? throw new InvalidOperationException($"The resource '{name}' is not built into the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The file's text.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimStart('\uFEFF');
}
