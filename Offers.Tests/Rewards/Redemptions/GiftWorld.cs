using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>A running application with a campaign of USD 25 cards, three recipients and two cards.</summary>
/// <param name="Codes">The recipients' codes.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Client">The client's organisation.</param>
public sealed record GiftWorld(IReadOnlyList<string> Codes, Id<Campaign> Campaign, Organisation Client)
{
    private const int Cards = 2;
    private const int People = 3;

    /// <summary>The clear code of a card, by its number in the pool.</summary>
    public static string CardCode(int number) => $"CANARY-{number:0000}-9TRD";

    /// <summary>Fills the application's database.</summary>
    public static async Task<GiftWorld> MakeAsync(OffersApplication app)
    {
        var now = TimeProvider.System.GetUtcNow();
        var services = app.Services;
        var agencyHouse = new Organisation(BookId.Live, OrganisationKind.Agency, "Lumen Rewards", null);
        var house = new Organisation(BookId.Live, OrganisationKind.Client, "Nimbus Telecom", agencyHouse.Id);
        var agency = new Agency(agencyHouse, "lumen", AgencyTier.Wholesale);
        var client = new Client(house, agency);
        var brand = new Brand(BookId.Live, "al-noor", new BrandWords(
            "Al Noor Market", "سوق النور", "Valid in all shops.", "صالحة في جميع المتاجر.", "#0f766e"));
        var value = new Denomination(brand, new Money(25_00, Currency.Usd));
        var campaign = new Campaign(
            client, brand, Currency.Usd, new CampaignFacts("Welcome", "Thank you for staying with us."));
        campaign.Activate(now);
        var people = Enumerable.Range(1, People).Select(x => new Recipient(
            campaign, RedemptionCode.New(), new RecipientFacts($"Anitha {x}", $"r{x}@example.com", null), now))
            .ToList();
        var pool = new CardPool(
            value, new PoolFacts("A", PoolKind.Csv, null, null, new Money(23_50, Currency.Usd)), new PoolLevels());
        var totals = new PoolTotals(pool);
        var sealer = await services.GetRequiredService<CardVault>().SealerAsync();
        var cards = Enumerable.Range(1, Cards).Select(x => new Card(
            pool, totals.Number(), sealer.Seal(new CardSecret(CardCode(x), null, "4083")),
            (pool.CostMinor, null, now))).ToList();
        totals.Add(Cards, Cards * pool.CostMinor);
        await services.GetRequiredService<OffersDatabase>().WriteOutsideAsync(db => db.AddRange(
            [
                agencyHouse, house, agency, client, brand, value, campaign, .. people, pool, totals, .. cards,
                new AgencyBrand(agency.Id, brand.Id), new CampaignItem(campaign, value),
            ]));
        await FundAsync(services.GetRequiredService<UnitOfWork>(), client.Owner, totals.ValueMinor);
        return new GiftWorld([.. people.Select(x => x.Code)], campaign.Id, house);
    }

    private static async Task FundAsync(UnitOfWork writes, Owner client, long stockMinor) => (await writes.RunAsync(
        CommandRequest.Once(LiveBook.Admin), new Deed("rewards.test", ""), async work =>
        {
            var platform = Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live));
            var outside = new AccountKey(platform, Purpose.Settlement, Currency.Usd, "credit");
            var stock = new AccountKey(platform, Purpose.CardStock, Currency.Usd);
            await work.LoadAsync(new RowNames().Need(LedgerRows.AccountByKey, outside)
                .Need(LedgerRows.AccountByKey, stock).NeedWallet(client, Currency.Usd));
            work.Ledger.Post(
                new OperationFacts("rewards.test", "test", work.Now),
                new Leg(work.Ledger.Account(outside), -500_00 - stockMinor),
                new Leg(work.Ledger.Account(stock), stockMinor),
                new Leg(work.Ledger.Available(client, Currency.Usd), 500_00));
            return Answer.None();
        })).Check();
}
