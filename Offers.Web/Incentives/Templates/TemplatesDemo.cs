using Offers.Data.Incentives;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Templates;

/// <summary>The templates of the platform, which every builder may begin with, and one of ABC Builders.</summary>
public sealed class TemplatesDemo : IDemoSource
{
    private const int Begin = 340;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var desk = new TemplateDesk(world.Writes);
        foreach (var body in Platforms())
        {
            yield return new DemoStep(world.DaysAgo(Begin, 5), () =>
            {
                var request = world.ByAdmin();
                return desk.CreateAsync(request, ProjectScope.OfPlatform(request.Caller), body);
            });
        }

        yield return new DemoStep(world.DaysAgo(70, 5), () =>
        {
            var request = world.ByBuilder("builder", "ABC Builders");
            return desk.CreateAsync(request, ProjectScope.OfBuilder(request.Caller), Own());
        });
    }

    private static IEnumerable<TemplateBody> Platforms()
    {
        yield return Template("Commission boost on early sales", "A share of the price, while the tower is new.", 90)
            with
            {
                Incentive = Terms("10% Commission Boost on Early Sales", IncentiveType.CommissionBoost, "150000.00")
                with
                {
                    Description = "For everybody who sells before the first tower is up.",
                    CommissionPercentage = "10.00", MaxUnits = 10,
                    TermsAndConditions = ["The buyer's first instalment has cleared.", "One boost for each home."],
                },
            };
        yield return Template("Early bird, first units", "A fixed bonus for the first homes, then it stops.", 120) with
        {
            Incentive = Terms("Early Bird Bonus - First 20 Units", IncentiveType.EarlyBird, "100000.00") with
            {
                Description = "The first twenty homes that are paid, over all agents.", MaxUnits = 20,
                TermsAndConditions = ["Counted in the order in which homes are paid."],
            },
        };
        yield return Template("Ladder that vests", "More with every home; a part at the contract.", 60)
            with
            {
                Budget = new AmountText("1500000.00"),
                Incentive = Terms("Ladder", IncentiveType.ClosingBonus, "100000.00") with
                {
                    Description = "The more you sell, the more each home earns.", MaxUnits = 15,
                    TriggerStage = SaleStage.Signed, Reward = Ladder(),
                },
            };
        yield return Template("Closing bonus", "The same for every home, for a month.", 30) with
        {
            Incentive = Terms("Closing bonus", IncentiveType.ClosingBonus, "50000.00") with
            {
                Description = "For every home that is paid this month.", MaxUnits = 25,
            },
        };
    }

    private static TemplateBody Own() =>
        Template("Three homes to one buyer", "For families and investors who buy together.", null) with
        {
            Incentive = Terms("Three homes to one buyer", IncentiveType.BulkSale, "45000.00") with
            {
                Description = "For agents who find families that buy together.", MinUnitsToSell = 3, MaxUnits = 30,
            },
        };

    private static TemplateBody Template(string name, string description, int? days) =>
        new() { Name = name, Description = description, Currency = "INR", LengthDays = days };

    private static PromiseBody Terms(string title, IncentiveType type, string amount) =>
        new() { Title = title, Type = type, IncentiveAmount = new AmountText(amount) };

    private static RewardRule Ladder() => new()
    {
        Kind = RewardKind.Tiers,
        Tiers =
        [
            new RewardTier(1, new AmountText("50000.00")), new RewardTier(2, new AmountText("75000.00")),
            new RewardTier(4, new AmountText("100000.00")),
        ],
        Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
    };
}
