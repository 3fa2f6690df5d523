using System.Globalization;
using System.Text;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Ledger;

/// <summary>
/// Bank accounts of investors, a bank file of which one line is not explained, a deposit in review, and a withdrawal
/// that waits for a second administrator.
/// </summary>
internal sealed class BankDemo(DemoWorld world, CashRules rules)
{
    private readonly DepositDesk _deposits = new(world.Writes, rules);
    private readonly WithdrawalDesk _withdrawals = new(world.Writes, rules);
    private readonly DestinationDesk _destinations = new(world.Writes, rules);
    private readonly List<CashAnswer> _asked = [];

    internal IEnumerable<DemoStep> Steps() => Destinations().Concat(BankFile()).Concat([Review(), Released()])
        .Concat(Approval());

    private IEnumerable<DemoStep> Destinations()
    {
        for (var i = 0; i < 6; i++)
        {
            var (name, rest) = (world.Investors[i], FormattableString.Invariant($"0260001015{471102 + (i * 7919):D9}"));
            var account = new BankAccount("My bank", $"AE{BankAccountNumber.CheckDigits("AE", rest)}{rest}", null,
                "Emirates NBD");
            yield return new DemoStep(world.DaysAgo(200 - i), () => _destinations.AddAsync(
                world.ByInvestor(name), world.WalletOf(name), account));
        }
    }

    // The investors ask, and a file of the bank brings their money two days later, with one receipt nobody knows.
    private IEnumerable<DemoStep> BankFile()
    {
        foreach (var (index, major) in new[] { (3, 18_500L), (5, 42_000L), (8, 9_250L) })
        {
            yield return new DemoStep(world.DaysAgo(6), async () => _asked.Add(await AskAsync(index, major)));
        }

        yield return new DemoStep(world.DaysAgo(4, 3), async () =>
        {
            await using var file = new MemoryStream(Encoding.UTF8.GetBytes(Csv()));
            var statement = await BankStatement.ReadAsync(
                file, ($"bank-{world.DaysAgo(4):yyyy-MM-dd}.csv", BankLayout.DebitCredit, Currency.Aed),
                CancellationToken.None);
            await new BankDesk(world.Writes, rules).ImportAsync(world.ByAdmin(), statement);
        });
    }

    private string Csv()
    {
        var day = world.DaysAgo(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder("Booking Date,Bank Reference,Counterparty,Narrative,Debit,Credit\n");
        foreach (var (asked, i) in _asked.OrderBy(x => x.Id, StringComparer.Ordinal).Select((x, i) => (x, i)))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{day},FT26{8841 + i},INWARD TRANSFER,REF {asked.PaymentReference},,{asked.Amount.Text}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{day},FT268850,BANK,ACCOUNT FEE,45.00,\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{day},FT268851,MARIAM SALEH,FOR MY SISTER'S ACCOUNT,,\"7,300.00\"\n");
        return text.ToString();
    }

    private DemoStep Review() => new(world.Now.AddHours(-30), async () =>
    {
        var id = Id<TopUp>.Parse((await AskAsync(7, 240_000)).Id);
        await _deposits.CompleteAsync(world.ByAdmin(), id, "Seen on the bank statement");
    });

    private DemoStep Released() => new(world.DaysAgo(33), async () =>
    {
        var id = Id<TopUp>.Parse((await AskAsync(2, 180_000)).Id);
        await _deposits.CompleteAsync(world.ByAdmin(), id, "Seen on the bank statement");
        await _deposits.ReleaseAsync(world.BySecondAdmin(), id, "Sale of a car; contract seen");
    });

    private IEnumerable<DemoStep> Approval()
    {
        yield return new DemoStep(world.Now.AddHours(-20), async () =>
        {
            var name = world.Investors[1];
            var accounts = await new DestinationQueries(world.Database, world.Clock).ListAsync(world.WalletOf(name));
            await _withdrawals.RequestAsync(world.ByInvestor(name), new CashRequest(
                world.WalletOf(name), new Money(64_000_00, Currency.Aed), "Flat in Sharjah", null)
            {
                Destination = accounts[0].Id,
            });
        });
    }

    private async Task<CashAnswer> AskAsync(int index, long major)
    {
        var name = world.Investors[index];
        var request = new CashRequest(world.WalletOf(name), new Money(major * 100, Currency.Aed), null, null);
        return (await _deposits.RequestAsync(world.ByInvestor(name), request)).Read<CashAnswer>();
    }
}
