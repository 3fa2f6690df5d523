using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>A statement that is to be issued.</summary>
/// <param name="Key">Whose and which month.</param>
/// <param name="Due">When its month ended.</param>
public sealed record DueCommission(CommissionKey Key, DateTimeOffset Due)
{
    /// <summary>What names it among others of its job.</summary>
    public string Item => $"{Key.Agent} {Key.Currency} {Key.Month}";
}

/// <summary>
/// Issues the statements of agents after the end of a month, each in a commit of its own. An agent gets one for every
/// month from the first thing that was recorded of him, so that each begins where the one before ended.
/// </summary>
public sealed class CommissionDesk(UnitOfWork writes, OffersDatabase database, TimeProvider time)
{
    /// <summary>How many one run issues at most.</summary>
    public const int AtOnce = 1_000;

    private const string Job = "commission-statements";

    /// <summary>Statements whose month is over, the earliest month first.</summary>
    public async Task<IReadOnlyList<DueCommission>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var zone = await CommissionReading.ZoneAsync(db);
        var running = CommissionMonth.At(await db.NowAsync(time), zone);
        var issued = (await db.CommissionStatements.GroupBy(x => new { x.Agent, x.Currency })
                .Select(x => new { x.Key.Agent, x.Key.Currency, Until = x.Max(y => y.Until) }).ToListAsync())
            .ToDictionary(x => (x.Agent, x.Currency), x => x.Until);
        var due = new List<DueCommission>();
        foreach (var (agent, currency, first) in await BeginningsAsync(db))
        {
            var at = issued.TryGetValue((agent, currency), out var until) ? until : first;
            for (var month = CommissionMonth.At(at, zone); month < running; month = month.Next)
            {
                due.Add(new DueCommission(new CommissionKey(book, agent, currency, month), month.Until(zone)));
            }
        }

        return [.. due.OrderBy(x => x.Due).ThenBy(x => x.Key.Agent).Take(AtOnce)];
    }

    /// <summary>Issues one, unless it is there already.</summary>
    public Task<Answer> IssueAsync(CommandRequest request, DueCommission due) =>
        writes.RunAsync(request, new Deed("incentives.statement.issue", due.Item), async work =>
        {
            // Read behind the pen, so that nothing that was recorded in the month is still on its way.
            var key = due.Key;
            var zone = await CommissionReading.ZoneAsync(work.Db);
            var until = key.Month.Until(zone);
            if (work.Now < until || await work.Db.CommissionStatements.AnyAsync(CommissionQueries.Is(key, until)))
            {
                return Answer.None();
            }

            var facts = await CommissionReading.FactsAsync(work.Db, key.Agent, key.Currency, zone);
            var content = await CommissionContents.OfAsync(work.Db, facts, key.Month, work.Now);
            var statement = new CommissionStatement(key, zone, facts.SumsOf(key.Month), content, work.Now);
            work.Db.Add(statement);
            var said = new
            {
                statement.Id, statement.Agent, month = key.Month.ToString(), currency = key.Currency.Code,
                net = new Money(statement.Sums.Net, key.Currency),
                closing = new Money(statement.ClosingMinor, key.Currency),
                sha256 = Convert.ToHexStringLower(statement.Sha256),
            };
            work.Audit(new AuditFact(
                "incentives.statement.issued", statement.ObjectId, null, OffersJson.Text(said), null));
            work.Raise(statement, "incentives.statement.issued", said);
            return Answer.None();
        });

    /// <summary>Issues all that are due now.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(BookId book)
    {
        var all = await DueAsync(book);
        foreach (var due in all)
        {
            // What is there already is left alone, so runs at the same time need no key in common.
            (await IssueAsync(CommandRequest.Once(Caller.System(book, Job)), due)).Check();
        }

        return all.Count;
    }

    private static async Task<IEnumerable<(Id<IPerson> Agent, Currency Currency, DateTimeOffset First)>>
        BeginningsAsync(OffersDb db)
    {
        var claims = await db.IncentiveClaims.GroupBy(x => new { x.Agent, x.Currency })
            .Select(x => new { x.Key.Agent, x.Key.Currency, First = x.Min(y => y.CreatedAt) }).ToListAsync();
        var proofs = await db.BountySubmissions.Where(x => x.Status == SubmissionStatus.Approved)
            .GroupBy(x => new { x.Agent, x.Currency })
            .Select(x => new { x.Key.Agent, x.Key.Currency, First = x.Min(y => y.ReviewedAt!.Value) }).ToListAsync();
        return from one in claims.Concat(proofs)
               group one.First by (one.Agent, one.Currency) into own
               select (own.Key.Agent, own.Key.Currency, own.Min());
    }
}
