using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives;

/// <summary>
/// A year of incentives of ABC Builders: one that is over, one that counts the first twenty homes, a ladder whose
/// parts vest, a draft; the sales that earned by them, one that fell, and what is disputed.
/// </summary>
public sealed class IncentivesDemo : IDemoSource
{
    private const string Builder = "ABC Builders";
    private const int Days = 24;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) =>
        Incentives(world).Concat(DemoSale.All.SelectMany(sale => Life(world, sale)));

    private static IEnumerable<DemoStep> Incentives(DemoWorld world)
    {
        var desk = new IncentiveDesk(world.Writes);
        DemoStep Step(int day, string project, IncentiveBody body) => new(world.DaysAgo(day, 4), async () =>
        {
            await using var db = world.Database.Read(BookId.Live);
            var id = await db.Projects.Where(x => x.Name == project).Select(x => x.Id).SingleAsync();
            await desk.CreateAsync(Ask(world), Scope(world), body with { ProjectId = id });
        });

        yield return Step(330, "Sunrise Apartments", new IncentiveBody
        {
            Title = "10% Commission Boost on Early Sales", Type = IncentiveType.CommissionBoost,
            Description = "For everybody who sells in Sunrise before the first tower is up.",
            CommissionPercentage = "10.00", IncentiveAmount = new AmountText("150000.00"), MaxUnits = 10,
            ValidUntil = world.DaysAgo(240),
            TermsAndConditions = ["The buyer's first instalment has cleared.", "One boost for each home."],
        });
        yield return Step(300, "Sunrise Apartments", new IncentiveBody
        {
            Title = "Early Bird Bonus - First 20 Units", Type = IncentiveType.EarlyBird,
            Description = "The first twenty homes that are paid, over all agents.",
            IncentiveAmount = new AmountText("100000.00"), MaxUnits = 20, ValidUntil = world.Now.AddDays(Days),
            TermsAndConditions = ["Counted in the order in which homes are paid."],
        });
        yield return Step(60, "Lakeview Residences", new IncentiveBody
        {
            Title = "Festive ladder", Type = IncentiveType.ClosingBonus,
            Description = "The more you sell in Lakeview, the more each home earns.",
            IncentiveAmount = new AmountText("100000.00"), MaxUnits = 20, TriggerStage = SaleStage.Signed,
            Budget = new AmountText("1750000.00"), ValidUntil = world.Now.AddDays(62), Reward = new RewardRule
            {
                Kind = RewardKind.Tiers,
                Tiers =
                [
                    new RewardTier(1, new AmountText("50000.00")), new RewardTier(2, new AmountText("75000.00")),
                    new RewardTier(4, new AmountText("100000.00")),
                ],
                Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
            },
        });
        yield return Step(8, "Lakeview Residences", new IncentiveBody
        {
            Title = "Three homes to one buyer", Type = IncentiveType.BulkSale, Publish = false,
            Description = "For agents who find families that buy together.",
            IncentiveAmount = new AmountText("45000.00"), MinUnitsToSell = 3,
        });
    }

    private static IEnumerable<DemoStep> Life(DemoWorld world, DemoSale sale)
    {
        var (sales, claims) = (new SaleDesk(world.Writes), new ClaimDesk(world.Writes));
        var made = new Made();
        yield return new DemoStep(world.DaysAgo(sale.Booked, 6), async () =>
            made.Id = (await sales.EnterAsync(Ask(world), Scope(world), await BodyAsync(world, sale)))
                .Read<Made>().Id);
        foreach (var (verb, day) in sale.Moves())
        {
            yield return new DemoStep(world.DaysAgo(day, verb == "sign" ? 7 : 8), () => sales.MoveAsync(
                Ask(world), Scope(world), made.Id,
                (verb, new StageBody(Reason: verb == "cancel" ? "The buyer's loan was not granted." : null))));
        }

        if (sale.Decided is { } decided)
        {
            yield return new DemoStep(world.DaysAgo(decided, 9), async () =>
            {
                foreach (var claim in await ClaimsAsync(world, made.Id, ClaimStatus.Pending))
                {
                    await claims.ApproveAsync(Ask(world), Scope(world), claim);
                }
            });
        }

        if (sale.Dispute is { } dispute)
        {
            yield return new DemoStep(world.DaysAgo(dispute.Day, 10), async () => await claims.DisputeAsync(
                world.ByAgent(world.Agents[sale.Agents[0]]),
                (await ClaimsAsync(world, made.Id, ClaimStatus.Paid))[0], dispute.Text));
            if (dispute.Answered is { } answered)
            {
                yield return new DemoStep(world.DaysAgo(answered, 10), async () => await claims.ResolveAsync(
                    Ask(world), Scope(world), (await ClaimsAsync(world, made.Id, ClaimStatus.Paid))[0],
                    new ResolutionBody(
                        "uphold", "Right, it was left out of the price.", new AmountText("10000.00"))));
            }
        }
    }

    private static async Task<SaleBody> BodyAsync(DemoWorld world, DemoSale sale)
    {
        await using var db = world.Database.Read(BookId.Live);
        var project = await db.Projects.Where(x => x.Name == sale.Project).Select(x => x.Id).SingleAsync();
        var share = BasisPoints.Whole.Value / sale.Agents.Count;
        return new SaleBody
        {
            ProjectId = project, UnitNumber = sale.Unit, Reference = $"{sale.Unit}-{sale.Booked}",
            BuyerName = $"Buyer of {sale.Unit}",
            Agents = [.. sale.Agents.Select(x => new SaleAgentBody(world.People[world.Agents[x]], null, share))],
        };
    }

    private static async Task<IReadOnlyList<Id<IncentiveClaim>>> ClaimsAsync(
        DemoWorld world, Id<Sale> sale, ClaimStatus status)
    {
        await using var db = world.Database.Read(BookId.Live);
        return await db.IncentiveClaims.Where(x => x.Sale == sale && x.Status == status).OrderBy(x => x.Id)
            .Select(x => x.Id).ToListAsync();
    }

    private static CommandRequest Ask(DemoWorld world) => world.ByBuilder("builder", Builder);

    private static ProjectScope Scope(DemoWorld world) => ProjectScope.OfBuilder(Ask(world).Caller);

    private sealed class Made
    {
        public Id<Sale> Id { get; set; }
    }
}
