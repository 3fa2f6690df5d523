using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments.Figures;

/// <summary>Explains what offers plan to pay, and what the law still allows.</summary>
public sealed class PlanFigures(ScheduleQueries schedules, CashFlowQueries flows, RuleQueries rules) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [InvestmentFigure.PlanName] = PlanAsync,
            [InvestmentFigure.PlanInterestName] = PlanInterestAsync,
            [InvestmentFigure.PlannedName] = PlannedAsync,
            [InvestmentFigure.YearLimitName] = YearLimitAsync,
            [InvestmentFigure.YearLeftName] = YearLeftAsync,
        };

    // about: offer, principal in minor units, place in the schedule
    private async Task<Explanation> PlanAsync(FigureAsk ask)
    {
        var schedule = await ScheduleAsync(ask);
        var place = ask.Number(2);
        var payment = place < schedule.Payments.Count ? schedule.Payments[(int)place] : throw FigureAsk.NotFound();
        return payment.Kind == DistributionKind.Principal
            ? ask.Explain(
                "Principal, planned", payment.Amount, "The whole principal is due at maturity.",
                ExplanationInput.Plus("Principal", schedule.Principal))
            : ask.Explain(
                $"Interest planned for {OfferFigures.Day(payment.Date)}", payment.Amount,
                "What has accrued since the first day, less what was planned before. Accrued is principal x yearly "
                    + "rate x days / days of the year, rounded half-even.",
                [.. Facts(schedule), ExplanationInput.Fact("Days of this period", $"{payment.Days:N0}")]);
    }

    private async Task<Explanation> PlanInterestAsync(FigureAsk ask)
    {
        var schedule = await ScheduleAsync(ask);
        return ask.Explain(
            "All interest planned", schedule.InterestAmount,
            "Principal x yearly rate x days / days of the year, from the first day to maturity.", [.. Facts(schedule)]);
    }

    // about: offer, investor, day, kind
    private async Task<Explanation> PlannedAsync(FigureAsk ask)
    {
        var (offer, investor, day, kind) =
            (ask.Id<InvestmentOffer>(0), ask.Person(1), ask.Day(2), ask.Word<CashFlowKind>(3));
        var holding = (await flows.HoldingsAsync(ask.Reader.Book, investor, offer)).SingleOrDefault();
        var flow = holding?.Flows.FirstOrDefault(x => x.Planned && x.Date == day && x.Kind == kind);
        if (holding is null || flow is null)
        {
            throw FigureAsk.NotFound();
        }

        if (kind == CashFlowKind.Principal)
        {
            return ask.Explain(
                $"Principal planned for {OfferFigures.Day(day)}", flow.Amount, "What is still in the offer.",
                ExplanationInput.Plus(
                    "Still in the offer", holding.OutstandingAmount,
                    InvestmentFigure.Part(offer, investor, HoldingPart.Outstanding)));
        }

        var paid = holding.Flows.Where(x => !x.Planned && x.Kind == CashFlowKind.Interest)
            .Aggregate(Money.Zero(flow.Amount.Currency), (sum, x) => sum + x.Amount);
        var before = holding.Flows.Where(x => x.Planned && x.Kind == CashFlowKind.Interest && x.Date < day)
            .Aggregate(Money.Zero(flow.Amount.Currency), (sum, x) => sum + x.Amount);
        return ask.Explain(
            $"Interest planned for {OfferFigures.Day(day)}", flow.Amount,
            "What the schedule says by this day, less what was paid and what is planned before.",
            ExplanationInput.Plus("By the schedule", flow.Amount + paid + before),
            ExplanationInput.Minus(
                "Paid", paid, InvestmentFigure.Part(offer, investor, HoldingPart.Earned)),
            ExplanationInput.Minus("Planned before", before));
    }

    // about: offer or rule pack, investor
    private async Task<Explanation> YearLimitAsync(FigureAsk ask)
    {
        var view = await RulesAsync(ask);
        return ask.Explain(
            "Most in a year", view.YearlyLimit ?? throw FigureAsk.NotFound(),
            $"Said by {view.Source} for {view.ClassName}; nothing is worked out.",
            ExplanationInput.Fact("Rule pack", view.Name));
    }

    private async Task<Explanation> YearLeftAsync(FigureAsk ask)
    {
        var view = await RulesAsync(ask);
        if (view is not { YearlyLimit: { } limit, StillPossible: { } left })
        {
            throw FigureAsk.NotFound();
        }

        return ask.Explain(
            "Still possible this year", left, "The yearly limit less what was invested under it this year.",
            ExplanationInput.Plus("Most in a year", limit, InvestmentFigure.YearLimit(ask.Text(0), ask.Person(1))),
            ExplanationInput.Minus("Invested this year", limit - left));
    }

    private async Task<RulesView> RulesAsync(FigureAsk ask)
    {
        var (about, investor) = (ask.Text(0), ask.Person(1));
        if (Id<InvestmentOffer>.TryParse(about, out var offer))
        {
            return await rules.OfOfferAsync(ask.Reader.Book, offer, investor) ?? throw FigureAsk.NotFound();
        }

        return RulePacks.Has(about)
            ? await rules.GetAsync(ask.Reader.Book, about, investor)
            : throw FigureAsk.NotFound();
    }

    private async Task<ScheduleView> ScheduleAsync(FigureAsk ask)
    {
        var offer = await OfferFigures.OfferAsync(ask, ask.Id<InvestmentOffer>(0));
        var principal = ask.Number(1);
        return principal == 0 ? throw FigureAsk.NotFound()
            : await schedules.GetAsync(ask.Reader.Book, offer.Id, new Money(principal, offer.Currency))
                ?? throw FigureAsk.NotFound();
    }

    private static IEnumerable<ExplanationInput> Facts(ScheduleView schedule) =>
    [
        new("Principal", schedule.Principal),
        ExplanationInput.Fact("Yearly rate", new BasisPoints(schedule.AnnualRateBps ?? 0).ToString()),
        ExplanationInput.Fact("Day count", schedule.DayCount.ToString()),
        ExplanationInput.Fact("First day", OfferFigures.Day(schedule.From) + (schedule.IsExpected ? ", expected" : "")),
        ExplanationInput.Fact("Maturity", OfferFigures.Day(schedule.Maturity)),
    ];
}
