using System.Globalization;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>What is charged: client before agency before tier before face value, each in its time.</summary>
public sealed class PriceTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "25.00")]
    [InlineData("tier 24.00 -10", "24.00")]
    [InlineData("tier 24.00 -10, agency 24.50 -20", "24.50")]
    [InlineData("tier 24.00 -10, agency 24.50 -20, client 26.00 -30", "26.00")]
    [InlineData("tier 24.00 -10, tier 23.00 -5", "23.00")]
    [InlineData("tier 24.00 -10, client 20.00 1", "24.00")]
    [InlineData("tier 24.00 -10, client 20.00 -5 0", "24.00")]
    [InlineData("client 20.00 -5 1", "20.00")]
    [InlineData("client 20.00 0", "20.00")]
    [InlineData("retail 21.00 -5", "25.00")]
    [InlineData("other 21.00 -5", "25.00")]
    public async Task The_most_special_line_in_force_counts(string lines, string charge)
    {
        await using var book = await OpenAsync(DatabaseProvider.Sqlite);
        var value = book.Rewards.Values[25];
        var (_, other, _) = await book.Rewards.AnotherAgencyAsync();
        await book.Rewards.AddAsync(lines.Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(x => LineOf(book, value, other, x.Split(' '))));
        await using var db = book.Database.Read(BookId.Live);
        var charges = await PriceReading.ChargesAsync(db, book.Rewards.Client.Id, [value.Id], _now);
        Assert.Equal(charge, charges[value.Id].ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_price_begins_and_ends_and_what_was_charged_stays(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var (desk, queries) = (new PriceDesk(book.Writer), new PriceQueries(book.Database, book.Rewards.Clock));
        var body = new PriceBody
        {
            DenominationId = book.Rewards.Values[25].Id, ClientId = book.Rewards.Client.Id,
            Charge = new AmountText("24.00"),
        };
        var id = (await desk.CreateAsync(Once, body)).Read<Made>().Id;
        var later = (await desk.CreateAsync(Once, body with { From = _now.AddDays(3) })).Read<Made>().Id;
        Assert.Equal(
            [(later, PriceStatus.Coming), (id, PriceStatus.InForce)],
            (await queries.ListAsync(BookId.Live, new PriceFilter(), new PageRequest())).Data
                .Select(x => (x.Id, x.Status)));
        Assert.Equal("Nimbus Telecom", (await queries.GetAsync(BookId.Live, id)).Client?.Name);
        book.Rewards.Clock.Advance(TimeSpan.FromDays(1));
        (await desk.EndAsync(Once, id, new PriceEndBody())).Check();
        (await desk.EndAsync(Once, later, new PriceEndBody())).Check();
        Assert.Equal(PriceStatus.Ended, (await queries.GetAsync(BookId.Live, id)).Status);
        Assert.Equal(RewardCodes.PriceNotFound, (await Assert.ThrowsAsync<Refusal>(() =>
            queries.GetAsync(BookId.Live, later))).Code);
        Assert.Equal(PlatformCodes.ActionNotAllowed.Code, Problem.ToRefusal(
            (await desk.EndAsync(Once, id, new PriceEndBody())).Body).Code.Code);
        Assert.Empty((await queries.ListAsync(
            BookId.Live, new PriceFilter { Status = PriceStatus.InForce }, new PageRequest())).Data);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_prices_are_refused(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var desk = new PriceDesk(book.Writer);
        var good = new PriceBody
        {
            DenominationId = book.Rewards.Values[25].Id, Tier = AgencyTier.Retail, Charge = new AmountText("24.00"),
        };
        foreach (var (body, code) in new[]
        {
            (good with { DenominationId = null }, PlatformCodes.ValidationFailed),
            (good with { DenominationId = Id<Denomination>.New() }, RewardCodes.DenominationNotFound),
            (good with { Tier = null }, PlatformCodes.ValidationFailed),
            (good with { AgencyId = book.Rewards.Agency.Id }, PlatformCodes.ValidationFailed),
            (good with { Tier = null, AgencyId = Id<Agency>.New() }, RewardCodes.AgencyNotFound),
            (good with { Tier = null, ClientId = Id<Client>.New() }, RewardCodes.ClientNotFound),
            (good with { Charge = new AmountText("0.00") }, LedgerCodes.AmountInvalid),
            (good with { Charge = new AmountText("24.5") }, LedgerCodes.AmountInvalid),
            (good with { From = _now.AddHours(-1) }, PlatformCodes.ValidationFailed),
            (good with { Until = _now }, PlatformCodes.ValidationFailed),
        })
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<Refusal>(() => desk.CreateAsync(Once, body))).Code);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_price_is_suggested_by_the_cheapest_card_and_the_markup(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var queries = new PriceQueries(book.Database, book.Rewards.Clock);
        var value = book.Rewards.Values[25].Id;
        Assert.Null((await queries.SuggestAsync(BookId.Live, value, null)).Suggested);
        await book.Rewards.PoolAsync("Spring", 25, "23.50", 1);
        await book.Rewards.PoolAsync("Summer", 25, "22.00", 1);
        await book.PoolAsync("Empty", "10.00");
        var suggestion = await queries.SuggestAsync(BookId.Live, value, book.Rewards.Agency.Id);
        Assert.Equal(
            ("22.00", 750, "23.65"),
            ($"{suggestion.Cost}", suggestion.MarkupBps, $"{suggestion.Suggested}"));
    }

    private static PriceLine LineOf(CardBook book, Denomination value, Agency other, string[] words)
    {
        var scope = words[0] switch
        {
            "tier" => new PriceScope(AgencyTier.Wholesale),
            "retail" => new PriceScope(AgencyTier.Retail),
            "agency" => new PriceScope(Agency: book.Rewards.Agency.Id),
            "other" => new PriceScope(Agency: other.Id),
            _ => new PriceScope(Client: book.Rewards.Client.Id),
        };
        DateTimeOffset At(string days) => _now.AddDays(int.Parse(days, CultureInfo.InvariantCulture));
        return new PriceLine(
            value, scope, RewardBook.Usd(words[1]), (At(words[2]), words.Length > 3 ? At(words[3]) : null));
    }

    private sealed record Made(Id<PriceLine> Id);
}
