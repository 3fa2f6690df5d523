using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class StatementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Opening_and_entries_make_closing_for_random_histories(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("1000.00");
        for (var i = 0; i < 60; i++)
        {
            await StepAsync(world, person, random);
            world.Clock.Advance(TimeSpan.FromHours(random.Next(0, 30)));
        }

        var end = world.Clock.GetUtcNow();
        for (var i = 0; i < 20; i++)
        {
            var from = end.AddHours(-random.Next(1, 1200));
            var until = from.AddHours(random.Next(1, 600));
            await AssertAddsUpAsync(world, person, (from, until), $"seed {seed}");
        }

        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Period_is_half_open_and_cut_by_the_time_of_recording(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        await world.DepositAsync(person, "1.00");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var from = world.Clock.GetUtcNow();
        await world.DepositAsync(person, "2.00");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var until = world.Clock.GetUtcNow();
        await world.DepositAsync(person, "4.00");
        world.Clock.Advance(TimeSpan.FromHours(1));
        var statement = await world.Statements.OpenAsync(Ask(person, from, until));
        Assert.Equal(("1.00", "3.00", 2L), (
            statement.Opening.Available.ToString(), statement.Closing.Available.ToString(), statement.Cut));
        Assert.Equal("2.00", (await LinesAsync(world, statement)).Single().AvailableAmount.ToString());
        var open = await world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed));
        Assert.Equal("7.00", open.Closing.Total.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statement_as_it_was_recorded_earlier_is_the_one_that_was_made_then(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var from = world.Clock.GetUtcNow();
        await world.DepositAsync(person, "2.00");
        world.Clock.Advance(TimeSpan.FromDays(1));
        var known = world.Clock.GetUtcNow();
        var then = await world.Statements.OpenAsync(Ask(person, from, from.AddDays(9)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.DepositAsync(person, "4.00");
        world.Clock.Advance(TimeSpan.FromDays(1));

        var ask = Ask(person, from, from.AddDays(9)) with { RecordedAt = $"{known:O}" };
        var again = await world.Statements.OpenAsync(ask);
        Assert.Equal(then.Key("en"), again.Key("en"));
        Assert.Equal(("2.00", known), (again.Closing.Available.ToString(), again.RecordedAt));
        Assert.Equal("2.00", (await LinesAsync(world, again)).Single().AvailableAmount.ToString());
        var now = await world.Statements.OpenAsync(Ask(person, from, from.AddDays(9)));
        Assert.Equal(("6.00", 2), (now.Closing.Available.ToString(), (await LinesAsync(world, now)).Count));
        foreach (var wrong in new[] { from, world.Clock.GetUtcNow().AddTicks(1) })
        {
            await Assert.ThrowsAsync<Refusal>(
                () => world.Statements.OpenAsync(ask with { RecordedAt = $"{wrong:O}" }));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statement_without_a_wallet_or_too_long_is_told(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonAsync();
        var empty = await world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed));
        Assert.True(empty.Closing.Total.IsZero);
        Assert.Empty(await LinesAsync(world, empty));
        await world.DepositAsync(person, "10.00");
        for (var i = 0; i < 3; i++)
        {
            await world.AskWithdrawalAsync(person, "1.00");
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed), 4);
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed), 3));
        Assert.Equal(LedgerCodes.StatementTooLong, refusal.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task First_print_is_kept_and_its_code_verified_against_the_ledger(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        await world.AskWithdrawalAsync(person, "30.00");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var statement = await world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed));
        var (first, second) = (StatementCode.New(), StatementCode.New());
        var kept = await world.Prints.KeepAsync(world.Admin, statement, new StatementPrint(first, "en", [1, 2, 3]));
        var again = await world.Prints.KeepAsync(world.Admin, statement, new StatementPrint(second, "en", [4]));
        Assert.Equal(kept, again);
        await world.DepositAsync(person, "1.00");
        var proof = await world.Statements.VerifyAsync(first.ToLowerInvariant());
        Assert.True(proof.Genuine);
        Assert.Equal(("L. H.", "70.00", "30.00"), (
            proof.Initials, proof.Closing.Available.ToString(), proof.Closing.Held.ToString()));
        await Assert.ThrowsAsync<Refusal>(() => world.Statements.VerifyAsync(second));
        var stranger = await world.PersonAsync();
        await Assert.ThrowsAsync<Refusal>(() => world.Statements.PrintAsync(stranger, first));
        Assert.Equal(kept, await world.Statements.PrintAsync(person, first));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statement_that_the_ledger_contradicts_is_not_genuine(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var statement = await world.Statements.OpenAsync(new StatementAsk(person, LedgerWorld.Aed));
        var code = StatementCode.New();
        await world.Prints.KeepAsync(world.Admin, statement, new StatementPrint(code, "en", [1]));
        await world.TamperAsync("UPDATE \"Statement\" SET \"ClosingAvailableMinor\" = 999900");
        Assert.False((await world.Statements.VerifyAsync(code)).Genuine);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Late_correction_is_a_line_of_its_own_where_it_was_recorded(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("10.00");
        world.Clock.Advance(TimeSpan.FromDays(40));
        var (month, now) = (world.Clock.GetUtcNow().AddDays(-1), world.Clock.GetUtcNow());
        var effective = now.AddDays(-39);
        await world.Unit.SubmitAsync(new Backdated(person, LedgerWorld.Money("5.00"), effective), world.ByAdmin());
        var old = await world.Statements.OpenAsync(Ask(person, effective.AddDays(-5), month));
        Assert.Equal("10.00", old.Closing.Total.ToString());
        var statement = await world.Statements.OpenAsync(Ask(person, month, now.AddTicks(1)));
        var line = Assert.Single(await LinesAsync(world, statement));
        Assert.Equal((effective, now), (line.EffectiveAt, line.RecordedAt));
        Assert.Equal(("10.00", "15.00"), (statement.Opening.Total.ToString(), statement.Closing.Total.ToString()));
    }

    private sealed class Backdated(Owner owner, Money amount, DateTimeOffset effectiveAt) : BatchCommand
    {
        public override string Action => "test.correct";

        public override string Subject => owner.ToString();

        public override void Name(RowNames names) => names
            .NeedWallet(owner, amount.Currency)
            .Need(LedgerRows.AccountByKey, Deposit.BankOf(owner.Book, amount.Currency));

        public override Answer Decide(Work work)
        {
            var bank = work.Ledger.Account(Deposit.BankOf(owner.Book, amount.Currency));
            work.Ledger.Transfer(
                (bank, work.Ledger.Available(owner, amount.Currency)), amount,
                new OperationFacts(Action, Subject, effectiveAt));
            return Answer.None();
        }
    }

    private static StatementAsk Ask(Owner owner, DateTimeOffset from, DateTimeOffset until) =>
        new(owner, LedgerWorld.Aed, $"{from:O}", $"{until:O}");

    private static async Task<List<WalletLine>> LinesAsync(LedgerWorld world, WalletStatement statement)
    {
        var lines = new List<WalletLine>();
        await foreach (var line in world.Statements.LinesAsync(statement))
        {
            lines.Add(line);
        }

        return lines;
    }

    private static async Task AssertAddsUpAsync(
        LedgerWorld world, Owner person, (DateTimeOffset From, DateTimeOffset Until) period, string seed)
    {
        if (period.From > world.Clock.GetUtcNow()) return;
        var statement = await world.Statements.OpenAsync(Ask(person, period.From, period.Until));
        var (available, held) = (statement.Opening.Available, statement.Opening.Held);
        foreach (var line in await LinesAsync(world, statement))
        {
            available += line.AvailableAmount;
            held += line.HeldAmount;
            Assert.True((available, held) == (line.AvailableAfter, line.HeldAfter), seed);
            Assert.True(line.RecordedAt >= period.From && line.RecordedAt < period.Until, seed);
        }

        Assert.True((available, held) == (statement.Closing.Available, statement.Closing.Held), seed);
    }

    private static async Task StepAsync(LedgerWorld world, Owner person, Random random)
    {
        var amount = $"{random.Next(1, 300)}.{random.Next(0, 100):00}";
        switch (random.Next(5))
        {
            case 0:
                await world.DepositAsync(person, amount);
                break;
            case 1:
                await world.Wallets.WithdrawAsync(
                    world.ByAdmin(), new CashRequest(person, LedgerWorld.Money(amount), null, "random"));
                break;
            case 2:
                await world.Withdrawals.RequestAsync(
                    LedgerWorld.By(person), new CashRequest(person, LedgerWorld.Money(amount), null, null));
                break;
            default:
                await DecideAsync(world, random);
                break;
        }
    }

    private static async Task DecideAsync(LedgerWorld world, Random random)
    {
        var waiting = await world.Cash.WithdrawalsAsync(
            BookId.Live, new CashFilter { Status = CashState.Requested }, new PageRequest());
        if (waiting.Data.Count == 0) return;
        var id = Id<Withdrawal>.Parse(waiting.Data[random.Next(waiting.Data.Count)].Id);
        _ = random.Next(2) == 0
            ? await world.Withdrawals.CompleteAsync(world.ByAdmin(), id, null)
            : await world.Withdrawals.RejectAsync(world.ByAdmin(), id, "random");
    }
}
