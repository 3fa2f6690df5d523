using System.Text.Json;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Templates;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Incentives.Pages;

namespace Offers.Tests.Incentives;

/// <summary>What nobody touches in the form of an incentive stays as it was promised.</summary>
public sealed class IncentiveFormTests
{
    private static readonly TimeZoneInfo _kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    private static readonly RewardRule _capped = new()
    {
        Amount = new AmountText("100.00"), MostPerSale = new AmountText("90.00"),
        Multipliers = [new RewardMultiplier(20_000, [DayOfWeek.Monday])],
        Vesting =
        [
            new VestingPart(SaleStage.Booked, 4_000), new VestingPart(SaleStage.Signed, 3_000),
            new VestingPart(SaleStage.Paid, 3_000),
        ],
    };

    private static readonly RewardRule _steps = new()
    {
        Kind = RewardKind.Tiers, Tiers = [new RewardTier(1, RateBps: 100), new RewardTier(3, RateBps: 250)],
        Vesting = [new VestingPart(SaleStage.Booked, 3_333), new VestingPart(SaleStage.Paid, 6_667)],
    };

    private static readonly RewardRule _share = new() { Kind = RewardKind.PercentOfPrice, RateBps = 150 };

    [Theory, OnSqlite, OnPostgres]
    public async Task Other_words_make_no_other_terms(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        foreach (var rule in new[] { _capped, _steps, _share })
        {
            var made = await book.PublishAsync("70.00", x => x with
            {
                Reward = rule, TriggerStage = rule == _share ? SaleStage.Paid : SaleStage.Booked,
                CommissionPercentage = "2.50", Budget = new AmountText("10.00"), RecoveryShareBps = 5_000,
                ValidUntil = book.Clock.GetUtcNow().AddDays(9),
            });
            var view = await new IncentiveQueries(book.Book.Database, book.Clock).GetAsync(book.Scope, made.Id);
            var form = IncentiveForm.Of(view, _kolkata);
            form.Title = "Other words";
            var patch = JsonSerializer.SerializeToNode(form.Body(), OffersJson.Options)!.AsObject();
            var edited = (await book.Incentives.EditAsync(book.Once, book.Scope, made.Id, ("*", patch)))
                .Read<IncentiveMade>();
            Assert.Equal((rule.Kind, 1), (rule.Kind, edited.TermsVersion));
        }
    }

    [Fact]
    public void What_is_touched_is_sent_and_the_rest_is_kept()
    {
        var form = Of(_capped);
        form.Amount = IncentiveBook.Inr("120.00");
        var typed = form.Body().Reward!;
        Assert.Equal(
            ("120.00", "90.00", 3), (typed.Amount?.Text, typed.MostPerSale?.Text, typed.Vesting.Count));
        form.FirstPercent = 50;
        Assert.Equal([5_000, 5_000], form.Body().Reward!.Vesting.Select(x => x.ShareBps));

        var ladder = Of(_steps);
        ladder.Tiers[1].From = 4;
        Assert.Equal(
            [new RewardTier(1, RateBps: 100), new RewardTier(4, RateBps: 250)], ladder.Body().Reward!.Tiers);
        ladder.Kind = RewardKind.FixedPerUnit;
        Assert.Empty(ladder.Body().Reward!.Tiers);
    }

    [Fact]
    public void A_ladder_that_is_half_in_another_currency_can_still_be_typed_on()
    {
        var form = new IncentiveForm(_kolkata)
        {
            Kind = RewardKind.Tiers,
            Tiers =
            [
                new TierForm { Amount = new Money(100, Currency.Aed) },
                new TierForm { From = 2, Amount = IncentiveBook.Inr("2.00") }, new TierForm { From = 3 },
            ],
        };
        Assert.Equal("2.00", form.Body().IncentiveAmount?.Text);
        form.Tiers = [new TierForm()];
        Assert.Null(form.Body().IncentiveAmount);
    }

    private static IncentiveForm Of(RewardRule rule) => IncentiveForm.Of(
        new TemplateView
        {
            Id = Id<IncentiveTemplate>.New(), Name = "Template", Owner = new NameLink("", ""), IsPlatforms = false,
            IsEditable = true, Currency = Currency.Inr, Revision = 1,
            Incentive = new PromiseBody { Reward = rule, TriggerStage = SaleStage.Booked },
        },
        _kolkata, DateTimeOffset.UnixEpoch);
}
