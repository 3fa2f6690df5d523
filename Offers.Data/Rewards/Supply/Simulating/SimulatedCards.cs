using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>
/// The cards of an order in the simulator. They follow from the order's reference, so that the same order has the same
/// cards whenever it is asked for; they pay nothing anywhere.
/// </summary>
internal static class SimulatedCards
{
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Prefix = "SIM-";
    private const string Repeated = "repeated";
    private const int CodeLength = 16;
    private const int GoodForYears = 3;

    /// <summary>The simulator's own number of an order.</summary>
    internal static string NumberOf(SimulatedOrder order) => "SO-" + Text(Hash(order, order.Reference, 0), 10);

    /// <summary>The cards.</summary>
    internal static IReadOnlyList<CardMessage> Of(SimulatedOrder order)
    {
        var value = order.Behaviour == SupplierBehaviour.WrongAmount ? Math.Max(1, order.ValueMinor / 2)
            : order.ValueMinor;
        var seed = order.Behaviour == SupplierBehaviour.SameCode ? Repeated : order.Reference;
        var lastDay = DateOnly.FromDateTime(order.AskedAt.UtcDateTime).AddYears(GoodForYears);
        return [.. Enumerable.Range(1, order.Count).Select(place =>
        {
            var hash = Hash(order, seed, place);
            return new CardMessage(
                Prefix + Text(hash, CodeLength), Digits(hash.AsSpan(16), 16), Digits(hash.AsSpan(24), 4),
                AmountText.Of(new Money(value, order.Currency)), lastDay);
        })];
    }

    private static byte[] Hash(SimulatedOrder order, string seed, int place) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{order.Book.Value}\n{order.Supplier}\n{seed}\n{place}")));

    private static string Text(byte[] hash, int length) =>
        string.Concat(hash.Take(length).Select(x => Signs[x % Signs.Length]));

    private static string Digits(ReadOnlySpan<byte> bytes, int length)
    {
        var number = BitConverter.ToUInt64(bytes[..8]).ToString(CultureInfo.InvariantCulture).PadLeft(length, '7');
        return number[^length..];
    }
}
