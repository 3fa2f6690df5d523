using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Ledger;

/// <summary>A year of deposits and withdrawals, the last of which wait for the administrator.</summary>
public sealed class LedgerDemo(CashRules rules) : IDemoSource
{
    private const int Months = 12;
    private const int DaysOfMonth = 30;

    private static readonly (int Index, Currency Currency, long Major)[] _foreign =
    [
        (0, Currency.Usd, 60_000), (3, Currency.Usd, 120_000), (7, Currency.Usd, 250_000), (11, Currency.Usd, 180_000),
        (1, Currency.Inr, 4_000_000), (3, Currency.Inr, 12_500_000), (10, Currency.Inr, 9_000_000),
        (14, Currency.Inr, 15_000_000), (21, Currency.Inr, 6_400_000),
    ];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) => First(world).Concat(Monthly(world))
        .Concat(Withdrawals(world)).Concat(Decided(world)).Concat(Waiting(world))
        .Concat(new BankDemo(world, rules).Steps());

    private static IEnumerable<DemoStep> First(DemoWorld world)
    {
        var at = world.DaysAgo(364);
        for (var i = 0; i < world.Investors.Count; i++)
        {
            yield return Deposit(world, at, i, new Money((320_000 + (i * 37_500 % 410_000)) * 100L, Currency.Aed));
        }

        foreach (var (index, currency, major) in _foreign)
        {
            yield return Deposit(world, world.DaysAgo(350), index, new Money(major * currency.UnitsPerMajor, currency));
        }
    }

    // Every month another half of the investors tops up, by amounts that differ but are the same in every run.
    private static IEnumerable<DemoStep> Monthly(DemoWorld world)
    {
        for (var month = 1; month < Months; month++)
        {
            var at = world.DaysAgo((Months - month) * DaysOfMonth, month % 5);
            for (var i = month % 2; i < world.Investors.Count; i += 2)
            {
                var major = 8_000 + ((i * 7_919) + (month * 3_571)) % 46_000;
                yield return Deposit(world, at, i, new Money((major * 100L) + (i % 4 * 25), Currency.Aed));
            }
        }
    }

    private IEnumerable<DemoStep> Withdrawals(DemoWorld world)
    {
        var desk = new WithdrawalDesk(world.Writes, rules);
        for (var i = 0; i < 8; i++)
        {
            var (name, day, isRejected) = (world.Investors[i * 2 % world.Investors.Count], 310 - (i * 38), i == 5);
            var amount = new Money((12_000 + (i * 4_300)) * 100L, Currency.Aed);
            var (id, request) = ("", Request(world, name, amount, $"IBAN ending {4410 + i}"));
            yield return new DemoStep(world.DaysAgo(day), async () =>
                id = (await desk.RequestAsync(world.ByInvestor(name), request)).Read<CashAnswer>().Id);
            yield return new DemoStep(world.DaysAgo(day - 1, 3), () => isRejected
                ? desk.RejectAsync(world.ByAdmin(), Id<Withdrawal>.Parse(id), "The account is not in the owner's name.")
                : desk.CompleteAsync(world.ByAdmin(), Id<Withdrawal>.Parse(id), "Paid by bank transfer"));
        }
    }

    private IEnumerable<DemoStep> Decided(DemoWorld world)
    {
        var desk = new DepositDesk(world.Writes, rules);
        for (var i = 0; i < 5; i++)
        {
            var (name, day, isRejected) = (world.Investors[i], 64 - (i * 12), i == 3);
            var amount = new Money((20_000 + (i * 7_500)) * 100L, Currency.Aed);
            var (id, request) = ("", Request(world, name, amount, $"TRF 8841 02{70 + i}"));
            yield return new DemoStep(world.DaysAgo(day), async () =>
                id = (await desk.RequestAsync(world.ByInvestor(name), request)).Read<CashAnswer>().Id);
            yield return new DemoStep(world.DaysAgo(day - 1, 2), () => isRejected
                ? desk.RejectAsync(world.ByAdmin(), Id<TopUp>.Parse(id), "No transfer with this reference has arrived.")
                : desk.CompleteAsync(world.ByAdmin(), Id<TopUp>.Parse(id), "Seen on the bank statement"));
        }
    }

    private IEnumerable<DemoStep> Waiting(DemoWorld world)
    {
        var deposits = new DepositDesk(world.Writes, rules);
        var withdrawals = new WithdrawalDesk(world.Writes, rules);
        (int Index, int MinutesAgo, long Major, string Reference)[] asked =
            [(4, 1_720, 40_000, "TRF 8841 0311"), (0, 260, 60_000, "TRF 8841 0318"), (9, 35, 15_500, "TRF 8841 0320")];
        foreach (var (index, minutes, major, reference) in asked)
        {
            var name = world.Investors[index];
            yield return new DemoStep(world.Now.AddMinutes(-minutes), () => deposits.RequestAsync(
                world.ByInvestor(name), Request(world, name, new Money(major * 100, Currency.Aed), reference)));
        }

        foreach (var (index, minutes, major) in new[] { (1, 980, 12_000L), (6, 90, 25_000L) })
        {
            var name = world.Investors[index];
            var request = Request(world, name, new Money(major * 100, Currency.Aed), "IBAN ending 7725");
            yield return new DemoStep(
                world.Now.AddMinutes(-minutes), () => withdrawals.RequestAsync(world.ByInvestor(name), request));
        }
    }

    private static DemoStep Deposit(DemoWorld world, DateTimeOffset at, int index, Money amount)
    {
        var name = world.Investors[index];
        var request = new CashRequest(world.WalletOf(name), amount, $"TRF {8000 + index} {at:yyMM}", "Bank transfer");
        return new DemoStep(at, () => world.Writes.SubmitAsync(new Deposit(request), world.ByAdmin()));
    }

    private static CashRequest Request(DemoWorld world, string name, Money amount, string reference) =>
        new(world.WalletOf(name), amount, reference, null);
}
