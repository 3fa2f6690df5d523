using Offers.Data.Incentives.Statements;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Incentives.Statements.CommissionBook;

namespace Offers.Tests.Incentives.Statements;

/// <summary>Random histories of sales over months: every statement adds up, and none forgets or repeats.</summary>
public sealed class CommissionPropertyTests
{
    private const int Months = 5;
    private const int StepsInMonth = 9;
    private const int Agent = 3;

    [Theory, OnSqlite, OnPostgres]
    public async Task Statements_of_random_histories_add_up_and_changes_are_their_adjustments(
        DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var book = await OpenedAsync(provider);
        await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("100000.00"), TriggerStage = SaleStage.Signed, Reward = new RewardRule
            {
                Kind = RewardKind.Tiers, TierMode = TierMode.WholeRange,
                Tiers = [new RewardTier(1, new AmountText("100.00")), new RewardTier(3, new AmountText("170.01"))],
                Vesting = [new VestingPart(SaleStage.Signed, 3_333), new VestingPart(SaleStage.Paid, 6_667)],
            },
        });
        var sales = new List<SaleMade>();
        var month = March;
        for (var i = 0; i < Months; i++, month = month.Next)
        {
            for (var step = 0; step < StepsInMonth; step++)
            {
                book.GoTo(month, 3 + (step * 3));
                await StepAsync(book, sales, random);
            }

            book.GoTo(month.Next, 1);
            await book.Desk().RunAsync(BookId.Live);
        }

        await AssertAsync(book, $"seed {seed}");
    }

    private static async Task StepAsync(IncentiveBook book, List<SaleMade> sales, Random random)
    {
        var sale = sales.Count > 0 ? sales[random.Next(sales.Count)] : null;
        switch (random.Next(7))
        {
            case 0 or 1 or 2:
                var now = book.Clock.GetUtcNow();
                var late = now.AddDays(-random.Next(0, 20));
                late = late < new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero) ? now : late;
                sales.Add(await book.SellAsync(Agent, SaleStage.Signed, x => x with
                {
                    BookedAt = late, StageAt = late == now ? now : late.AddHours(1),
                }));
                break;
            case 3 when sale is not null:
                await book.ApproveAllAsync();
                break;
            case 4 or 5 when sale is not null:
                await TryAsync(() => book.MoveAsync(sale, "pay"));
                break;
            case 6 when sale is not null:
                await TryAsync(() => book.MoveAsync(sale, "cancel"));
                break;
            default:
                await book.ApproveAllAsync();
                break;
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Refusal refusal)
        {
            Assert.Equal("action_not_allowed", refusal.Code.Code);
        }
    }

    private static async Task AssertAsync(IncentiveBook book, string seed)
    {
        var kept = await book.KeptAsync();
        var closing = 0L;
        var adjusted = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var statement in kept)
        {
            Assert.True(statement.Sums.AddUp, seed);
            Assert.True(closing == statement.OpeningMinor, seed);
            closing = statement.ClosingMinor;
            var entries = await book.EntriesAsync(Agent, statement.Key.Month);
            Assert.True(statement.Sums.Net == entries.Minor, seed);
            Adjust(adjusted, await book.StatementAsync(Agent, statement.Key.Month));
            Assert.True((await book.Statements().FindProofAsync(statement.Code))!.Genuine, seed);
        }

        Adjust(adjusted, await book.StatementAsync(Agent, kept[^1].Key.Month.Next));
        foreach (var statement in kept)
        {
            var changes = await book.ChangesAsync(Agent, statement.Key.Month);
            Assert.True(
                changes.Difference.Minor == adjusted.GetValueOrDefault(statement.Key.Month.ToString()), seed);
            Assert.True(changes.Difference.Minor == changes.Claims.Sum(x => x.Difference.Minor), seed);
        }

        await book.AssertBooksAsync();
    }

    private static void Adjust(Dictionary<string, long> adjusted, CommissionView view)
    {
        foreach (var line in view.Lines!.Where(x => x.Section == CommissionSection.Adjustment))
        {
            adjusted[line.Month!] = adjusted.GetValueOrDefault(line.Month!) + line.Amount.Minor;
        }
    }
}
