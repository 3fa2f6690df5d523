using System.Net;
using System.Net.Sockets;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Tells devices and networks of recipients apart without keeping what they are: keyed hashes only.</summary>
public sealed class RedeemOrigins(CardVault vault)
{
    private const int NetworkBitsOfFour = 24;
    private const int NetworkBitsOfSix = 48;

    /// <summary>Who redeems on the public page.</summary>
    /// <param name="caller">The request's caller.</param>
    /// <param name="mark">The mark that his device keeps; null where it keeps none.</param>
    public async Task<RedeemedFrom> OfAsync(Caller caller, string? mark)
    {
        var sealer = await vault.SealerAsync();
        var network = NetworkOf(caller.Ip);
        return new RedeemedFrom(
            caller.Ip, caller.UserAgent, network is null ? null : sealer.HashOf("network:" + network),
            mark is null ? null : sealer.HashOf($"device:{caller.UserAgent}:{mark}"));
    }

    /// <summary>The network of an address: it without its last part; null where it is none.</summary>
    public static string? NetworkOf(string? ip)
    {
        if (!IPAddress.TryParse(ip, out var address))
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? NetworkBitsOfFour : NetworkBitsOfSix;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
