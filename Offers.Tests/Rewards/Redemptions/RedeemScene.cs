using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>What tests read of a card.</summary>
public sealed record CardRead(string CardCode, string? CardNumber, string CardValue, string? Pin);

/// <summary>What tests read of a redemption in an answer.</summary>
public sealed record RedemptionRead(Id<Redemption> Id, RedemptionStatus Status, string RedemptionCode, int Reveals);

/// <summary>What tests read of redeeming.</summary>
public sealed record RedeemRead(RedemptionRead Redemption, CardRead? Card, CardSource? Source, string CreditRemaining);

/// <summary>A funded book of rewards with everything that redeems.</summary>
public sealed class RedeemScene : IAsyncDisposable
{
    private RedeemScene(RewardBook book)
    {
        All = book;
        Open(book.Writer);
    }

    public RewardBook All { get; }

    public RedeemDesk Redeem { get; private set; } = null!;

    public RedemptionDesk Desk { get; private set; } = null!;

    public RedemptionQueries Queries { get; private set; } = null!;

    public GiftQueries Gifts { get; private set; } = null!;

    public GiftDesk Gift { get; private set; } = null!;

    public FraudDesk Fraud { get; private set; } = null!;

    public OffersDatabase Database => All.Book.Database;

    /// <summary>A system of the client, which may see cards.</summary>
    public Caller SystemCaller => RewardBook.Of(4, Role.Developer, All.ClientHouse);

    public static async Task<RedeemScene> OpenAsync(DatabaseProvider provider) =>
        new(await RewardBook.FundedAsync(provider));

    /// <summary>Everything that redeems, on another unit of work.</summary>
    public void Open(UnitOfWork writer)
    {
        var time = All.Clock;
        Queries = new RedemptionQueries(Database, time);
        Desk = new RedemptionDesk(Database, writer, All.Vault, CardLimits.Usual);
        Redeem = new RedeemDesk(Database, writer, new RedeemGrounds(Database, writer, time), Queries);
        Gifts = new GiftQueries(Database);
        Gift = new GiftDesk(Redeem, Desk, Queries, new RedeemOrigins(All.Vault));
        Fraud = new FraudDesk(writer);
    }

    /// <summary>A campaign of USD 25 cards with so many people on its list.</summary>
    public async Task<(Campaign Campaign, IReadOnlyList<Recipient> People)> CampaignAsync(
        int people = 1, BudgetMode mode = BudgetMode.Shared, Func<CampaignFacts, CampaignFacts>? with = null)
    {
        var campaign = await All.CampaignAsync(mode, values: [25], with: with);
        return (campaign, await All.RecipientsAsync(campaign, people));
    }

    /// <summary>Redeems a recipient's code for his client.</summary>
    public Task<Answer> AskAsync(Recipient recipient, Func<RedeemBody, RedeemBody>? with = null) =>
        AskAsync(new RedeemBody(recipient.Campaign, RedemptionCode: recipient.Code), with);

    /// <summary>Redeems a code.</summary>
    public Task<Answer> AskAsync(RedeemBody body, Func<RedeemBody, RedeemBody>? with = null) =>
        Redeem.RedeemAsync(RewardBook.Once(All.ClientCaller), with is null ? body : with(body));

    /// <summary>Redeems a recipient's code, which must do.</summary>
    public async Task<RedeemRead> TakeAsync(Recipient recipient) => (await AskAsync(recipient)).Read<RedeemRead>();

    /// <summary>The code with which it is refused.</summary>
    public static async Task<string> RefusedAsync(Func<Task<Answer>> ask)
    {
        try
        {
            (await ask()).Check();
            return "";
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }
    }

    /// <summary>A supplier that sells USD 25 cards, with its buffer and so many cards in it.</summary>
    public async Task<(Supplier Supplier, CardPool Buffer)> SupplierAsync(
        string slug, string cost, int buffered = 0)
    {
        var supplier = new Supplier(
            BookId.Live, SupplierKind.Simulator, (slug, slug, 1), new SupplierReach(null));
        await All.AddAsync([supplier, new SupplierItem(supplier, All.Values[25], "sku-25", RewardBook.Usd(cost))]);
        var buffer = await All.PoolAsync(
            All.Values[25],
            new PoolFacts(slug + " buffer", PoolKind.Buffer, null, supplier.Id, RewardBook.Usd(cost)),
            [.. Enumerable.Repeat((DateOnly?)null, buffered)]);
        return (supplier, buffer);
    }

    /// <summary>The supplier that was asked refuses: the redemption goes on to its next source.</summary>
    public async Task NextAsync(Id<Redemption> id) => (await All.Writer.RunAsync(
        RewardBook.Once(RewardBook.Admin), new Deed("test.next", id.ToString()), async work =>
        {
            await RedemptionSources.NextAsync(work, id);
            return Answer.None();
        })).Check();

    /// <summary>Changes a campaign past the unit of work.</summary>
    public Task ChangeAsync(Id<Campaign> id, Action<Campaign>? change) =>
        EditAsync(db => change?.Invoke(db.Campaigns.Single(x => x.Id == id)));

    /// <summary>Changes a recipient past the unit of work.</summary>
    public Task ChangeAsync(Id<Recipient> id, Action<Recipient>? change) =>
        EditAsync(db => change?.Invoke(db.Recipients.Single(x => x.Id == id)));

    /// <summary>Changes rows past the unit of work, as what a test begins with.</summary>
    public Task EditAsync(Action<OffersDb> change) => Database.WriteOutsideAsync(change);

    public Task<Redemption> RedemptionAsync(Id<Redemption> id) =>
        All.Book.ReadAsync(db => db.Redemptions.SingleAsync(x => x.Id == id));

    public Task<Card> CardOfAsync(Id<Redemption> id) =>
        All.Book.ReadAsync(db => db.Cards.SingleAsync(x => x.Redemption == id));

    public Task<PoolTotals> TotalsAsync(CardPool pool) =>
        All.Book.ReadAsync(db => db.PoolTotals.SingleAsync(x => x.Pool == pool.Id));

    /// <summary>What the client has available.</summary>
    public async Task<string> ClientAsync() => (await All.WalletAsync(All.Client.Owner)).Available;

    /// <summary>Fails where books, stock or cards do not add up: none twice, none lost, each paid once.</summary>
    public async Task AssertSoundAsync()
    {
        await All.AssertBooksAsync();
        await using var db = Database.Read(BookId.Live);
        var cards = await db.Cards.ToListAsync();
        var redemptions = await db.Redemptions.ToListAsync();
        foreach (var totals in await db.PoolTotals.ToListAsync())
        {
            var own = cards.Where(x => x.Pool == totals.Pool).ToList();
            Assert.Equal(own.Count(x => x.Status == CardStatus.Available), totals.Available);
            Assert.Equal(own.Count(x => x.Status == CardStatus.Delivered), totals.Delivered);
            Assert.Equal(own.Count(x => x.Status == CardStatus.Void), totals.Voided);
            Assert.Equal(own.Where(x => x.Status == CardStatus.Available).Sum(x => x.CostMinor), totals.ValueMinor);
        }

        var given = redemptions.Where(x => x.HasCard).ToList();
        Assert.Equal(given.Count, given.Select(x => x.Card).Distinct().Count());
        Assert.Equal(given.Count, cards.Count(x => x.Status == CardStatus.Delivered));
        var stock = cards.Where(x => x.Status == CardStatus.Available).Sum(x => x.CostMinor);
        Assert.Equal(new Money(stock, Currency.Usd).ToString(), await All.PlatformAsync(Purpose.CardStock));
        var kept = redemptions.Where(x => x.HasCard || x is { Status: RedemptionStatus.Revoked, RevealedAt: not null });
        Assert.Equal(
            new Money(kept.Sum(x => x.ChargedMinor), Currency.Usd).ToString(),
            await All.PlatformAsync(Purpose.Revenue));
    }

    public ValueTask DisposeAsync() => All.DisposeAsync();
}
