using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Ledger;

/// <summary>
/// Plays random commands on the ledger and on its model: groups of hot commands at once, which are decided in the order
/// in which they are sent, and single closures between them.
/// </summary>
internal sealed class RandomLedger(LedgerWorld world, int seed)
{
    private const int People = 6;
    private const int GroupSize = 40;
    private static readonly Currency[] _currencies = [Currency.Aed, Currency.Jpy];

    private readonly Random _random = new(seed);
    private readonly LedgerModel _model = new();
    private readonly List<Owner> _people = [];
    private readonly List<(ModelHold Hold, CashAnswer Answer)> _requests = [];
    private readonly Dictionary<string, HoldPlace> _places = new(StringComparer.Ordinal);
    private int _references;

    internal int Played { get; private set; }

    internal async Task StartAsync()
    {
        for (var i = 0; i < People; i++)
        {
            _people.Add(await world.PersonAsync($"Person {i + 1}"));
        }
    }

    /// <summary>A group of commands at once, then a few closures; then both sides must be equal.</summary>
    internal async Task PlayAsync()
    {
        var now = world.Clock.GetUtcNow();
        var known = _model.Holds.Where(x => x.Id is not null && _places.ContainsKey(x.Id)).ToList();
        var moves = Enumerable.Range(0, GroupSize).Select(_ => Choose(known, now)).ToList();
        var answers = await Task.WhenAll(moves.ConvertAll(x => world.Unit.SubmitAsync(x.Command, world.ByAdmin())));
        for (var i = 0; i < answers.Length; i++)
        {
            Compare(answers[i], moves[i].Expected, moves[i].Command.Action);
            if (!answers[i].IsRefusal) moves[i].Then(answers[i]);
        }

        await RequestAsync();
        await DecideAsync();
        await ReverseAsync();
        Played += GroupSize + 3;
        await LearnPlacesAsync();
        await CompareBalancesAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(_random.Next(0, 30)));
    }

    private (BatchCommand Command, string? Expected, Action<Answer> Then) Choose(
        List<ModelHold> known, DateTimeOffset now)
    {
        var (person, other, currency) = (Person(), Person(), _currencies[_random.Next(_currencies.Length)]);
        var amount = _random.Next(1, 5_000);
        var money = new Money(amount, currency);
        var hold = known.Count == 0 ? null : known[_random.Next(known.Count)];
        switch (_random.Next(8))
        {
            case 0 or 1:
                return Moved(
                    new ModelMove(0, person, currency, amount), new Deposit(Cash(person, money)),
                    x => x.Read<MovementAnswer>().OperationId);
            case 2:
                return Moved(
                    new ModelMove(person, 0, currency, amount), new Withdraw(Cash(person, money)),
                    x => x.Read<MovementAnswer>().OperationId);
            case 3 when person != other:
                return Moved(
                    new ModelMove(person, other, currency, amount),
                    new Transfer(
                        new TransferOrder(Available(person, currency), Available(other, currency), money, "t")),
                    x => x.Read<TransferAnswer>().OperationId);
            case 4 when hold is not null:
                var part = _random.Next(1, (int)hold.Amount + 1);
                var capture = new CaptureHold(
                    _places[hold.Id!], new Money(part, hold.Currency), Available(other, hold.Currency));
                return (capture, _model.Capture(hold, part, other), static _ => { });
            case 5 when hold is not null:
                return (new VoidHold(_places[hold.Id!]), _model.Void(hold), static _ => { });
            case 6 when hold is not null:
                return (new ExpireHold(_places[hold.Id!]), _model.Expire(hold, now), static _ => { });
            default:
                return Placed(person, money, now);
        }
    }

    private (BatchCommand, string?, Action<Answer>) Moved(
        ModelMove move, BatchCommand command, Func<Answer, Id<Operation>> operation) =>
        (command, _model.Move(move), answer => move.OperationId = operation(answer).ToString());

    private (BatchCommand, string?, Action<Answer>) Placed(int person, Money money, DateTimeOffset now)
    {
        // One in ten asks for a reference again, of which a hold may be open still.
        var reference = $"ref_{(_references > 0 && _random.Next(10) == 0 ? _random.Next(_references) : _references++)}";
        DateTimeOffset? expiresAt = _random.Next(2) == 0 ? now.AddMinutes(_random.Next(0, 60)) : null;
        var hold = new ModelHold(person, money.Currency, money.Minor, reference) { ExpiresAt = expiresAt };
        var command = new PlaceHold(
            _people[person - 1], money, new HoldFacts("order", reference, expiresAt));
        return (command, _model.Place(hold), answer => hold.Id = answer.Read<HoldAnswer>().Id.ToString());
    }

    private async Task RequestAsync()
    {
        var money = new Money(_random.Next(1, 5_000), _currencies[_random.Next(_currencies.Length)]);
        var hold = new ModelHold(Person(), money.Currency, money.Minor, $"wd_{_references++}");
        var expected = _model.Place(hold);
        var owner = _people[hold.Person - 1];
        var answer = await world.Withdrawals.RequestAsync(
            LedgerWorld.By(owner), new CashRequest(owner, money, null, null));
        Compare(answer, expected, "request");
        if (expected is null) _requests.Add((hold, answer.Read<CashAnswer>()));
    }

    private async Task DecideAsync()
    {
        if (_requests.Count == 0) return;
        var (hold, request) = _requests[_random.Next(_requests.Count)];
        var id = Id<Withdrawal>.Parse(request.Id);
        var isOpen = hold.IsOpen;
        var answer = _random.Next(3) switch
        {
            0 => await world.Withdrawals.CompleteAsync(world.ByAdmin(), id, null),
            1 => await world.Withdrawals.RejectAsync(world.ByAdmin(), id, "random"),
            _ => await world.Withdrawals.CancelAsync(LedgerWorld.By(_people[hold.Person - 1]), id),
        };
        Compare(answer, isOpen ? null : PlatformCodes.ActionNotAllowed.Code, "decide");
        if (!isOpen) return;
        if (answer.Read<CashAnswer>().Status == CashState.Completed) _model.Capture(hold, hold.Open, 0);
        else _model.Void(hold);
    }

    private async Task ReverseAsync()
    {
        if (_model.Moves.Count == 0) return;
        var move = _model.Moves[_random.Next(_model.Moves.Count)];
        var expected = _model.Reverse(move);
        var answer = await world.Wallets.ReverseAsync(
            world.ByAdmin(), Id<Operation>.Parse(move.OperationId!), "random");
        Compare(answer, expected, "reverse");
    }

    private void Compare(Answer answer, string? expected, string what)
    {
        var code = answer.IsRefusal ? Assert.Throws<Refusal>(() => answer.Check()).Code.Code : null;
        Assert.True(code == expected, $"seed {seed}, {Played} played, {what}: {code}, not {expected}");
    }

    private async Task LearnPlacesAsync()
    {
        await using var db = world.Database.Read(BookId.Live);
        var unknown = _model.Holds.Where(x => x.Id is not null && !_places.ContainsKey(x.Id))
            .Select(x => Id<Hold>.Parse(x.Id!)).ToArray();
        foreach (var hold in await db.Holds.Where(x => unknown.Contains(x.Id)).ToListAsync())
        {
            _places[hold.Id.ToString()] = HoldPlace.Of(hold);
        }
    }

    private async Task CompareBalancesAsync()
    {
        await using var db = world.Database.Read(BookId.Live);
        foreach (var account in await db.Accounts.ToListAsync())
        {
            var person = _people.FindIndex(x => x.Id == account.OwnerId) + 1;
            var expected = person == 0
                ? _model.Bank(account.Currency)
                : _model.Balance(person, account.Currency, account.Purpose == Purpose.Held);
            Assert.True(
                account.BalanceMinor == expected, $"seed {seed}, {Played} played: {account.Label} of {person}");
        }
    }

    private int Person() => _random.Next(1, People + 1);

    private CashRequest Cash(int person, Money money) => new(_people[person - 1], money, null, "random");

    private AccountKey Available(int person, Currency currency) =>
        new(_people[person - 1], Purpose.Available, currency);
}
