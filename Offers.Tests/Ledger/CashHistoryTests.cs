using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class CashHistoryTests
{
    private const int Rounds = 12;

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_histories_of_deposits_files_and_withdrawals_keep_the_books_balanced(
        DatabaseProvider provider)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var world = await CashWorld.NewAsync(provider);
        var people = new List<Owner>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await world.Ledger.PersonAsync($"Person Number{(char)('A' + i)}"));
        }

        for (var round = 0; round < Rounds; round++)
        {
            await ImportAsync(world, people, random, round);
            await ExplainAsync(world, people, random);
            await ReviewAsync(world, random);
            await WithdrawAsync(world, people, random);
            world.Ledger.Clock.Advance(TimeSpan.FromHours(random.Next(1, 40)));
            foreach (var due in await world.ApprovalsRead.DueAsync(BookId.Live, 100))
            {
                (await world.Approvals.ExpireAsync(world.Ledger.ByAdmin(), due.Id)).Check();
            }

            await AssertClearingAsync(world, seed);
        }

        await world.Ledger.AssertBooksAsync();
    }

    private static async Task ImportAsync(CashWorld world, List<Owner> people, Random random, int round)
    {
        var lines = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var asked = await world.AskDepositAsync(people[random.Next(people.Count)], $"{random.Next(1, 2500)}.00");
            var amount = random.Next(4) == 0 ? $"{random.Next(1, 900)}.25" : asked.Amount.Text!;
            var note = random.Next(3) == 0 ? "" : asked.PaymentReference!;
            lines.Add(CashWorld.Line($"R{round}-{random.Next(i, i + 3)}-{i}", amount, note: note));
        }

        var statement = await CashWorld.ReadAsync([.. lines]);
        await Task.WhenAll(
            world.Bank.ImportAsync(world.Ledger.ByAdmin(), statement),
            world.Bank.ImportAsync(world.BySecond(), statement));
    }

    private static async Task ExplainAsync(CashWorld world, List<Owner> people, Random random)
    {
        foreach (var line in (await world.UnmatchedAsync()).Where(_ => random.Next(3) > 0))
        {
            var answer = random.Next(3) == 0
                ? await world.Bank.ReturnAsync(world.BySecond(), line.Id, "nobody's")
                : await world.Bank.AssignAsync(world.BySecond(), line.Id, line.Suggestions is [var first, ..]
                    ? new BankAssignment(first.Deposit, null, "suggested")
                    : new BankAssignment(null, people[random.Next(people.Count)], "told us"));
            answer.Check();
        }
    }

    private static async Task ReviewAsync(CashWorld world, Random random)
    {
        var waiting = new CashFilter { Status = CashState.InReview };
        foreach (var row in (await world.Ledger.Cash.DepositsAsync(BookId.Live, waiting, new PageRequest(100))).Data)
        {
            var id = Id<TopUp>.Parse(row.Id);
            var answer = random.Next(3) switch
            {
                0 => await world.Deposits.RejectAsync(world.BySecond(), id, "no"),
                1 => await world.Deposits.ReleaseAsync(world.BySecond(), id, "yes"),
                _ => null,
            };
            answer?.Check();
        }
    }

    private static async Task WithdrawAsync(CashWorld world, List<Owner> people, Random random)
    {
        foreach (var person in people)
        {
            var request = new CashRequest(person, LedgerWorld.Money($"{random.Next(1, 1500)}.00"), "IBAN", null);
            var answer = await world.Withdrawals.RequestAsync(LedgerWorld.By(person), request);
            if (answer.IsRefusal)
            {
                continue;
            }

            var asked = answer.Read<CashAnswer>();
            if (asked.NeedsApproval == true && random.Next(3) > 0)
            {
                var approval = (await world.ApprovalOfAsync(asked.Id)).Id;
                _ = random.Next(3) == 0
                    ? await world.Approvals.RejectAsync(world.BySecond(), approval, "no")
                    : await world.Approvals.ApproveAsync(world.BySecond(), approval, null);
            }

            var id = Id<Withdrawal>.Parse(asked.Id);
            _ = random.Next(2) == 0
                ? await world.Withdrawals.CompleteAsync(world.Ledger.ByAdmin(), id, null)
                : await world.Withdrawals.RejectAsync(world.Ledger.ByAdmin(), id, "changed his mind");
        }
    }

    private static async Task AssertClearingAsync(CashWorld world, int seed)
    {
        var unmatched = await world.UnmatchedAsync();
        var bank = (await world.ClearingAsync()).SingleOrDefault(x => x.Account == "Clearing:bank-import");
        Assert.True(
            unmatched.Sum(x => x.Amount.Minor) == (bank?.Balance.Minor ?? 0),
            $"seed {seed}: {unmatched.Count} lines, {bank?.Balance}");
    }
}
