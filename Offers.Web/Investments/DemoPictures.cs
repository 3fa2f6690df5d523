using Offers.Web.Platform.Demo;

namespace Offers.Web.Investments;

/// <summary>Pictures of the demo offers: drawn here, different for each code, so that nobody's are copied.</summary>
internal static class DemoPictures
{
    private const int Width = 960;
    private const int Height = 540;
    private const int Ground = 470;

    // Places of the colours: eight of the sky, then sun, three walls, two windows, base, arch, ground, line.
    private const byte Sun = 8;
    private const byte Wall = 9;
    private const byte Dark = 12;
    private const byte Lit = 13;
    private const byte Base = 14;
    private const byte Arch = 15;
    private const byte Quay = 16;
    private const byte Line = 17;

    private static readonly int[] _day =
    [
        0xcfe6f0, 0xd3e8f1, 0xd8eaf2, 0xdcedf3, 0xe1eff4, 0xe6f1f4, 0xebf3f4, 0xf0f5f3,
        0xe8c98d, 0x0b5b7f, 0x5f93aa, 0xa3c3d0, 0x3d7c98, 0xf0d9a8, 0xf4efe4, 0x0a4a67, 0xb9d5e0, 0xffffff,
    ];

    private static readonly int[] _dusk =
    [
        0x14263a, 0x1c3047, 0x2a3a54, 0x40455f, 0x5d5066, 0x80606a, 0xa8746a, 0xd08f6b,
        0xf4c98a, 0x1b3f54, 0x264f63, 0x335d70, 0x142f3f, 0xf6d48e, 0x4a4238, 0x0c222d, 0x22485c, 0x6f8f9d,
    ];

    private static readonly int[] _plan =
        [0xfbf9f4, 0x1c3b4a, 0xe3ece9, 0xf3e8d2, 0xdfe6ee, 0xc9b48a, 0x9db4ab, 0xb9c4cf];

    /// <summary>The houses in the light of the day.</summary>
    internal static byte[] Day(string code) => Houses(code, _day);

    /// <summary>The houses in the evening.</summary>
    internal static byte[] Dusk(string code) => Houses(code, _dusk);

    /// <summary>The plan of a floor.</summary>
    internal static byte[] Plan(string code)
    {
        var canvas = new PngCanvas(Width, Height, _plan);
        var number = NumberOf(code);
        canvas.Fill((70, 50), (820, 440), 1);
        var (split, floor) = (330 + (number % 5 * 30), 240 + (number / 5 % 4 * 20));
        (int Left, int Top, int Right, int Bottom)[] rooms =
        [
            (80, 60, split, floor), (split + 8, 60, 640, floor), (648, 60, 880, floor - 40),
            (80, floor + 8, split - 60, 480), (split - 52, floor + 8, 600, 480), (608, floor - 32, 880, 480),
        ];
        foreach (var (index, room) in rooms.Index())
        {
            var size = (room.Right - room.Left, room.Bottom - room.Top);
            canvas.Fill((room.Left, room.Top), size, (byte)(2 + (index % 3)));
            canvas.Fill((room.Left + (size.Item1 / 2) - 26, room.Bottom), (52, 8), 0);
            canvas.Fill((room.Left + 24, room.Top + 24), (size.Item1 / 3, size.Item2 / 4), (byte)(5 + (index % 3)));
        }

        return canvas.ToPng();
    }

    private static byte[] Houses(string code, int[] colours)
    {
        var canvas = new PngCanvas(Width, Height, colours);
        var number = NumberOf(code);
        for (var band = 0; band < 8; band++)
        {
            canvas.Fill((0, band * Ground / 8), (Width, (Ground / 8) + 1), (byte)band);
        }

        canvas.Disc((180 + (number % 600), 110), 46, Sun);
        for (var tower = 0; tower < 6; tower++)
        {
            var height = 150 + (((number >> tower) & 7) * 26);
            var width = 110 + (((number >> (tower * 2)) & 3) * 14);
            Tower(canvas, (24 + (tower * 158), height), (width, tower % 3), number);
        }

        Arcade(canvas, 250 + (number % 160));
        canvas.Fill((0, Ground), (Width, Height - Ground), Quay);
        for (var wave = 0; wave < 7; wave++)
        {
            canvas.Fill(((number * (wave + 3)) % 700, Ground + 14 + (wave * 8)), (90 + (wave * 22), 2), Line);
        }

        return canvas.ToPng();
    }

    private static void Tower(
        PngCanvas canvas, (int Left, int Height) place, (int Width, int Tone) look, int number)
    {
        var top = Ground - place.Height;
        canvas.Fill((place.Left, top), (look.Width, place.Height), (byte)(Wall + look.Tone));
        for (var row = 0; row < (place.Height - 40) / 26; row++)
        {
            for (var column = 0; column < (look.Width - 16) / 22; column++)
            {
                var lit = ((row * 7) + (column * 5) + number + place.Left) % 5 < 2;
                canvas.Fill((place.Left + 12 + (column * 22), top + 16 + (row * 26)), (12, 15), lit ? Lit : Dark);
            }
        }
    }

    private static void Arcade(PngCanvas canvas, int left)
    {
        canvas.Fill((left, Ground - 92), (420, 92), Base);
        for (var arch = 0; arch < 7; arch++)
        {
            canvas.Disc((left + 36 + (arch * 58), Ground - 44), 18, Arch);
            canvas.Fill((left + 18 + (arch * 58), Ground - 44), (37, 44), Arch);
        }
    }

    private static int NumberOf(string code) => code.Aggregate(17, (sum, letter) => ((sum * 31) + letter) & 0xfffff);
}
