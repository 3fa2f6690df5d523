using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Figures;

/// <summary>Where an amount on a page comes from: its formula, what goes into it, and entries of the ledger.</summary>
/// <param name="Figure">The key by which it is asked for.</param>
/// <param name="Title">What the amount is.</param>
/// <param name="Amount">The amount, worked out anew.</param>
/// <param name="Formula">How it is worked out, in a sentence.</param>
public sealed record Explanation(string Figure, string Title, Money Amount, string Formula)
{
    /// <summary>The currency.</summary>
    public Currency Currency => Amount.Currency;

    /// <summary>What goes into it; those with a sign make the amount together.</summary>
    public IReadOnlyList<ExplanationInput> Inputs { get; init; } = [];

    /// <summary>The entries whose sum it is; null where no entry makes it.</summary>
    public ExplainedEntries? Entries { get; init; }
}

/// <summary>One thing that goes into an amount.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Amount">How much; null where it is no money.</param>
/// <param name="Text">What it is where it is no money, for example a rate or a day.</param>
/// <param name="Figure">The key of its own explanation.</param>
/// <param name="Sign">1 where it is added to the amount, -1 where it is taken off, else 0.</param>
public sealed record ExplanationInput(
    string Label, Money? Amount, string? Text = null, string? Figure = null, int Sign = 0)
{
    /// <summary>An amount that is added.</summary>
    public static ExplanationInput Plus(string label, Money amount, string? figure = null) =>
        new(label, amount, null, figure, 1);

    /// <summary>An amount that is taken off.</summary>
    public static ExplanationInput Minus(string label, Money amount, string? figure = null) =>
        new(label, amount, null, figure, -1);

    /// <summary>A fact that is no money.</summary>
    public static ExplanationInput Fact(string label, string text) => new(label, null, text);
}

/// <summary>The entries that make an amount: the latest one by one, and the others as a sum.</summary>
/// <param name="Latest">The latest, newest first; empty where the reader may not see them one by one.</param>
/// <param name="OtherCount">How many more there are.</param>
/// <param name="OtherAmount">What those sum to.</param>
/// <param name="Sum">What all of them sum to.</param>
public sealed record ExplainedEntries(
    IReadOnlyList<ExplainedEntry> Latest, long OtherCount, Money OtherAmount, Money Sum);

/// <summary>One entry that goes into an amount.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind"><c>module.verb</c>.</param>
/// <param name="Subject">The name of what it belongs to, where it has one.</param>
/// <param name="Account">What the account is, for example <c>Held</c>.</param>
/// <param name="Amount">Signed as it goes into the amount.</param>
/// <param name="EffectiveAt">The time for which it counts.</param>
/// <param name="RecordedAt">When it was written.</param>
public sealed record ExplainedEntry(
    Id<Operation> OperationId, long Number, string Kind, string? Subject, string Account, Money Amount,
    DateTimeOffset EffectiveAt, DateTimeOffset RecordedAt);
