using System.Text;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Ledger;

/// <summary>
/// A ledger whose deposits above 1,000.00 are reviewed and whose withdrawals above 500.00 are approved, with bank
/// files and two administrators.
/// </summary>
internal sealed class CashWorld : IAsyncDisposable
{
    private CashWorld(LedgerWorld ledger)
    {
        Ledger = ledger;
        Deposits = new DepositDesk(ledger.Unit, Rules);
        Withdrawals = new WithdrawalDesk(ledger.Unit, Rules);
        Destinations = new DestinationDesk(ledger.Unit, Rules);
        DestinationsRead = new DestinationQueries(ledger.Database, ledger.Clock);
        Bank = new BankDesk(ledger.Unit, Rules);
        BankRead = new BankQueries(ledger.Database, ledger.Clock);
        IApprovable[] kinds = [new WithdrawalApprovals(), new DistributionApprovals()];
        Approvals = new ApprovalDesk(ledger.Unit, kinds);
        ApprovalsRead = new ApprovalQueries(ledger.Database, kinds, ledger.Clock);
        Books = new BooksQueries(
            ledger.Database, ledger.Chain, [Clearings.Explained], [Clearings.Reviews, Clearings.BankLines],
            ledger.Clock);
    }

    public static CashRules Rules { get; } = new()
    {
        ReviewAbove = new Dictionary<Currency, Money> { [Currency.Aed] = LedgerWorld.Money("1000.00") },
        ApprovalAbove = new Dictionary<Currency, Money> { [Currency.Aed] = LedgerWorld.Money("500.00") },
    };

    public LedgerWorld Ledger { get; }

    public DepositDesk Deposits { get; }

    public WithdrawalDesk Withdrawals { get; }

    public DestinationDesk Destinations { get; }

    public DestinationQueries DestinationsRead { get; }

    public BankDesk Bank { get; }

    public BankQueries BankRead { get; }

    public ApprovalDesk Approvals { get; }

    public ApprovalQueries ApprovalsRead { get; }

    public BooksQueries Books { get; }

    /// <summary>An administrator who asked for nothing.</summary>
    public Caller Second { get; private set; } = null!;

    public static async Task<CashWorld> NewAsync(DatabaseProvider provider)
    {
        var world = new CashWorld(await LedgerWorld.NewAsync(provider));
        var second = await world.Ledger.PersonAsync("Salma Idris");
        world.Second = world.Ledger.Admin with { Person = new Id<IPerson>(second.Id) };
        return world;
    }

    public CommandRequest BySecond() => CommandRequest.Once(Second);

    public async Task<CashAnswer> AskDepositAsync(Owner owner, string amount) =>
        (await Deposits.RequestAsync(LedgerWorld.By(owner), Request(owner, amount))).Read<CashAnswer>();

    public async Task<CashAnswer> AskWithdrawalAsync(Owner owner, string amount, Id<Destination>? to = null) =>
        (await Withdrawals.RequestAsync(LedgerWorld.By(owner), Request(owner, amount) with { Destination = to }))
            .Read<CashAnswer>();

    /// <summary>A deposit whose money came in and is looked at.</summary>
    public async Task<Id<TopUp>> ReviewedAsync(Owner owner, string amount)
    {
        var id = Id<TopUp>.Parse((await AskDepositAsync(owner, amount)).Id);
        (await Deposits.CompleteAsync(Ledger.ByAdmin(), id, null)).Check();
        return id;
    }

    /// <summary>The approval that waits for a withdrawal.</summary>
    public async Task<ApprovalView> ApprovalOfAsync(string subject) =>
        (await ApprovalsRead.ListAsync(Second, new ApprovalFilter(Search: subject), new PageRequest())).Data.Single();

    public static string Line(string reference, string amount, string payer = "X", string note = "") =>
        $"2026-03-0{1 + (reference.Length % 8)},{reference},{payer},{note},{amount}";

    public static Task<BankStatement> ReadAsync(params string[] lines) => ReadAsync(
        BankLayout.SignedAmount, string.Join('\n', lines.Prepend("Date,Reference,Name,Description,Amount")));

    public static async Task<BankStatement> ReadAsync(BankLayout layout, string text)
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await BankStatement.ReadAsync(stream, ("bank.csv", layout, Currency.Aed), CancellationToken.None);
    }

    public async Task<BankImport> ImportAsync(params string[] lines) =>
        (await Bank.ImportAsync(Ledger.ByAdmin(), await ReadAsync(lines))).Read<BankImport>();

    public async Task<IReadOnlyList<BankLineView>> UnmatchedAsync() => (await BankRead.LinesAsync(
        BookId.Live, new BankLineFilter(BankLineState.Unmatched), new PageRequest(100))).Data;

    public async Task<IReadOnlyList<ClearingView>> ClearingAsync()
    {
        var report = await Books.CheckAsync(BookId.Live);
        Assert.True(report.Balanced, OffersJson.Text(report));
        return report.Clearing;
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private static CashRequest Request(Owner owner, string amount) =>
        new(owner, LedgerWorld.Money(amount), null, null);
}
