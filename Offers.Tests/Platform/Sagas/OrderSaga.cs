using Offers.Data.Ledger;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Platform.Sagas;

/// <summary>
/// Orders a thing and lets it be shipped; where it cannot be shipped, the order is cancelled. Each step that is
/// confirmed
/// puts 1.00 into one wallet, each late confirmation into another: so the ledger tells how often each was settled.
/// </summary>
public sealed class OrderSaga(ScriptedParty party) : ISagaDefinition
{
    /// <summary>The wallet of what was settled.</summary>
    public const int Settled = 1;

    /// <summary>The wallet of what came late.</summary>
    public const int Late = 2;

    /// <summary>What it is called.</summary>
    public const string Name = "test.order";

    /// <summary>How often settling fails before it does not.</summary>
    public int Faults { get; set; }

    /// <summary>How often it became unknown, or stuck.</summary>
    public int Waits { get; private set; }

    /// <inheritdoc/>
    public string Kind => Name;

    /// <summary>A saga of one thing.</summary>
    public static SagaStart Start(string supplier = "supplier:a", TimeSpan? deadline = null) => new(
        Name, "thing_1", "order", supplier, """{"carrier":"carrier:b"}""", deadline ?? TimeSpan.FromMinutes(30));

    /// <inheritdoc/>
    public Task<CallOutcome> CallAsync(SagaCall call, CancellationToken cancellation) => party.CallAsync(call);

    /// <inheritdoc/>
    public Task<CallOutcome> QueryAsync(SagaCall call, CancellationToken cancellation) =>
        Task.FromResult(party.Query(call));

    /// <inheritdoc/>
    public async Task<SagaNext> SettleAsync(ClosureWork work, Saga saga, CallOutcome outcome)
    {
        if (Faults > 0)
        {
            Faults--;
            throw new InvalidOperationException("A mistake of ours.");
        }

        if (outcome is CallOutcome.Confirmed) await PayAsync(work, Settled);
        return (saga.Step, outcome) switch
        {
            ("order", CallOutcome.Confirmed) => new SagaNext.Step("ship", "carrier:b", saga.Data),
            ("ship", CallOutcome.Confirmed) => new SagaNext.Done(),
            ("ship", CallOutcome.Refused) => new SagaNext.Step("cancel", "supplier:a", saga.Data),
            ("cancel", CallOutcome.Confirmed) => new SagaNext.Failed("cancelled", "It could not be shipped."),
            (_, CallOutcome.Refused refused) => new SagaNext.Failed(refused.Code, refused.Text),
            _ => throw new InvalidOperationException($"{saga.Step} has no such end."),
        };
    }

    /// <inheritdoc/>
    public async Task LateAsync(ClosureWork work, Saga saga, CallOutcome.Confirmed outcome)
    {
        Assert.Equal(outcome.Step == "ship" ? "carrier:b" : "supplier:a", outcome.Party);
        await PayAsync(work, Late);
    }

    /// <inheritdoc/>
    public Task WaitAsync(ClosureWork work, Saga saga)
    {
        Waits++;
        return Task.CompletedTask;
    }

    private static Task PayAsync(ClosureWork work, int person) => work.DoAsync(new Deposit(
        new CashRequest(LiveBook.WalletOf(person), new Money(1_00, Currency.Aed), null, "A step of a saga")));
}
