using System.Buffers.Binary;
using System.IO.Compression;

namespace Offers.Web.Platform.Demo;

/// <summary>A picture of few colours, drawn by shapes and written as a PNG with a palette (RFC 2083).</summary>
/// <param name="width">Its width in pixels.</param>
/// <param name="height">Its height in pixels.</param>
/// <param name="colours">The colours, at most 256, as 0xRRGGBB; shapes name them by their place.</param>
public sealed class PngCanvas(int width, int height, IReadOnlyList<int> colours)
{
    private const byte Palette = 3;
    private const byte BitsOfPixel = 8;
    private static readonly byte[] _signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] _crcs = [.. Enumerable.Range(0, 256).Select(CrcOf)];
    private readonly byte[] _pixels = new byte[width * height];

    /// <summary>A rectangle; what lies outside is cut off.</summary>
    public void Fill((int Left, int Top) corner, (int Width, int Height) size, byte colour)
    {
        var (left, right) = (Math.Max(corner.Left, 0), Math.Min(corner.Left + size.Width, width));
        for (var y = Math.Max(corner.Top, 0); y < Math.Min(corner.Top + size.Height, height) && left < right; y++)
        {
            _pixels.AsSpan((y * width) + left, right - left).Fill(colour);
        }
    }

    /// <summary>A disc.</summary>
    public void Disc((int X, int Y) centre, int radius, byte colour)
    {
        for (var y = -radius; y <= radius; y++)
        {
            var half = 0;
            while ((half * half) + (y * y) <= radius * radius)
            {
                half++;
            }

            Fill((centre.X - half + 1, centre.Y + y), ((half * 2) - 1, 1), colour);
        }
    }

    /// <summary>The file.</summary>
    public byte[] ToPng()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (BitsOfPixel, Palette);
        using var file = new MemoryStream();
        file.Write(_signature);
        Write(file, "IHDR"u8, header);
        Write(file, "PLTE"u8, [.. colours.SelectMany(x => new[] { (byte)(x >> 16), (byte)(x >> 8), (byte)x })]);
        Write(file, "IDAT"u8, Pack());
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Each line begins with its filter; none is best where neighbours are of one colour.
    private byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                zip.Write(_pixels, y * width, width);
            }
        }

        return packed.ToArray();
    }

    private static void Write(Stream file, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        var crc = uint.MaxValue;
        foreach (var value in (ReadOnlySpan<byte>)[.. kind, .. data])
        {
            crc = _crcs[(crc ^ value) & 0xff] ^ (crc >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        file.Write(number);
    }

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : 0xedb88320 ^ (crc >> 1);
        }

        return crc;
    }
}
