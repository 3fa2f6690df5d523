using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>What a random step does.</summary>
public enum StepKind
{
    /// <summary>Money comes in.</summary>
    Deposit,

    /// <summary>From one wallet to another.</summary>
    Transfer,

    /// <summary>A hold is placed.</summary>
    Place,

    /// <summary>A part of a hold goes to another wallet.</summary>
    Capture,

    /// <summary>What is open of a hold goes back.</summary>
    Void,

    /// <summary>An investment in the offer.</summary>
    Invest,
}

/// <summary>How a step ends after it did its work.</summary>
public enum Poison
{
    /// <summary>As it should.</summary>
    None,

    /// <summary>With a refusal that is recorded.</summary>
    Recorded,

    /// <summary>With a refusal that is not.</summary>
    Unrecorded,

    /// <summary>With a mistake of the program.</summary>
    Thrown,

    /// <summary>With a refusal whose records cannot be made.</summary>
    RefusalThrown,
}

/// <summary>One random command, before it is a command.</summary>
public sealed record Step(int Number, StepKind Kind, int From, int To, int Hold, long Minor, Poison Poison)
{
    /// <summary>What holds of these steps are for.</summary>
    public const string HoldPurpose = "play";

    /// <summary>How many people take part.</summary>
    public const int People = 6;

    private static readonly RowLookup<Hold, string> _holdOf = new(
        [nameof(Domain.Ledger.Hold.Purpose), nameof(Domain.Ledger.Hold.Reference)],
        hold => hold.Reference, reference => [HoldPurpose, reference]);

    private string HoldName => $"hold-{Hold}";

    private Money Amount => new(Minor, Currency.Aed);

    /// <summary>A step that depends on nothing but the seed.</summary>
    public static Step Random(Random random, int number) => new(
        number, Pick<StepKind>(random), random.Next(People), random.Next(People), random.Next(number + 1),
        random.NextInt64(1, 400), random.Next(5) == 0 ? Pick<Poison>(random) : Poison.None);

    /// <summary>The step as a command and its request.</summary>
    public (BatchCommand Command, CommandRequest Request) On(Id<InvestmentOffer> offer)
    {
        var inner = Kind switch
        {
            StepKind.Deposit => new Deposit(new CashRequest(LiveBook.WalletOf(From), Amount, null, "Play")),
            StepKind.Invest => LiveBook.InvestOf(offer, From, Minor),
            _ => (BatchCommand)new Scripted(Name, Decide),
        };
        return (Poison == Poison.None ? inner : Spoil(inner), LiveBook.From(From, $"step-{Number}-of-the-play"));
    }

    private void Name(RowNames names) => names
        .Need(LedgerRows.AccountsOf, LiveBook.WalletOf(From))
        .Need(LedgerRows.AccountsOf, LiveBook.WalletOf(To))
        .Need(_holdOf, HoldName);

    private Answer Decide(Work work)
    {
        var (from, to) = (LiveBook.WalletOf(From), LiveBook.WalletOf(To));
        var facts = new OperationFacts($"play.{Kind}", HoldName, work.Now);
        if (Kind == StepKind.Transfer)
        {
            work.Ledger.Transfer(
                (work.Ledger.Available(from, Currency.Aed), work.Ledger.Available(to, Currency.Aed)), Amount, facts);
        }
        else if (Kind == StepKind.Place)
        {
            var held = work.Ledger.Place(from, Amount, new HoldFacts(HoldPurpose, $"hold-{Number}"), facts);
            work.Raise(held.Hold, "play.hold.placed", new { amount = Amount });
        }
        else
        {
            End(work, facts);
        }

        work.Audit(new AuditFact("play.step", HoldName, null, $"{Number}", null));
        return Answer.Ok(new { number = Number, available = work.Ledger.Available(from, Currency.Aed).Balance });
    }

    private void End(Work work, OperationFacts facts)
    {
        var hold = work.Find(_holdOf, HoldName) ?? throw LedgerCodes.HoldNotFound.Because();
        var owner = LiveBook.WalletOf(From);
        if (work.FindAll(LedgerRows.AccountsOf, owner).All(account => account.Id != hold.HeldAccountId))
        {
            throw LedgerCodes.HoldNotFound.Because();
        }

        var part = Kind == StepKind.Void ? hold.Void() : Take(hold);
        var to = Kind == StepKind.Void ? owner : LiveBook.WalletOf(To);
        work.Ledger.Transfer(
            (work.Ledger.Held(owner, Currency.Aed), work.Ledger.Available(to, Currency.Aed)), part, facts);
        work.Raise(hold, "play.hold.ended", new { part });
    }

    private Money Take(Hold hold)
    {
        hold.Capture(Amount);
        return Amount;
    }

    // Does all that the command does, and then ends badly: whatever was changed must be as it was.
    private Scripted Spoil(BatchCommand inner) => new(
        inner.Name,
        work =>
        {
            Try(inner, work);
            throw Poison switch
            {
                Poison.Unrecorded => PlatformCodes.NotFound.Because(),
                Poison.Thrown => new InvalidOperationException("A mistake."),
                _ => InvestmentCodes.BelowMinTicket.Because(),
            };
        },
        work =>
        {
            work.Audit(new AuditFact("play.refused", HoldName, null, $"{Number}", null));
            if (Poison == Poison.RefusalThrown) throw new InvalidOperationException("A mistake in a refusal.");
        });

    // A mistake is one whatever the rules say, since the command runs again later, when they may say something else.
    private void Try(BatchCommand inner, Work work)
    {
        try
        {
            inner.Decide(work);
        }
        catch (Refusal refusal) when (Poison == Poison.Thrown)
        {
            throw new InvalidOperationException("A mistake.", refusal);
        }
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
