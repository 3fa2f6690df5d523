using System.Collections.Concurrent;
using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>How many requests a minute a caller may make on one node; 0 means any number.</summary>
public sealed class RateSettings
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "RateLimits:PerMinute";

    /// <summary>Each address of people who are not signed in.</summary>
    public int Anonymous { get; set; }

    /// <summary>Each API key.</summary>
    public int ApiKey { get; set; }

    /// <summary>Each person who is signed in.</summary>
    public int Person { get; set; }

    /// <summary>Sign-ins from each address, and for each account.</summary>
    public int SignIn { get; set; }

    /// <summary>Visits of the page that shows gift cards, from each address and with each code.</summary>
    public int Redeem { get; set; }
}

/// <summary>Counts requests per caller on this node and refuses those above the limit.</summary>
public sealed class RateLimits(RateSettings settings, TimeProvider time)
{
    private const int MostWindows = 50_000;
    private static readonly TimeSpan _sweepPause = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, RateWindow> _windows = new(StringComparer.Ordinal);
    private long _nextSweep;

    /// <summary>Counts a request of the API and tells its caller what is left.</summary>
    /// <exception cref="Refusal"><c>rate_limited</c>.</exception>
    public void Count(HttpContext http)
    {
        var caller = http.Caller();
        var (name, who, limit) = caller.Person is { } person
            ? ("person", person.ToString(), settings.Person)
            : ("anonymous", caller.Ip ?? "", settings.Anonymous);
        if (limit == 0)
        {
            return;
        }

        var answer = Take(name + "|" + who, limit);
        var headers = http.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w=60");
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"{name}\";r={answer.Remaining};t={answer.ResetSeconds}");
        Check(answer, $"{limit} requests a minute are allowed.");
    }

    /// <summary>Counts a try to sign in, per address and per account.</summary>
    /// <param name="ip">From where.</param>
    /// <param name="account">The address that was typed.</param>
    /// <exception cref="Refusal"><c>rate_limited</c>.</exception>
    public void CountSignIn(string? ip, string? account)
    {
        if (settings.SignIn == 0)
        {
            return;
        }

        var sentence = $"{settings.SignIn} tries to sign in are allowed each minute.";
        Check(Take("sign-in-ip|" + ip, settings.SignIn), sentence);
        Check(Take("sign-in|" + account?.Trim().ToUpperInvariant(), settings.SignIn), sentence);
    }

    /// <summary>Counts a request for a secret address, per address of its sender.</summary>
    /// <returns>The seconds to wait where there were too many; null where it may go on.</returns>
    public int? CountFeed(HttpContext http)
    {
        if (settings.Anonymous == 0)
        {
            return null;
        }

        var answer = Take("feed|" + http.Caller().Ip, settings.Anonymous);
        return answer.Allowed ? null : answer.ResetSeconds;
    }

    /// <summary>Counts a visit of the page that shows gift cards, per address and per code.</summary>
    /// <returns>The seconds to wait where there were too many; null where it may go on.</returns>
    public int? CountRedeem(string? ip, string code)
    {
        if (settings.Redeem == 0)
        {
            return null;
        }

        var (byIp, byCode) = (Take("redeem-ip|" + ip, settings.Redeem), Take("redeem|" + code, settings.Redeem));
        return byIp.Allowed && byCode.Allowed ? null : Math.Max(byIp.ResetSeconds, byCode.ResetSeconds);
    }

    private static void Check(RateAnswer answer, string sentence)
    {
        if (!answer.Allowed)
        {
            throw PlatformCodes.RateLimited.Because(sentence, ("retryAfter", answer.ResetSeconds));
        }
    }

    private RateAnswer Take(string key, int limit)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks >= Volatile.Read(ref _nextSweep) && _windows.Count >= MostWindows)
        {
            Sweep(now);
        }

        return _windows.GetOrAdd(key, static (_, most) => new RateWindow(most), limit).Take(now);
    }

    private void Sweep(DateTimeOffset now)
    {
        Volatile.Write(ref _nextSweep, (now + _sweepPause).UtcTicks);
        foreach (var (key, window) in _windows)
        {
            if (window.IsIdle(now))
            {
                _windows.TryRemove(key, out _);
            }
        }
    }
}
