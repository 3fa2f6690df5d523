using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// Waits that double, half of each by chance, so that many who failed together do not come back together. The chance is
/// drawn from the step's key: the same saga waits the same wherever it runs.
/// </summary>
internal static class Backoff
{
    private const int MostDoublings = 20;

    internal static TimeSpan Of(SagaKey key, int attempt, TimeSpan first, TimeSpan most)
    {
        var doublings = Math.Clamp(attempt - 1, 0, MostDoublings);
        var full = first.Ticks > most.Ticks >> doublings ? most.Ticks : first.Ticks << doublings;
        var half = full / 2;
        return new TimeSpan(full - half + (long)(Drawn(key, attempt) % (ulong)(half + 1)));
    }

    private static ulong Drawn(SagaKey key, int attempt)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{key}:{attempt}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
