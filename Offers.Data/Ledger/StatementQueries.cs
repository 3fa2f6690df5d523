using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Statements of a wallet: cut by recording order, so that one made again for the same operations says the same.
/// </summary>
public sealed class StatementQueries(OffersDatabase database, IEnumerable<ReferenceNames> names, TimeProvider time)
{
    /// <summary>The most lines of a statement.</summary>
    public const int MostLines = 100_000;

    /// <summary>The most lines of one that is printed.</summary>
    public const int MostPrinted = 10_000;

    private const int Chunk = 1000;
    private readonly WalletLines _lines = new(names);

    /// <summary>Opens a statement: period, cut and balances.</summary>
    /// <param name="ask">Which one.</param>
    /// <param name="mostLines">How many lines it may have.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>statement_too_long</c>.</exception>
    public async Task<WalletStatement> OpenAsync(StatementAsk ask, int mostLines = MostLines)
    {
        await using var db = database.Read(ask.Owner.Book);
        var zone = await ZoneAsync(db, ask.Owner);
        var now = await db.NowAsync(time);
        var period = StatementPeriod.Read((ask.From, ask.Until), zone, now);
        var accounts = await WalletAccounts.ReadAsync(db, ask.Owner, ask.Currency);
        var known = KnownUntil(ask, period, zone, now);
        var cut = await Cuts.BeforeAsync(db, known is { } early && early < period.Until ? early : period.Until);
        var range = await RangeAsync(db, (ask.Owner, accounts), period.From, cut);
        await CheckLengthAsync(db, range, mostLines);
        return new WalletStatement(range)
        {
            Issuer = await IssuerAsync(db, ask.Owner.Book),
            Owner = await OwnerNames.OneAsync(db, ask.Owner),
            Currency = ask.Currency,
            From = period.From,
            Until = period.Until,
            Zone = zone.Id,
            Cut = cut,
            MadeAt = now,
            RecordedAt = known ?? now,
            Opening = await BalancesAsync(db, ask.Currency, accounts, range.After),
            Closing = await BalancesAsync(db, ask.Currency, accounts, range.Until),
        };
    }

    /// <summary>The lines of a statement, in recording order, read as they are needed.</summary>
    public async IAsyncEnumerable<WalletLine> LinesAsync(WalletStatement statement)
    {
        var range = statement.Range;
        await using var db = database.Read(range.Owner.Book);
        await foreach (var chunk in WalletPostings.UpAsync(db, range.Accounts, range.After, range.Until).Chunk(Chunk))
        {
            foreach (var line in await _lines.OfAsync(db, statement.Currency, chunk, new OperationFilter()))
            {
                yield return line;
            }
        }
    }

    /// <summary>The zone of an owner's dates: his organisation's own, else that of the platform.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        return await ZoneAsync(db, owner);
    }

    /// <summary>The statements of an owner that were printed, newest first.</summary>
    public async Task<IReadOnlyList<PrintedStatement>> PrintedAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        return await db.Statements
            .Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id)
            .OrderByDescending(x => x.MadeAt).Take(PageRequest.MaxLimit)
            .Select(x => new PrintedStatement(x.Code, x.Currency, x.From, x.Until, x.Language, x.MadeAt))
            .ToListAsync();
    }

    /// <summary>The bytes of an owner's printed statement.</summary>
    /// <exception cref="Refusal"><c>statement_not_found</c>, also for another's.</exception>
    public async Task<byte[]> PrintAsync(Owner owner, string code)
    {
        await using var db = database.Read(owner.Book);
        var kept = StatementCode.Normalise(code);
        return await db.Statements.Where(x => x.Code == kept && x.OwnerKind == owner.Kind && x.OwnerId == owner.Id)
            .Select(x => x.Pdf).SingleOrDefaultAsync() ?? throw LedgerCodes.StatementNotFound.Because();
    }

    /// <summary>The print of a statement that was made before; null where there is none.</summary>
    public async Task<byte[]?> FindPrintAsync(StatementKey key)
    {
        await using var db = database.Read(key.Owner.Book);
        return await db.Statements.Where(StatementDesk.Is(key)).Select(x => x.Pdf).SingleOrDefaultAsync();
    }

    /// <summary>Checks a statement by its code against the ledger; for anybody.</summary>
    /// <exception cref="Refusal"><c>statement_not_found</c>.</exception>
    public async Task<StatementProofView> VerifyAsync(string code) =>
        await FindProofAsync(code) ?? throw LedgerCodes.StatementNotFound.Because();

    /// <summary>Checks a statement by its code against the ledger; null where no statement has this code.</summary>
    public async Task<StatementProofView?> FindProofAsync(string code)
    {
        if (StatementCode.Normalise(code) is not { } kept)
        {
            return null;
        }

        await using var any = database.Read(BookId.Live);
        var statement = await any.Statements.IgnoreQueryFilters([OffersDb.BookFilter])
            .SingleOrDefaultAsync(x => x.Code == kept);
        if (statement is null)
        {
            return null;
        }

        await using var db = database.Read(statement.Book);
        var key = statement.Key;
        var accounts = await WalletAccounts.ReadAsync(db, key.Owner, key.Currency);
        var range = await RangeAsync(db, (key.Owner, accounts), key.From, key.Cut);
        var opening = await BalancesAsync(db, key.Currency, accounts, range.After);
        var closing = await BalancesAsync(db, key.Currency, accounts, range.Until);
        var totals = new StatementTotals(
            opening.Available.Minor, opening.Held.Minor, closing.Available.Minor, closing.Held.Minor);
        return new StatementProofView
        {
            Genuine = totals == statement.Totals,
            Environment = BookId.KindOf(statement.Book),
            Code = statement.Code,
            Initials = Initials((await OwnerNames.OneAsync(db, key.Owner)).Name),
            Currency = key.Currency,
            From = key.From,
            Until = key.Until,
            Zone = (await ZoneAsync(db, key.Owner)).Id,
            Opening = opening,
            Closing = closing,
            Cut = key.Cut,
            MadeAt = statement.MadeAt,
            Sha256 = Convert.ToHexStringLower(statement.Sha256 ?? []),
        };
    }

    // A statement as of before its period began would say nothing, and one of the future cannot be known.
    private static DateTimeOffset? KnownUntil(
        StatementAsk ask, StatementPeriod period, TimeZoneInfo zone, DateTimeOffset now) =>
        StatementPeriod.ReadInstant("recordedAt", ask.RecordedAt, zone) is not { } asked ? null
        : asked > period.From && asked <= now ? asked
        : throw Refusal.OfField("recordedAt", "It is after the period began, and not in the future.");

    private static async Task<string> IssuerAsync(OffersDb db, BookId book)
    {
        var id = Organisation.PlatformId(book);
        return await db.Organisations.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync() ?? "Offers";
    }

    private static string Initials(string name) => string.Join(
        ' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Initial));

    private static string Initial(string word) => word[..(char.IsSurrogate(word[0]) ? 2 : 1)] + ".";

    // What was recorded before the period began is never later than the cut, also where the period began after it.
    private static async Task<StatementRange> RangeAsync(
        OffersDb db, (Owner Owner, WalletAccounts Accounts) wallet, DateTimeOffset from, long cut)
    {
        var before = Math.Min(await Cuts.BeforeAsync(db, from), cut);
        return new StatementRange(
            wallet.Owner, wallet.Accounts, await wallet.Accounts.PlaceAsync(db, before),
            await wallet.Accounts.PlaceAsync(db, cut));
    }

    private static async Task CheckLengthAsync(OffersDb db, StatementRange range, int most)
    {
        var entries = range.Until.Available - range.After.Available + range.Until.Held - range.After.Held;
        if (entries > most
            && (entries > 2L * most
                || await range.Accounts.Between(db, range.After, range.Until)
                    .Select(x => x.OperationNumber).Distinct().CountAsync() > most))
        {
            throw LedgerCodes.StatementTooLong.Because(
                $"It has more than {most} lines; choose a shorter period.", ("most", most));
        }
    }

    private static async Task<WalletView> BalancesAsync(
        OffersDb db, Currency currency, WalletAccounts accounts, WalletPlace place)
    {
        var (available, held) = await accounts.BalancesAsync(db, place);
        return WalletView.Of(currency, available, held);
    }

    private static async Task<TimeZoneInfo> ZoneAsync(OffersDb db, Owner owner)
    {
        var id = owner.Kind switch
        {
            OwnerKind.Organisation => new Id<Organisation>(owner.Id),
            OwnerKind.Campaign => await HouseOfCampaignAsync(db, owner.Id),
            _ => Organisation.PlatformId(owner.Book),
        };
        var zone = await db.Organisations.Where(x => x.Id == id).Select(x => x.Zone).SingleOrDefaultAsync();
        return zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone);
    }
    // A campaign's dates are those of its client.
    private static async Task<Id<Organisation>> HouseOfCampaignAsync(OffersDb db, Guid campaign)
    {
        var id = new Id<Domain.Rewards.Campaigns.Campaign>(campaign);
        var client = await db.Campaigns.Where(x => x.Id == id).Select(x => x.Client).SingleAsync();
        return new Id<Organisation>(client.Value);
    }
}
