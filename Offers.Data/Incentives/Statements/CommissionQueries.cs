using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>
/// Reads the statements of agents: those that were issued as they were, and the running month as a draft.
/// </summary>
public sealed class CommissionQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The statements of an agent, the running months first, then newest first; without lines.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<CommissionView>> ListAsync(BookId book, Id<IPerson> agent, PageRequest page)
    {
        await using var db = database.Read(book);
        var name = await NameAsync(db, agent);
        var drafts = await DraftsAsync(db, agent, name);
        var found = db.CommissionStatements.Where(x => x.Agent == agent);
        var total = await found.CountCappedAsync(page) + drafts.Count;
        var (running, rest) = Split(drafts, page);
        var rows = rest is null ? [] : await found.NewestFirst(rest).Cut(rest).ToListAsync();
        var issued = rows.Select(x => CommissionView.Of(x, name));
        return Page<CommissionView>.Of(
            page.IsBackwards ? [.. issued, .. running] : [.. running, .. issued], page, total, x => x.Id);
    }

    /// <summary>One statement of an agent with its lines.</summary>
    /// <param name="book">The book.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="id">Its id, or its month and currency, as <c>2026-11-INR</c>.</param>
    /// <exception cref="Refusal"><c>earnings_statement_not_found</c>, also for another's.</exception>
    public async Task<CommissionView> GetAsync(BookId book, Id<IPerson> agent, string id)
    {
        await using var db = database.Read(book);
        var name = await NameAsync(db, agent);
        if (await FindAsync(db, agent, id) is { } statement)
        {
            return CommissionView.Of(statement, name).With(statement.Read());
        }

        var (month, currency) = ReadKey(id) ?? throw IncentiveCodes.StatementNotFound.Because();
        var facts = await FactsAsync(db, agent, currency);
        var now = await db.NowAsync(time);
        return facts.First <= month && month <= CommissionMonth.At(now, facts.Zone)
            ? Draft((month, currency), facts, name, now)
                .With(await CommissionContents.OfAsync(db, facts, month, now))
            : throw IncentiveCodes.StatementNotFound.Because();
    }

    /// <summary>What changed since a statement was issued: what it said, what it would say now, and why.</summary>
    /// <exception cref="Refusal"><c>earnings_statement_not_found</c>, also for another's and for drafts.</exception>
    public async Task<CommissionChanges> ChangesAsync(BookId book, Id<IPerson> agent, string id)
    {
        await using var db = database.Read(book);
        var statement = await FindAsync(db, agent, id) ?? throw IncentiveCodes.StatementNotFound.Because();
        var (currency, month) = (statement.Currency, statement.Key.Month);
        var facts = await CommissionReading.FactsAsync(
            db, agent, currency, TimeZoneInfo.FindSystemTimeZoneById(statement.Zone));
        var changes = facts.ChangesOf(month).ToList();
        var names = await CommissionNames.OfAsync(db, changes.Select(x => x.Story.Claim.ToString()));
        var said = new Money(statement.EarnedMinor, currency);
        var difference = new Money(changes.Sum(x => x.NowMinor - x.SaidMinor), currency);
        return new CommissionChanges(
            CommissionView.Of(statement, await NameAsync(db, agent)), said, said + difference, difference,
            [.. changes.Select(x => Changed(x, (facts, statement), names))]);
    }

    /// <summary>What anybody who knows a code is told of a statement; null where none has it.</summary>
    public async Task<CommissionProof?> FindProofAsync(string code)
    {
        if (StatementCode.Normalise(code) is not { } kept)
        {
            return null;
        }

        await using var any = database.Read(BookId.Live);
        var statement = await any.CommissionStatements.IgnoreQueryFilters([OffersDb.BookFilter])
            .SingleOrDefaultAsync(x => x.Code == kept);
        if (statement is null)
        {
            return null;
        }

        await using var db = database.Read(statement.Book);
        var key = statement.Key;
        var facts = await CommissionReading.FactsAsync(
            db, key.Agent, key.Currency, TimeZoneInfo.FindSystemTimeZoneById(statement.Zone));
        var sums = facts.SumsOf(key.Month);
        var hash = System.Security.Cryptography.SHA256.HashData(statement.Content);
        return new CommissionProof(
            sums == statement.Sums && hash.AsSpan().SequenceEqual(statement.Sha256), statement.Code,
            Initials((await NameAsync(db, key.Agent)).Name), key.Month.ToString(), key.Currency, statement.IssuedAt,
            CommissionTotals.Of(sums, key.Currency), Convert.ToHexStringLower(statement.Sha256),
            BookId.KindOf(statement.Book));
    }

    /// <summary>The name of the platform, which issues statements.</summary>
    public async Task<string> IssuerAsync(BookId book)
    {
        await using var db = database.Read(book);
        var id = Organisation.PlatformId(book);
        return await db.Organisations.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync() ?? "Offers";
    }

    internal static Expression<Func<CommissionStatement, bool>> Is(CommissionKey key, DateTimeOffset until)
    {
        var (agent, currency) = (key.Agent, key.Currency);
        return x => x.Agent == agent && x.Currency == currency && x.Until == until;
    }

    // Running months stand before all that was issued, in the order of their currencies, which name a place among them.
    private static (IReadOnlyList<CommissionView> Running, PageRequest? Later) Split(
        IReadOnlyList<CommissionView> drafts, PageRequest page)
    {
        if (page.Offset is { } skipped)
        {
            return ([.. drafts.Skip(skipped)], page with { Offset = Math.Max(0, skipped - drafts.Count) });
        }

        if (page.Bound is not { } place || ReadKey(place) is not { } key)
        {
            return page.IsBackwards ? ([.. drafts.Reverse()], page) : (page.Cursor is null ? drafts : [], page);
        }

        int Side(CommissionView draft) => string.CompareOrdinal(draft.Currency.Code, key.Currency.Code);
        return page.IsBackwards
            ? ([.. drafts.Where(x => Side(x) < 0).Reverse()], null)
            : ([.. drafts.Where(x => Side(x) > 0)], page with { Cursor = null });
    }

    private static ChangedClaim Changed(
        CommissionChange change, (CommissionFacts Facts, CommissionStatement Statement) of, CommissionNames names)
    {
        var (facts, statement) = of;
        Money In(long minor) => new(minor, statement.Currency);
        var reference = change.Story.Claim.ToString();
        var isKnown = change.Story.Before(statement.Until) is not null;
        return new ChangedClaim(
            names[reference], isKnown ? In(change.SaidMinor) : null, In(change.NowMinor),
            In(change.NowMinor - change.SaidMinor),
            [
                .. change.Changes.Select(x => new ClaimChange(
                    x.At, x.Happened, In(x.WorthMinor), x.Reason, CommissionMonth.At(x.At, facts.Zone).ToString())),
            ],
            [
                .. facts.Entries.Where(x => x.Reference == reference && x.At >= statement.Until)
                    .Select(x => new CommissionMovement(x.Operation, x.Number, x.At, In(x.Minor))),
            ]);
    }

    private static (CommissionMonth Month, Currency Currency)? ReadKey(string id) =>
        id.Length > 8 && id[7] == '-' && CommissionMonth.Read(id[..7]) is { } month
            && Currency.TryParse(id[8..], out var currency)
            ? (month, currency)
            : null;

    private static async Task<CommissionStatement?> FindAsync(OffersDb db, Id<IPerson> agent, string id)
    {
        if (Id<CommissionStatement>.TryParse(id, out var known))
        {
            return await db.CommissionStatements.SingleOrDefaultAsync(x => x.Id == known && x.Agent == agent)
                ?? throw IncentiveCodes.StatementNotFound.Because();
        }

        if (ReadKey(id) is not { } key)
        {
            return null;
        }

        var until = key.Month.Until(await CommissionReading.ZoneAsync(db));
        return await db.CommissionStatements.SingleOrDefaultAsync(
            Is(new CommissionKey(db.Book, agent, key.Currency, key.Month), until));
    }

    private async Task<List<CommissionView>> DraftsAsync(OffersDb db, Id<IPerson> agent, NameLink name)
    {
        var currencies = await db.IncentiveClaims.Where(x => x.Agent == agent).Select(x => x.Currency)
            .Union(db.BountySubmissions.Where(x => x.Agent == agent && x.PaidMinor > 0).Select(x => x.Currency))
            .ToListAsync();
        var now = await db.NowAsync(time);
        var drafts = new List<CommissionView>();
        foreach (var currency in currencies.OrderBy(x => x.Code, StringComparer.Ordinal))
        {
            var facts = await FactsAsync(db, agent, currency);
            drafts.Add(Draft((CommissionMonth.At(now, facts.Zone), currency), facts, name, now));
        }

        return drafts;
    }

    private static CommissionView Draft(
        (CommissionMonth Month, Currency Currency) key, CommissionFacts facts, NameLink name, DateTimeOffset now) =>
        new()
        {
            Id = $"{key.Month}-{key.Currency}",
            Status = CommissionStatus.Draft,
            Agent = name,
            Month = key.Month.ToString(),
            Currency = key.Currency,
            From = key.Month.From(facts.Zone),
            Until = key.Month.Until(facts.Zone),
            Zone = facts.Zone.Id,
            RecordedAt = now,
            Totals = CommissionTotals.Of(facts.SumsOf(key.Month), key.Currency),
        };

    private static async Task<CommissionFacts> FactsAsync(OffersDb db, Id<IPerson> agent, Currency currency) =>
        await CommissionReading.FactsAsync(db, agent, currency, await CommissionReading.ZoneAsync(db));

    private static async Task<NameLink> NameAsync(OffersDb db, Id<IPerson> agent) => new(
        agent.ToString(),
        await db.Users.Where(x => x.Id == agent).Select(x => x.DisplayName).SingleOrDefaultAsync() ?? "");

    private static string Initials(string name) => string.Join(
        ' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word[..(char.IsSurrogate(word[0]) ? 2 : 1)] + "."));
}
