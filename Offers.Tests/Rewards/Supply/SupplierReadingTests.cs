using System.Net;
using System.Text;
using Offers.Data.Platform.Outgoing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;

namespace Offers.Tests.Rewards.Supply;

/// <summary>What answers mean, how requests are signed, and where they may go.</summary>
public sealed class SupplierReadingTests
{
    private static readonly OrderState _good = new()
    {
        Reference = "saga_x-1", Status = "confirmed", OrderNumber = "SO-1", Currency = "USD",
        Charged = new AmountText("47.00"),
        Cards =
        [
            new CardMessage("A1", "6000", "12", new AmountText("25.00"), new DateOnly(2030, 1, 1)),
            new CardMessage("A2", null, "", new AmountText("25.00"), null),
        ],
    };

    [Fact]
    public void Confirmed_order_is_its_cards_and_its_charge()
    {
        var reply = Assert.IsType<SupplierReply.Delivered>(SupplierReading.OfOrder(new SupplierAnswer(200, _good)));
        Assert.Equal(new Money(47_00, Currency.Usd), reply.Delivery.Charged);
        Assert.Equal(["A1", "A2"], reply.Delivery.Cards.Select(x => x.Secret.Code));
        Assert.Equal(new DateOnly(2030, 1, 1), reply.Delivery.Cards[0].LastDay);
        Assert.Null(reply.Delivery.Cards[1].Secret.Pin);
        Assert.DoesNotContain("A1", $"{reply}{reply.Delivery}{_good.Cards![0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_surely_was_not_done_is_refused_or_unreached()
    {
        Assert.IsType<SupplierReply.Refused>(Order(422, "sku_unknown"));
        Assert.IsType<SupplierReply.Refused>(Order(401, null));
        Assert.IsType<SupplierReply.Unreached>(Order(429, null));
        Assert.IsType<SupplierReply.Unreached>(Order(503, "busy"));
        foreach (var (status, code) in new[]
        {
            (500, "internal"), (502, null), (503, null), (504, null), (302, (string?)null), (200, null), (201, null),
        })
        {
            Assert.IsType<SupplierReply.Silent>(Order(status, code));
        }
    }

    [Fact]
    public void Only_the_suppliers_own_word_says_that_it_never_got_an_order()
    {
        Assert.IsType<SupplierReply.NotFound>(Query(404, "order_not_found"));
        Assert.IsType<SupplierReply.Silent>(Query(404, null));
        Assert.IsType<SupplierReply.Silent>(Query(401, "signature_invalid"));
        Assert.IsType<SupplierReply.Silent>(Query(422, "whatever"));
        Assert.IsType<SupplierReply.Silent>(Query(429, null));
    }

    [Fact]
    public void Delivery_that_cannot_be_read_says_nothing()
    {
        foreach (var broken in new[]
        {
            _good with { Cards = [] }, _good with { Cards = null }, _good with { Charged = null },
            _good with { Currency = "XXX" }, _good with { Charged = new AmountText("47.0") },
            _good with { Cards = [null] },
            _good with { Cards = [new CardMessage("", null, null, new AmountText("25.00"), null)] },
            _good with { Cards = [new CardMessage(new string('x', 101), null, null, new AmountText("1.00"), null)] },
            _good with { Cards = [new CardMessage("A1", null, null, new AmountText("25"), null)] },
            _good with { Status = "CONFIRMED" },
        })
        {
            Assert.IsType<SupplierReply.Silent>(SupplierReading.OfState(broken));
        }
    }

    [Fact]
    public void Signature_covers_method_path_time_and_body()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var request = new SignedRequest("POST", "/orders", SupplierSignature.Stamp(now), Encoding.UTF8.GetBytes("{}"));
        var signature = SupplierSignature.Of("a-key-of-sixteen", request);
        bool IsGood(SignedRequest other, string? sign, string key = "a-key-of-sixteen") =>
            SupplierSignature.IsGood(key, other, sign, now);
        Assert.True(IsGood(request, signature));
        Assert.False(IsGood(request with { Method = "GET" }, signature));
        Assert.False(IsGood(request with { Path = "/orders/" }, signature));
        Assert.False(IsGood(request with { Body = [] }, signature));
        Assert.False(IsGood(request, signature, "another-key-of-16"));
        Assert.False(IsGood(request, null));
        Assert.False(IsGood(request with { Timestamp = "now" }, signature));
        var old = request with { Timestamp = SupplierSignature.Stamp(now.AddMinutes(-6)) };
        Assert.False(IsGood(old, SupplierSignature.Of("a-key-of-sixteen", old)));
        Assert.Equal(64, signature.Length);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    public void Requests_do_not_go_to_our_own_network(string address)
    {
        Assert.False(new OutgoingRules(OutgoingReach.Open).Allows(IPAddress.Parse(address)));
        Assert.True(new OutgoingRules(OutgoingReach.Anywhere).Allows(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("172.32.0.1")]
    [InlineData("64:ff9b::5db8:d822")]
    public void Requests_go_to_the_open_internet(string address) =>
        Assert.True(new OutgoingRules(OutgoingReach.Open).Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://cards.example/v1")]
    [InlineData("https://127.0.0.1/v1")]
    [InlineData("https://[::1]/v1")]
    [InlineData("https://user:pass@cards.example")]
    [InlineData("https://cards.example/v1?x=1")]
    [InlineData("ftp://cards.example")]
    [InlineData("cards.example")]
    public void Addresses_that_requests_may_not_go_to_are_refused(string address)
    {
        var refusal = Assert.Throws<Refusal>(
            () => new OutgoingRules(OutgoingReach.Open).Check("baseAddress", address));
        Assert.Equal(PlatformCodes.ValidationFailed, refusal.Code);
        Assert.Equal("/v1", new OutgoingRules(OutgoingReach.Open)
            .Check("baseAddress", "https://cards.example/v1").AbsolutePath);
    }

    private static SupplierReply Order(int status, string? code) =>
        SupplierReading.OfOrder(new SupplierAnswer(status, new OrderState { Code = code }));

    private static SupplierReply Query(int status, string? code) =>
        SupplierReading.OfQuery(new SupplierAnswer(status, new OrderState { Code = code }));
}
