using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Keeps the first print of each statement, so that it can be checked and is the same when asked for again.
/// </summary>
public sealed class StatementDesk(UnitOfWork unit, StatementQueries queries)
{
    /// <summary>
    /// Keeps a print, unless somebody else was first: then his is the one. Answers the bytes that are kept.
    /// </summary>
    /// <param name="caller">Who asks for it.</param>
    /// <param name="statement">What it says.</param>
    /// <param name="print">Its code, language and bytes.</param>
    public async Task<byte[]> KeepAsync(Caller caller, WalletStatement statement, StatementPrint print)
    {
        var key = statement.Key(print.Language, print.Paper);
        var deed = new Deed("ledger.statement.print", key.Owner.ToString());
        await unit.RunAsync(CommandRequest.Once(caller), deed, async work =>
        {
            if (!await work.Db.Statements.AnyAsync(Is(key)))
            {
                var kept = new Statement(key, statement.Totals, print.Code, statement.MadeAt);
                kept.Print(print.Pdf);
                work.Db.Add(kept);
                work.Audit(new AuditFact(deed.Action, kept.Id.ToString(), null, OffersJson.Text(new
                {
                    owner = key.Owner.ToString(), currency = key.Currency, from = key.From, until = key.Until,
                    cut = key.Cut, language = key.Language, sha256 = Convert.ToHexStringLower(kept.Sha256!),
                }), null));
                work.Raise(kept, "ledger.statement.printed", new
                {
                    code = kept.Code, currency = key.Currency, from = key.From, until = key.Until,
                });
            }

            return Answer.None();
        });
        return (await queries.FindPrintAsync(key))!;
    }

    internal static Expression<Func<Statement, bool>> Is(StatementKey key)
    {
        var (kind, id) = (key.Owner.Kind, key.Owner.Id);
        var (currency, from, until, cut, language) = (key.Currency, key.From, key.Until, key.Cut, key.Language);
        var paper = key.Paper;
        return x => x.OwnerKind == kind && x.OwnerId == id && x.Currency == currency && x.From == from
            && x.Until == until && x.Cut == cut && x.Language == language && x.Paper == paper;
    }
}

/// <summary>A statement that was just printed.</summary>
/// <param name="Code">The code on it.</param>
/// <param name="Language"><c>en</c> or <c>ar</c>.</param>
/// <param name="Pdf">The file.</param>
public sealed record StatementPrint(string Code, string Language, byte[] Pdf)
{
    /// <summary>What it is laid out as.</summary>
    public StatementPaper Paper { get; init; }
}
