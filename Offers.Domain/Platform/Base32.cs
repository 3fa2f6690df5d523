namespace Offers.Domain.Platform;

/// <summary>
/// Crockford's base 32 in lower case for the 128 bits of a UUID: 26 characters, big-endian, sortable.
/// </summary>
internal static class Base32
{
    internal const int Length = 26;
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    internal static string Encode(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(Length, number, static (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Digits[(int)(uint)(rest & 31)];
                rest >>= 5;
            }
        });
    }

    internal static bool TryDecode(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        UInt128 number = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(text[i]), StringComparison.Ordinal);
            if (digit < 0 || (i == 0 && digit > 7))
            {
                return false;
            }

            number = (number << 5) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
