using System.Net;
using System.Net.Sockets;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Outgoing;

/// <summary>Where requests may go that leave the house.</summary>
public enum OutgoingReach
{
    /// <summary>By https to addresses of the open internet only.</summary>
    Open,

    /// <summary>Anywhere, also by http and to this machine: in Development and in tests.</summary>
    Anywhere,
}

/// <summary>
/// Refuses addresses by which somebody could make us ask our own network: private, local, and those that lead there in
/// another form.
/// </summary>
/// <param name="Reach">Where requests may go.</param>
public sealed record OutgoingRules(OutgoingReach Reach)
{
    private const int Nat64Start = 12;

    private static readonly IPNetwork[] _closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork _nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>An address that people typed, if requests may go there.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public Uri Check(string field, string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw Refusal.OfField(field, $"'{field}' is a full address such as https://cards.example/v1.");
        }

        if (Fault(uri) is { } fault)
        {
            throw Refusal.OfField(field, fault);
        }

        return uri;
    }

    /// <summary>True where a request may be sent to a resolved address.</summary>
    public bool Allows(IPAddress address) => Reach == OutgoingReach.Anywhere || !IsClosed(address);

    /// <summary>True where a request may be sent by a scheme.</summary>
    public bool Allows(Uri uri) => Reach == OutgoingReach.Anywhere || uri.Scheme == Uri.UriSchemeHttps;

    private string? Fault(Uri uri) =>
        !Allows(uri) ? "Requests leave by https only."
        : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !Allows(address)
            ? "Requests do not go to private addresses."
        : null;

    private static bool IsClosed(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsClosed(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && _nat64.Contains(address))
        {
            return IsClosed(new IPAddress(address.GetAddressBytes().AsSpan(Nat64Start)));
        }

        return _closed.Any(x => x.BaseAddress.AddressFamily == address.AddressFamily && x.Contains(address));
    }
}
