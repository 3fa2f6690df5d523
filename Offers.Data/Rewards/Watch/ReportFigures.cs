using System.Globalization;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>An amount of a report.</summary>
public enum ReportAmount
{
    /// <summary>What was charged.</summary>
    Revenue,

    /// <summary>What the cards handed out cost.</summary>
    Cost,

    /// <summary>What the cards cost that were written off.</summary>
    Lost,

    /// <summary>What is left.</summary>
    Profit,
}

/// <summary>Which row of which report, in which currency and days.</summary>
/// <param name="By">By what the report is cut.</param>
/// <param name="Id">The row; null for the whole.</param>
/// <param name="Currency">The currency.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
public sealed record ReportPlace(ReportBy By, string? Id, Currency Currency, DateOnly From, DateOnly Until);

/// <summary>The keys of the figures of reports.</summary>
public static class ReportFigure
{
    internal const string ProfitName = "reward-profit";
    internal const string SpendName = "reward-spend";
    internal const string All = "all";

    /// <summary>An amount of the report of profit; for administrators.</summary>
    public static string Profit(ReportAmount amount, ReportPlace place) => FigureName.Of(
        ProfitName, amount, place.By, place.Id ?? All, place.Currency, place.From, place.Until);

    /// <summary>What was spent, by whoever reads it.</summary>
    public static string Spend(ReportPlace place) => FigureName.Of(
        SpendName, place.By, place.Id ?? All, place.Currency, place.From, place.Until);
}

/// <summary>Explains the amounts of reports, by reading them anew.</summary>
public sealed class ReportFigures(ProfitQueries profit, SpendQueries spend, FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [ReportFigure.ProfitName] = ProfitAsync,
            [ReportFigure.SpendName] = SpendAsync,
        };

    // about: amount, by, row, currency, first day, day after the last
    private async Task<Explanation> ProfitAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (amount, place) = (ask.Word<ReportAmount>(0), PlaceOf(ask, 1));
        var view = await ReadAsync(() => profit.GetAsync(ask.Reader.Book, place.By, Days(place)));
        var found = view.Currencies.FirstOrDefault(x => x.Currency == place.Currency) ?? throw FigureAsk.NotFound();
        var row = place.Id is null ? null : found.Rows.FirstOrDefault(x => x.Id == place.Id)
            ?? throw FigureAsk.NotFound();
        var (sums, cards) = row is null ? (found.Sums, found.Cards) : (row.Sums, row.Cards);
        return amount switch
        {
            ReportAmount.Profit => ask.Explain(
                "Profit", sums.Profit, "What was charged, less what the cards cost that were handed out or lost.",
                ExplanationInput.Plus("Revenue", sums.Revenue, ReportFigure.Profit(ReportAmount.Revenue, place)),
                ExplanationInput.Minus("Cost of cards", sums.Cost, ReportFigure.Profit(ReportAmount.Cost, place)),
                ExplanationInput.Minus("Written off", sums.Lost, ReportFigure.Profit(ReportAmount.Lost, place))),
            ReportAmount.Cost => await OfAsync(ask, (place, ProfitPurpose.Cost, cards), "Cost of cards", sums.Cost),
            ReportAmount.Lost => await OfAsync(ask, (place, ProfitPurpose.Lost, 0), "Written off", sums.Lost),
            _ => await OfAsync(ask, (place, ProfitPurpose.Revenue, cards), "Revenue", sums.Revenue),
        };
    }

    // A whole report is what the account did; a row of it is the part of these entries that belongs to its cards.
    private async Task<Explanation> OfAsync(
        FigureAsk ask, (ReportPlace Place, ProfitPurpose Purpose, int Cards) of, string title, Money amount)
    {
        var formula = of.Purpose switch
        {
            ProfitPurpose.Revenue => "What was charged for cards, less what was given back.",
            ProfitPurpose.Cost => "What the cards cost that were handed out, less those that came back.",
            _ => "What the cards cost that expired or were worthless.",
        };
        if (of.Place.Id is not null)
        {
            return ask.Explain(title, amount, formula, ExplanationInput.Plus($"{of.Cards:N0} cards", amount));
        }

        var account = (await ProfitReading.AccountsAsync(ask.Db)).FirstOrDefault(x =>
            x.Purpose == of.Purpose && x.Currency == of.Place.Currency);
        if (account is null)
        {
            return ask.Explain(title, amount, formula);
        }

        var range = await ProfitReading.RangeAsync(ask.Db, new ReportPeriod(of.Place.From, of.Place.Until));
        var sum = await entries.OfAsync(
            ask, await ProfitReading.EntriesAsync(ask.Db, account.Account, range), of.Place.Currency);
        return ask.Explain(title, amount, formula) with { Entries = sum };
    }

    // about: by, row, currency, first day, day after the last
    private async Task<Explanation> SpendAsync(FigureAsk ask)
    {
        var place = PlaceOf(ask, 0);
        var scope = RewardScope.Of(ask.Reader.Caller);
        var view = await ReadAsync(() => spend.GetAsync(scope, place.By, Days(place)));
        var found = view.Currencies.FirstOrDefault(x => x.Currency == place.Currency) ?? throw FigureAsk.NotFound();
        var row = place.Id is null ? null : found.Rows.FirstOrDefault(x => x.Id == place.Id)
            ?? throw FigureAsk.NotFound();
        var (amount, cards) = row is null ? (found.Spent, found.Cards) : (row.Spent, row.Cards);
        return ask.Explain(
            "Spent on rewards", amount, "What was charged for cards, less what was given back.",
            ExplanationInput.Plus($"{cards:N0} cards", amount));
    }

    private static ReportPlace PlaceOf(FigureAsk ask, int at) => new(
        ask.Word<ReportBy>(at), ask.Text(at + 1) is var id && id == ReportFigure.All ? null : id,
        ask.Currency(at + 2), ask.Day(at + 3), ask.Day(at + 4));

    private static (string?, string?) Days(ReportPlace place) => (Day(place.From), Day(place.Until));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Refusal)
        {
            throw FigureAsk.NotFound();
        }
    }
}
