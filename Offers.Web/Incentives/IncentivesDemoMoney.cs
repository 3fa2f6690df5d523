using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives;

/// <summary>The rupees with which the demo's builder pays what it promises to agents.</summary>
public sealed class IncentivesDemoMoney : IDemoSource
{
    /// <summary>The builder of the demo's incentives and bounties.</summary>
    internal const string Builder = "ABC Builders";

    /// <summary>Who works for it.</summary>
    internal const string Person = "builder";

    private static readonly (int Day, long Major)[] _deposits = [(355, 6_000_000), (170, 4_000_000), (50, 2_500_000)];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) => _deposits.Select(deposit =>
        new DemoStep(world.DaysAgo(deposit.Day, 1), () => world.Writes.SubmitAsync(
            new Deposit(new CashRequest(
                Owner.Of(BookId.Live, world.Organisations[Builder]),
                new Money(deposit.Major * Currency.Inr.UnitsPerMajor, Currency.Inr), $"NEFT {deposit.Day:0000}",
                "Bank transfer")),
            world.ByAdmin())));
}
