using System.Text;

namespace Offers.Domain.Platform;

/// <summary>A line of text; not whole where it was longer than lines may be.</summary>
internal readonly record struct TextLine(string Text, bool IsWhole);

/// <summary>Reads lines and counts them; of one that is too long it keeps no more than the most.</summary>
internal sealed class LineReader(TextReader reader, int mostChars)
{
    private const int BufferChars = 32 * 1024;

    private readonly char[] _buffer = new char[BufferChars];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;
    private bool _isCut;

    /// <summary>The number of the line that was read last, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The next line; null at the end.</summary>
    internal async ValueTask<TextLine?> ReadAsync(CancellationToken cancellation)
    {
        _line.Clear();
        _isCut = false;
        var isAny = false;
        while (await FillAsync(cancellation))
        {
            isAny = true;
            if (TakeLine())
            {
                break;
            }
        }

        if (!isAny)
        {
            return null;
        }

        Number++;
        return new TextLine(_line.ToString().TrimEnd('\r'), !_isCut);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_at == _end)
        {
            (_at, _end) = (0, await reader.ReadAsync(_buffer, cancellation));
        }

        return _end > 0;
    }

    // Answers true where the line has ended.
    private bool TakeLine()
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        var end = rest.IndexOf('\n');
        var part = end < 0 ? rest : rest[..end];
        var room = Math.Min(part.Length, mostChars - _line.Length);
        _line.Append(part[..room]);
        _isCut |= room < part.Length;
        _at += part.Length + (end < 0 ? 0 : 1);
        return end >= 0;
    }
}
