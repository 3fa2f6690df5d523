using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>A bank account to which withdrawals go, as it is listed; the number is masked.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Label">What the owner calls it.</param>
/// <param name="Kind">An IBAN, or the bank's own number.</param>
/// <param name="Number">The masked number.</param>
/// <param name="BankName">The bank.</param>
/// <param name="Status">Whether withdrawals may go to it.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="UsableFrom">From when on withdrawals may go to it.</param>
public sealed record DestinationView(
    Id<Destination> Id, string Label, BankNumberKind Kind, string Number, string? BankName, DestinationState Status,
    DateTimeOffset AddedAt, DateTimeOffset UsableFrom)
{
    internal static DestinationView Of(Destination destination, DateTimeOffset now) => new(
        destination.Id, destination.Label, destination.Kind, destination.Masked, destination.BankName,
        destination.StateAt(now), destination.AddedAt, destination.UsableFrom);
}

/// <summary>Bank accounts that people keep for their withdrawals.</summary>
public sealed class DestinationDesk(UnitOfWork unit, CashRules rules)
{
    /// <summary>How many one owner may have.</summary>
    public const int AtMost = 20;

    /// <summary>Adds a bank account; withdrawals to it wait until it has cooled. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>destination_exists</c> as an answer.</exception>
    public Task<Answer> AddAsync(CommandRequest request, Owner owner, BankAccount account) =>
        unit.RunAsync(request, new Deed("ledger.destination.add", owner.ToString()), async work =>
        {
            var destination = new Destination(owner, account, work.Now, rules.Cooling);
            var numbers = await work.Db.Destinations
                .Where(x => x.OwnerId == owner.Id && x.RemovedAt == null).Select(x => x.Number).ToListAsync();
            if (numbers.Contains(destination.Number, StringComparer.Ordinal) || numbers.Count >= AtMost)
            {
                throw LedgerCodes.DestinationExists.Because(numbers.Count >= AtMost
                    ? $"You have {AtMost} bank accounts, which is the most."
                    : null);
            }

            work.Add(destination);
            return Tell(work, destination, "add", "added") with
            {
                Status = 201, Location = $"/api/v1/destinations/{destination.Id}",
            };
        });

    /// <summary>Takes a bank account away.</summary>
    /// <exception cref="Refusal"><c>destination_not_found</c>, also for another's.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, Owner owner, Id<Destination> id) =>
        unit.RunAsync(request, new Deed("ledger.destination.remove", id.ToString()), async work =>
        {
            var destination = await work.Db.Destinations.SingleOrDefaultAsync(x => x.Id == id);
            if (destination is null || destination.Owner != owner)
            {
                throw LedgerCodes.DestinationNotFound.Because();
            }

            destination.Remove(work.Now);
            return Tell(work, destination, "remove", "removed");
        });

    private static Answer Tell(Work work, Destination destination, string verb, string happened)
    {
        var view = DestinationView.Of(destination, work.Now);
        work.Audit(new AuditFact(
            "ledger.destination." + verb, destination.ObjectId, null, OffersJson.Text(view), null));
        work.Raise(destination, "ledger.destination." + happened, new
        {
            owner = destination.Owner.ToString(), view.Id, view.Label, view.Number, view.UsableFrom,
        });
        return Answer.Ok(view);
    }
}

/// <summary>Reads bank accounts that people keep for their withdrawals.</summary>
public sealed class DestinationQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>An owner's bank accounts that were not removed, oldest first.</summary>
    public async Task<IReadOnlyList<DestinationView>> ListAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        var now = await db.NowAsync(time);
        var rows = await db.Destinations
            .Where(x => x.OwnerId == owner.Id && x.OwnerKind == owner.Kind && x.RemovedAt == null)
            .OrderBy(x => x.Id).Take(DestinationDesk.AtMost).ToListAsync();
        return rows.ConvertAll(x => DestinationView.Of(x, now));
    }

    /// <summary>The whole number to which a withdrawal is paid, for who pays it; null where none was named.</summary>
    public async Task<PayTo?> PayToAsync(BookId book, Id<Withdrawal> id)
    {
        await using var db = database.Read(book);
        var found = await (
            from withdrawal in db.Withdrawals.Where(x => x.Id == id)
            join destination in db.Destinations on withdrawal.Destination equals destination.Id
            select destination).SingleOrDefaultAsync();
        return found is null
            ? null
            : new PayTo(
                (await OwnerNames.OneAsync(db, found.Owner)).Name, found.BankName ?? found.Label,
                found.Kind == BankNumberKind.Iban ? BankAccountNumber.Show(found.Number) : found.Number);
    }
}
