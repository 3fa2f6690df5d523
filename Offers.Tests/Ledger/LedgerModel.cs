using Offers.Domain.Ledger;

namespace Offers.Tests.Ledger;

/// <summary>
/// What a ledger does, written down a second time as plainly as can be: balances are numbers in a dictionary, and each
/// verb answers the code by which the ledger must refuse it, or null.
/// </summary>
internal sealed class LedgerModel
{
    internal const string Insufficient = "insufficient_balance";
    internal const string NotOpen = "hold_not_open";

    private readonly Dictionary<(int Person, Currency Currency, bool IsHeld), long> _balances = [];
    private readonly Dictionary<Currency, long> _bank = [];

    internal List<ModelHold> Holds { get; } = [];

    internal List<ModelMove> Moves { get; } = [];

    internal long Balance(int person, Currency currency, bool isHeld) =>
        _balances.GetValueOrDefault((person, currency, isHeld));

    internal long Bank(Currency currency) => _bank.GetValueOrDefault(currency);

    /// <summary>Person 0 is the bank, which may owe.</summary>
    internal string? Move(ModelMove move)
    {
        if (move.From != 0 && Balance(move.From, move.Currency, false) < move.Amount) return Insufficient;
        Add(move.From, move.Currency, -move.Amount);
        Add(move.To, move.Currency, move.Amount);
        Moves.Add(move);
        return null;
    }

    internal string? Reverse(ModelMove move)
    {
        if (move.IsReversed) return "operation_already_reversed";
        if (move.To != 0 && Balance(move.To, move.Currency, false) < move.Amount) return Insufficient;
        Add(move.To, move.Currency, -move.Amount);
        Add(move.From, move.Currency, move.Amount);
        move.IsReversed = true;
        return null;
    }

    internal string? Place(ModelHold hold)
    {
        if (Holds.Exists(x => x.Reference == hold.Reference && x.IsOpen)) return "hold_exists";
        if (Balance(hold.Person, hold.Currency, false) < hold.Amount) return Insufficient;
        Add(hold.Person, hold.Currency, -hold.Amount);
        AddHeld(hold, hold.Amount);
        Holds.Add(hold);
        return null;
    }

    internal string? Capture(ModelHold hold, long part, int to)
    {
        if (!hold.IsOpen) return NotOpen;
        if (part > hold.Open) return "capture_exceeds_hold";
        hold.Captured += part;
        AddHeld(hold, -part);
        Add(to, hold.Currency, part);
        return null;
    }

    internal string? Void(ModelHold hold)
    {
        if (!hold.IsOpen) return NotOpen;
        var open = hold.Open;
        hold.Voided += open;
        AddHeld(hold, -open);
        Add(hold.Person, hold.Currency, open);
        return null;
    }

    internal string? Expire(ModelHold hold, DateTimeOffset now) =>
        hold.ExpiresAt is { } time && now >= time ? Void(hold) : NotOpen;

    private void Add(int person, Currency currency, long amount)
    {
        if (person == 0) _bank[currency] = Bank(currency) + amount;
        else _balances[(person, currency, false)] = Balance(person, currency, false) + amount;
    }

    private void AddHeld(ModelHold hold, long amount) => _balances[(hold.Person, hold.Currency, true)] =
        Balance(hold.Person, hold.Currency, true) + amount;
}

/// <summary>Money that went from one to another; person 0 is the bank.</summary>
internal sealed record ModelMove(int From, int To, Currency Currency, long Amount)
{
    internal bool IsReversed { get; set; }

    internal string? OperationId { get; set; }
}

/// <summary>Money set aside.</summary>
internal sealed record ModelHold(int Person, Currency Currency, long Amount, string Reference)
{
    internal DateTimeOffset? ExpiresAt { get; init; }

    internal string? Id { get; set; }

    internal long Captured { get; set; }

    internal long Voided { get; set; }

    internal long Open => Amount - Captured - Voided;

    internal bool IsOpen => Open > 0;
}
