using System.Collections.Concurrent;
using Offers.Data.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Somebody of the client who redeems over HTTP, and remembers what he was told.</summary>
public sealed class RedeemClient : IDisposable
{
    /// <summary>How many codes it redeems at once.</summary>
    public const int AtOnce = 8;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly ServerPerson _person;

    private RedeemClient(ServerPerson person) => _person = person;

    /// <summary>How cards are delivered; null where the caller shows them.</summary>
    public string? Delivery { get; init; }

    /// <summary>The redemptions that codes became.</summary>
    public ConcurrentDictionary<string, string> Made { get; } = new();

    public static async Task<RedeemClient> OfAsync(OffersDatabase database, string? delivery = null) =>
        new(await ServerPerson.OfAsync(database, 3)) { Delivery = delivery };

    /// <summary>Redeems a code. A new key each time: the code itself makes it happen once.</summary>
    public async Task<Told> RedeemAsync(OffersServer server, Recipient person)
    {
        var told = await _person.PostAsync(server, "rewards/redemptions", new
        {
            campaignId = person.Campaign.ToString(), redemptionCode = person.Code, deliveryMethod = Delivery,
        });
        if (told.Text("redemption", "id") is { } id)
        {
            Assert.True(Made.GetOrAdd(person.Code, id) == id, "A code became another redemption.");
        }

        return told;
    }

    /// <summary>Redeems codes, some at once, until all are answered or the server is gone.</summary>
    public Task RedeemAllAsync(OffersServer server, IReadOnlyCollection<Recipient> people, Action? answered = null)
    {
        var waiting = new ConcurrentQueue<Recipient>(people);
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (waiting.TryDequeue(out var person))
            {
                if ((await RedeemAsync(server, person)).Status is null) break;
                answered?.Invoke();
            }
        }));
    }

    /// <summary>Redeems a code again and again until its card is there.</summary>
    public async Task RedeemToTheEndAsync(OffersServer server, Recipient person)
    {
        using var patience = new CancellationTokenSource(_patience);
        while ((await RedeemAsync(server, person)).Status is var status && status is not (200 or 201))
        {
            Assert.True(status is 202 or 409 or 503, $"{status}");
            await Task.Delay(_pause, patience.Token);
        }
    }

    public void Dispose() => _person.Dispose();
}
