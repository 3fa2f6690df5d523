using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Bounties;

/// <summary>Photos of the demo's proofs: hoardings at a road, drawn here, another for each number.</summary>
internal static class DemoProofs
{
    private const int Width = 720;
    private const int Height = 540;
    private const int Road = 430;

    // Places of the colours: sky, far houses, road, line, pole, frame, three boards, houses on the board, letters, sun.
    private const byte Sky = 0;
    private const byte Far = 1;
    private const byte Asphalt = 2;
    private const byte Line = 3;
    private const byte Pole = 4;
    private const byte Frame = 5;
    private const byte Board = 6;
    private const byte House = 9;
    private const byte Letter = 10;
    private const byte Sun = 11;

    private static readonly int[] _colours =
    [
        0xcfe3ee, 0xb3c4cd, 0x5a6268, 0xe9e4d4, 0x6d7378, 0x2e3a40, 0xf3ead7, 0xdcebe4, 0xe9dfee, 0x0b5b7f, 0x37474f,
        0xf0c674,
    ];

    /// <summary>A hoarding.</summary>
    internal static byte[] Hoarding(int number)
    {
        var canvas = new PngCanvas(Width, Height, _colours);
        canvas.Disc((90 + (number * 83 % 540), 80), 34, Sun);
        for (var i = 0; i < 9; i++)
        {
            var height = 60 + ((i * 37) + (number * 53)) % 110;
            canvas.Fill((i * 80, Road - height), (70, height), Far);
        }

        canvas.Fill((0, Road), (Width, Height - Road), Asphalt);
        for (var x = 20; x < Width; x += 120)
        {
            canvas.Fill((x, Road + 50), (60, 8), Line);
        }

        var left = 110 + (number * 47 % 160);
        canvas.Fill((left + 60, 330), (16, 130), Pole);
        canvas.Fill((left + 280, 330), (16, 130), Pole);
        canvas.Fill((left, 120), (356, 220), Frame);
        canvas.Fill((left + 8, 128), (340, 204), (byte)(Board + (number % 3)));
        for (var i = 0; i < 4; i++)
        {
            var tall = 60 + ((i + number) * 29 % 70);
            canvas.Fill((left + 30 + (i * 46), 316 - tall), (38, tall), House);
        }

        canvas.Fill((left + 220, 160), (104, 14), Letter);
        canvas.Fill((left + 220, 190), (80 + (number * 13 % 30), 10), Letter);
        canvas.Fill((left + 220, 212), (60 + (number * 7 % 40), 10), Letter);
        return canvas.ToPng();
    }
}
