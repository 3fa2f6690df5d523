using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What an administrator does to wallets at once: post deposits and withdrawals, and take them back.</summary>
public sealed class WalletDesk(OffersDatabase database, UnitOfWork unit)
{
    /// <summary>Posts a deposit. Answers 201 with a <see cref="MovementAnswer"/>.</summary>
    /// <exception cref="Refusal"><c>wallet_not_found</c>, <c>validation_failed</c> without a reason.</exception>
    public async Task<Answer> DepositAsync(CommandRequest request, CashRequest what)
    {
        await CheckOwnerAsync(what.Owner);
        return await unit.SubmitAsync(new Deposit(what), ForADay(request));
    }

    /// <summary>Posts a withdrawal. Answers 201 with a <see cref="MovementAnswer"/>.</summary>
    /// <exception cref="Refusal"><c>wallet_not_found</c>, <c>validation_failed</c> without a reason.</exception>
    public async Task<Answer> WithdrawAsync(CommandRequest request, CashRequest what)
    {
        await CheckOwnerAsync(what.Owner);
        return await unit.SubmitAsync(new Withdraw(what), ForADay(request));
    }

    /// <summary>Takes back a deposit, withdrawal or transfer that was posted by mistake.</summary>
    /// <exception cref="Refusal"><c>operation_not_found</c>, <c>validation_failed</c> without a reason.</exception>
    public Task<Answer> ReverseAsync(CommandRequest request, Id<Operation> id, string? reason)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        return unit.RunAsync(
            request, new Deed("ledger.reverse", id.ToString()), work => Reversal.RunAsync(work, id, why));
    }

    /// <summary>Gives a hold back whose time is over: one item of the job that looks for them.</summary>
    public Task<Answer> ExpireAsync(BookId book, DueHold due) => unit.SubmitAsync(
        new ExpireHold(due.Place),
        new CommandRequest(
            Caller.System(book, "hold-expiry"),
            CommandKey.OfJob(book, "hold-expiry", due.Place.Hold.ToString(), due.ExpiresAt)));

    /// <summary>The answers of deposits and withdrawals are kept for a day.</summary>
    internal static CommandRequest ForADay(CommandRequest request) =>
        request with { Key = request.Key with { Keep = CommandKey.MoneyInOutKeep } };

    // People and organisations are never deleted, so that looking before the pen is taken is enough.
    private async Task CheckOwnerAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        var person = new Id<IPerson>(owner.Id);
        var organisation = new Id<Organisation>(owner.Id);
        var known = owner.Kind == OwnerKind.Person
            ? await db.Users.AnyAsync(x => x.Id == person)
            : await db.Organisations.AnyAsync(x => x.Id == organisation);
        if (!known)
        {
            throw LedgerCodes.WalletNotFound.Because($"There is no {owner}.");
        }
    }
}

/// <summary>A hold whose time is over.</summary>
/// <param name="Place">The hold.</param>
/// <param name="ExpiresAt">When its time was over.</param>
public sealed record DueHold(HoldPlace Place, DateTimeOffset ExpiresAt);
