using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Lists;

/// <summary>One of several objects with which the same is done.</summary>
/// <param name="Id">Its outside id.</param>
/// <param name="Name">Its name.</param>
/// <param name="RunAsync">The command, with the one reason that is given for all.</param>
public sealed record BulkItem(string Id, string Name, Func<CommandRequest, string?, Task<Answer>> RunAsync)
{
    /// <summary>The amount that it is about.</summary>
    public Money? Amount { get; init; }

    /// <summary>The key under which the amount is explained.</summary>
    public string? Why { get; init; }

    /// <summary>What will happen to it.</summary>
    public string? Consequence { get; init; }

    /// <summary>Why it is left out; null where it can be done.</summary>
    public string? WhyNot { get; init; }
}

/// <summary>The same deed for several objects.</summary>
/// <param name="Verb">What is done, as on a button: "Pause".</param>
/// <param name="Noun">With what, in the singular: "offer".</param>
/// <param name="Items">With which.</param>
public sealed record BulkPlan(string Verb, string Noun, IReadOnlyList<BulkItem> Items)
{
    /// <summary>True where a reason must be given.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>True where something is taken away that does not come back.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Those with which it can be done.</summary>
    public IReadOnlyList<BulkItem> Open => [.. Items.Where(item => item.WhyNot is null)];
}

/// <summary>How one of several commands stands.</summary>
public enum BulkState
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It is not tried.</summary>
    LeftOut,

    /// <summary>It is being carried out.</summary>
    Working,

    /// <summary>It happened.</summary>
    Done,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>Whether it happened is not known; the same can be tried again.</summary>
    Unknown,
}

/// <summary>How one of several commands ended.</summary>
/// <param name="Item">Which.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">The reason where it was left out or refused.</param>
/// <param name="Refusal">The refusal that gives the reason.</param>
public sealed record BulkResult(BulkItem Item, BulkState State, string? Text = null, Refusal? Refusal = null);

/// <summary>
/// Carries the same deed out for several objects, one command after the other, each with a key of its own that is
/// derived from the run: a second click, or trying the rest again, does nothing twice.
/// </summary>
public sealed class BulkRun
{
    private readonly FormKey _key = new();
    private readonly BulkResult[] _results;

    /// <summary>Begins nothing yet.</summary>
    public BulkRun(BulkPlan plan)
    {
        Plan = plan;
        _results = [.. plan.Items.Select(item => new BulkResult(
            item, item.WhyNot is null ? BulkState.Waiting : BulkState.LeftOut, item.WhyNot))];
    }

    /// <summary>What is to be done.</summary>
    public BulkPlan Plan { get; }

    /// <summary>How each stands, in the order of the plan.</summary>
    public IReadOnlyList<BulkResult> Results => _results;

    /// <summary>True where some have been tried.</summary>
    public bool HasBegun => _results.Any(x => x.State is not (BulkState.Waiting or BulkState.LeftOut));

    /// <summary>True where some are still to be tried, or tried again.</summary>
    public bool HasRest => _results.Any(x => x.State is BulkState.Waiting or BulkState.Unknown);

    /// <summary>How many have an end.</summary>
    public int Ended => Count(BulkState.Done) + Count(BulkState.Refused);

    /// <summary>How many stand like this.</summary>
    public int Count(BulkState state) => _results.Count(x => x.State == state);

    /// <summary>Tries all that have no end yet.</summary>
    /// <param name="caller">Who does it; asked for before each, since a sign-in may end meanwhile.</param>
    /// <param name="reason">The reason for all.</param>
    /// <param name="step">Called after each change.</param>
    public async Task RunAsync(Func<Task<Caller>> caller, string? reason, Action step)
    {
        for (var i = 0; i < _results.Length; i++)
        {
            if (_results[i].State is BulkState.Waiting or BulkState.Unknown)
            {
                var item = _results[i].Item;
                _results[i] = new BulkResult(item, BulkState.Working);
                step();
                _results[i] = await TryAsync(item, caller, reason);
                step();
            }
        }
    }

    private async Task<BulkResult> TryAsync(BulkItem item, Func<Task<Caller>> caller, string? reason)
    {
        try
        {
            (await item.RunAsync(_key.Request(await caller(), item.Id), reason)).Check();
            return new BulkResult(item, BulkState.Done);
        }
        catch (Refusal refusal)
        {
            return new BulkResult(
                item, refusal.Code.IsOpen ? BulkState.Unknown : BulkState.Refused, refusal.Detail, refusal);
        }
    }
}
