using System.Buffers.Binary;

namespace Offers.Domain.Platform;

/// <summary>
/// UUIDs of version 7 that this process makes in rising order, within a millisecond too: the twelve bits after the time
/// are a counter (RFC 9562, section 6.2, method 1), so that the rows of one file keep their order. The last 62 bits are
/// random.
/// </summary>
internal static class OrderedUuid
{
    private const int CounterBits = 12;
    private const long Counter = (1L << CounterBits) - 1;
    private const long Version = 7L << CounterBits;

    private static long _last;

    /// <summary>Makes the next one.</summary>
    internal static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var stamp = Next(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (stamp >> CounterBits << 16) | Version | (stamp & Counter));
        return new Guid(bytes, bigEndian: true);
    }

    // A full counter borrows from the next millisecond; where the clock was set back, the last time goes on.
    private static long Next(long milliseconds)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(milliseconds << CounterBits, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
