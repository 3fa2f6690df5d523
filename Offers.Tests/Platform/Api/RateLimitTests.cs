using System.Net;
using Microsoft.AspNetCore.Http;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Api;

namespace Offers.Tests.Platform.Api;

public sealed class RateLimitTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Any_minute_whatever_holds_at_most_the_limit()
    {
        var limits = new RateLimits(new RateSettings { Anonymous = 10 }, _clock);
        var allowed = new List<DateTimeOffset>();
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 4_000)));
            if (Try(limits, "10.0.0.1") is null)
            {
                allowed.Add(_clock.GetUtcNow());
            }
        }

        Assert.All(allowed.Index(), x => Assert.True(
            allowed.Skip(x.Index).TakeWhile(at => at - x.Item < TimeSpan.FromMinutes(1)).Count() <= 10));
        Assert.InRange(allowed.Count, 900, 1_010);
    }

    [Fact]
    public void Who_waits_as_long_as_told_is_let_in()
    {
        var limits = new RateLimits(new RateSettings { Anonymous = 2 }, _clock);
        Assert.Null(Try(limits, "10.0.0.1"));
        _clock.Advance(TimeSpan.FromMilliseconds(20_500));
        Assert.Null(Try(limits, "10.0.0.1"));

        var refusal = Try(limits, "10.0.0.1");

        Assert.Equal((429, 40), (refusal?.Code.Status, refusal?.Facts["retryAfter"]));
        Assert.Null(Try(limits, "10.0.0.2"));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(Try(limits, "10.0.0.1"));
    }

    [Fact]
    public void Tries_to_sign_in_are_counted_by_address_and_by_account()
    {
        var limits = new RateLimits(new RateSettings { SignIn = 3 }, _clock);
        for (var i = 0; i < 3; i++)
        {
            limits.CountSignIn($"10.0.0.{i}", "leila@offers.example");
        }

        Assert.Throws<Refusal>(() => limits.CountSignIn("10.0.0.9", " LEILA@offers.example"));
        for (var i = 0; i < 3; i++)
        {
            limits.CountSignIn("10.0.1.1", $"person{i}@offers.example");
        }

        Assert.Throws<Refusal>(() => limits.CountSignIn("10.0.1.1", "person9@offers.example"));
        limits.CountSignIn("10.0.1.2", "person9@offers.example");
    }

    [Fact]
    public void Nothing_is_counted_where_the_limit_is_off()
    {
        var limits = new RateLimits(new RateSettings(), _clock);
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Null(Try(limits, "10.0.0.1")));
    }

    [Theory, OnSqlite]
    public async Task Only_who_is_above_the_limit_is_refused_and_everybody_is_told_what_is_left(
        DatabaseProvider provider)
    {
        await using var world = await ApiWorld.StartAsync(provider, new Dictionary<string, string>
        {
            ["RateLimits:PerMinute:Person"] = "5",
        });
        var (one, _) = await world.InvestorAsync();
        var (other, _) = await world.InvestorAsync();
        for (var left = 4; left >= 0; left--)
        {
            var answer = await one.GetAsync(ApiWorld.Offers);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith($"\"person\";r={left};t=", answer.Header("RateLimit"), StringComparison.Ordinal);
            Assert.Equal("\"person\";q=5;w=60", answer.Header("RateLimit-Policy"));
        }

        var refused = await one.GetAsync(ApiWorld.Offers);
        Assert.Equal("429 rate_limited", await refused.CodeAsync());
        Assert.InRange(int.Parse(refused.Header("Retry-After"), null), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(ApiWorld.Offers)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.App.CreateClient().GetAsync("/")).StatusCode);
    }

    private static Refusal? Try(RateLimits limits, string ip)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(ip);
        try
        {
            limits.Count(http);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal;
        }
    }
}
