using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives;

/// <summary>
/// The rupees with which the demo's builder pays what it promises to agents, and what one of them takes out.
/// </summary>
public sealed class IncentivesDemoMoney(CashRules rules) : IDemoSource
{
    /// <summary>The builder of the demo's incentives and bounties.</summary>
    internal const string Builder = "ABC Builders";

    /// <summary>Who works for it.</summary>
    internal const string Person = "builder";

    private static readonly (int Day, long Major)[] _deposits = [(355, 6_000_000), (170, 4_000_000), (50, 2_500_000)];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) => Deposits(world).Concat(TakenOut(world));

    private static IEnumerable<DemoStep> Deposits(DemoWorld world) => _deposits.Select(deposit =>
        new DemoStep(world.DaysAgo(deposit.Day, 1), () => world.Writes.SubmitAsync(
            new Deposit(new CashRequest(
                Owner.Of(BookId.Live, world.Organisations[Builder]),
                new Money(deposit.Major * Currency.Inr.UnitsPerMajor, Currency.Inr), $"NEFT {deposit.Day:0000}",
                "Bank transfer")),
            world.ByAdmin())));

    private IEnumerable<DemoStep> TakenOut(DemoWorld world)
    {
        var (desk, agent, id) = (new WithdrawalDesk(world.Writes, rules), world.Agents[0], "");
        var wallet = world.WalletOf(agent);
        var amount = new Money(75_000 * Currency.Inr.UnitsPerMajor, Currency.Inr);
        yield return new DemoStep(world.DaysAgo(104), () => new DestinationDesk(world.Writes, rules).AddAsync(
            world.ByAgent(agent), wallet, new BankAccount("My bank", null, "50100223344556", "HDFC Bank")));
        yield return new DemoStep(world.DaysAgo(100), async () =>
        {
            var accounts = await new DestinationQueries(world.Database, world.Clock).ListAsync(wallet);
            var request = new CashRequest(wallet, amount, "Rent and school fees", null)
            {
                Destination = accounts[0].Id,
            };
            id = (await desk.RequestAsync(world.ByAgent(agent), request)).Read<CashAnswer>().Id;
        });
        yield return new DemoStep(world.DaysAgo(98, 3), () => desk.CompleteAsync(
            world.ByAdmin(), Id<Withdrawal>.Parse(id), "Paid by bank transfer"));
    }
}
