using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>How the law sees an investor.</summary>
public enum InvestorClass
{
    /// <summary>Has the most protection; everybody is this until an administrator says otherwise.</summary>
    Retail,

    /// <summary>Knows what he does, by the criteria of the law.</summary>
    Professional,
}

/// <summary>From when cooling-off days run.</summary>
public enum CoolingOffStart
{
    /// <summary>From each investment.</summary>
    Investment,

    /// <summary>From the closing time of the offer.</summary>
    Close,
}

/// <summary>What a law says, for people.</summary>
/// <param name="Citation">Where.</param>
/// <param name="Text">What, in one sentence.</param>
public sealed record RuleText(string Citation, string Text);

/// <summary>One question of a knowledge test.</summary>
/// <param name="Text">The question.</param>
/// <param name="Answers">The answers to choose from.</param>
/// <param name="Right">The place of the right one, from 0.</param>
public sealed record TestQuestion(string Text, IReadOnlyList<string> Answers, int Right);

/// <summary>A knowledge test.</summary>
/// <param name="Version">Raised when its questions change; an earlier pass then counts no more.</param>
/// <param name="Title">Its name.</param>
/// <param name="ValidDays">For how many days a pass counts.</param>
/// <param name="PassMark">How many right answers pass.</param>
/// <param name="Questions">The questions.</param>
public sealed record KnowledgeTest(
    int Version, string Title, int ValidDays, int PassMark, IReadOnlyList<TestQuestion> Questions);

/// <summary>What holds for one class of investors.</summary>
public sealed record ClassRules
{
    /// <summary>The class.</summary>
    public required InvestorClass Class { get; init; }

    /// <summary>What the law calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Days in which the investor may take his money back.</summary>
    public int CoolingOffDays { get; init; }

    /// <summary>From when they run.</summary>
    public CoolingOffStart CoolingOffStart { get; init; }

    /// <summary>The most that he may put into offers of the pack in a calendar year; null for no limit.</summary>
    public AmountText? YearlyLimit { get; init; }

    /// <summary>Whether he must have passed the pack's test.</summary>
    public bool NeedsTest { get; init; }

    /// <summary>The kinds of documents that an offer must have for him.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>What the law says.</summary>
    public IReadOnlyList<RuleText> Rules { get; init; } = [];
}

/// <summary>The rules of a jurisdiction as data, by class of investors. An offer keeps those it was given.</summary>
public sealed record RulePack
{
    private const int MostKept = 64;
    private static readonly ConcurrentDictionary<string, RulePack> _read = new(StringComparer.Ordinal);

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Raised when it changes.</summary>
    public required int Version { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it holds.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The law.</summary>
    public required string Source { get; init; }

    /// <summary>The currency of its limits and of its offers; null for any.</summary>
    public string? Currency { get; init; }

    /// <summary>What holds for each class.</summary>
    public required IReadOnlyList<ClassRules> Classes { get; init; }

    /// <summary>The test; null where no class needs one.</summary>
    public KnowledgeTest? Test { get; init; }

    /// <summary>The kinds of documents that an offer must have for one class or another.</summary>
    /// <exception cref="JsonException">A kind is none of ours.</exception>
    [JsonIgnore]
    public IReadOnlyList<DocumentKind> Documents => [.. Classes.SelectMany(x => x.Documents).Distinct()
        .Select(word => Words.Read<DocumentKind>(word) ?? throw new JsonException($"No document is a '{word}'."))
        .Order()];

    /// <summary>What holds for a class.</summary>
    public ClassRules For(InvestorClass investor) => Classes.Single(x => x.Class == investor);

    /// <summary>Reads a pack; the same text is read once.</summary>
    /// <exception cref="JsonException">It is not a pack.</exception>
    public static RulePack Parse(string text)
    {
        if (_read.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_read.Count >= MostKept)
        {
            _read.Clear();
        }

        return _read[text] = JsonSerializer.Deserialize<RulePack>(text, OffersJson.Options)
            ?? throw new JsonException("A rule pack is an object.");
    }
}
