using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Credit;

/// <summary>
/// Three agencies with their clients, and a year of credit: bought, given on, taken back, asked for, refused, and
/// reloaded by itself; one agency is suspended.
/// </summary>
public sealed class CreditDemo : IDemoSource
{
    private const string Lumen = "Lumen Rewards";
    private const string Sandstone = "Sandstone Agency";
    private const string Karavan = "Karavan Media";
    private const string Nimbus = "Nimbus Telecom";
    private const string Falcon = "Falcon Grocers";
    private const string Atlas = "Atlas Motors";

    private static readonly (string Name, string Slug, AgencyTier Tier)[] _agencies =
    [
        (Lumen, "lumen", AgencyTier.Wholesale), (Sandstone, "sandstone", AgencyTier.Retail),
        (Karavan, "karavan", AgencyTier.Retail),
    ];

    private static readonly (string Name, string Agency)[] _clients =
        [(Nimbus, Lumen), (Falcon, Lumen), (Atlas, Sandstone)];

    // Day, from, to, amount in USD; from the platform where nobody is named.
    private static readonly (int Day, string? From, string To, string Amount, string Note)[] _gifts =
    [
        (350, null, Lumen, "100000.00", "Credit for the year, order 2025-118"),
        (350, Lumen, Nimbus, "10000.00", "Spring campaigns"),
        (349, Lumen, Falcon, "4000.00", "Loyalty pilot"),
        (340, null, Sandstone, "25000.00", "First order"),
        (339, Sandstone, Atlas, "6000.00", "Test drives"),
        (262, Lumen, Nimbus, "5000.00", "Summer top-up"),
        (204, Lumen, Falcon, "3500.00", "Ramadan baskets"),
        (175, Sandstone, Atlas, "4500.00", "Showroom weeks"),
        (121, Lumen, Nimbus, "7500.00", "Back to school"),
        (60, null, Lumen, "40000.00", "Second order, 2026-044"),
        (45, Lumen, Falcon, "2000.00", "Autumn offers"),
        (20, Lumen, Nimbus, "6000.00", "Year end"),
    ];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) =>
        [.. Houses(world), .. Gifts(world), .. Budgets(world), .. Wishes(world)];

    private static IEnumerable<DemoStep> Houses(DemoWorld world)
    {
        foreach (var agency in _agencies)
        {
            yield return new DemoStep(world.DaysAgo(358), async () => await new AgencyDesk(world.Writes).CreateAsync(
                world.ByAdmin(), new AgencyBody
                {
                    OrganisationId = world.Organisations[agency.Name], Slug = agency.Slug, Tier = agency.Tier,
                    Currencies = ["USD", "AED"], EnabledBrands = await BrandsAsync(world),
                }));
        }

        foreach (var client in _clients)
        {
            yield return new DemoStep(world.DaysAgo(358, 1), () => new ClientDesk(world.Writes).CreateAsync(
                world.ByAdmin(), Scope(world.ByAdmin()), new ClientBody
                {
                    AgencyId = new Id<Agency>(world.Organisations[client.Agency].Value),
                    OrganisationId = world.Organisations[client.Name], Currencies = ["USD", "AED"],
                }));
        }

        yield return new DemoStep(world.DaysAgo(90), () => new AgencyDesk(world.Writes).MoveAsync(
            world.ByAdmin(), new Id<Agency>(world.Organisations[Karavan].Value), "suspend",
            "Its contract is being renewed."));
    }

    private static IEnumerable<DemoStep> Gifts(DemoWorld world)
    {
        var desk = new CreditDesk(world.Writes, CreditRules.None);
        foreach (var gift in _gifts)
        {
            var from = gift.From is { } giver ? world.Organisations[giver] : Organisation.PlatformId(BookId.Live);
            yield return new DemoStep(world.DaysAgo(gift.Day, gift.From is null ? 1 : 3), () =>
            {
                var request = ByParent(world, gift.From);
                return desk.AllocateAsync(request, Scope(request), new AllocationBody(
                    from.ToString(), world.Organisations[gift.To].ToString(), new AmountText(gift.Amount), "USD",
                    gift.Note));
            });
        }

        yield return new DemoStep(world.DaysAgo(200, 2), () =>
        {
            var request = ByParent(world, Lumen);
            return desk.ReclaimAsync(request, Scope(request), new ReclaimBody(
                world.Organisations[Falcon].ToString(), new AmountText("750.00"), "The pilot needs less.", "USD"));
        });
        yield return new DemoStep(world.DaysAgo(300, 2), () => desk.AllocateAsync(
            world.ByAdmin(), Scope(world.ByAdmin()), new AllocationBody(
                Organisation.PlatformId(BookId.Live).ToString(), world.Organisations[Lumen].ToString(),
                new AmountText("50000.00"), "AED", "Dirham cards")));
        yield return new DemoStep(world.DaysAgo(299, 2), () =>
        {
            var request = ByParent(world, Lumen);
            return desk.AllocateAsync(request, Scope(request), new AllocationBody(
                world.Organisations[Lumen].ToString(), world.Organisations[Nimbus].ToString(),
                new AmountText("12000.00"), "AED", "Dirham cards"));
        });
    }

    private static IEnumerable<DemoStep> Budgets(DemoWorld world)
    {
        yield return new DemoStep(world.DaysAgo(344, 1), async () =>
        {
            await using var db = world.Database.Read(BookId.Live);
            var campaign = await db.Campaigns.Where(x => x.Name == "Welcome to 5G").Select(x => (Id<Campaign>?)x.Id)
                .FirstOrDefaultAsync();
            if (campaign is { } id)
            {
                var request = ByClient(world);
                await new BudgetDesk(world.Writes).SetAsync(request, Scope(request), id, new BudgetModeBody(
                    BudgetMode.Isolated, new AmountText("5000.00"), "A budget of its own"));
            }
        });
    }

    private static IEnumerable<DemoStep> Wishes(DemoWorld world)
    {
        var desk = new CreditRequestDesk(world.Writes, CreditRules.None);
        var waiting = default(Id<CreditRequest>);
        yield return Ask(150, "2000.00", "For the call centre");
        yield return Reject(149, "Use what is left of the summer first.");
        yield return Ask(21, "6000.00", "Year-end rewards");
        yield return Reject(20, "It was given with the year-end order.");
        yield return Ask(1, "3000.00", "New stores in Sharjah");
        yield return new DemoStep(world.DaysAgo(30), async () =>
        {
            await using var db = world.Database.Read(BookId.Live);
            var owner = world.Organisations[Falcon].Value;
            var account = await db.Accounts
                .Where(x => x.OwnerId == owner && x.Purpose == Purpose.Available && x.Currency == Currency.Usd)
                .Select(x => (Id<Account>?)x.Id).FirstOrDefaultAsync();
            var request = world.ByAdmin();
            await new ReloadDesk(world.Database, world.Writes, world.Clock).SetAsync(
                request, Scope(request), $"{account}", new AutoReloadBody(
                    new AmountText("500.00"), new AmountText("1000.00")));
        });

        DemoStep Ask(int day, string amount, string note) => new(world.DaysAgo(day, 2), async () =>
        {
            var request = ByClient(world);
            var answer = await desk.AskAsync(request, Scope(request), new CreditWishBody(
                world.Organisations[Nimbus].ToString(), new AmountText(amount), "USD", note));
            if (!answer.IsRefusal)
            {
                waiting = answer.Read<Made>().Id;
            }
        });

        DemoStep Reject(int day, string reason) => new(world.DaysAgo(day, 4), () =>
        {
            var request = ByParent(world, Lumen);
            return desk.RejectAsync(request, Scope(request), waiting, reason);
        });
    }

    private static async Task<IReadOnlyList<Id<Brand>>> BrandsAsync(DemoWorld world)
    {
        await using var db = world.Database.Read(BookId.Live);
        return await db.Brands.Select(x => x.Id).ToListAsync();
    }

    private static RewardScope Scope(CommandRequest request) => RewardScope.Of(request.Caller);

    private static CommandRequest ByClient(DemoWorld world) => world.ByRole("client", Role.ClientManager, Nimbus);

    // Only one agency has a person in the demo; for the others an administrator acts.
    private static CommandRequest ByParent(DemoWorld world, string? agency) =>
        agency == Lumen ? world.ByRole("agency", Role.AgencyManager, Lumen) : world.ByAdmin();

    private sealed record Made(Id<CreditRequest> Id);
}
