using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>How an outside party stands in this process.</summary>
/// <param name="Party">Its name.</param>
/// <param name="Breaker">Whether calls are let through.</param>
/// <param name="OpenUntil">Until when none is; null where they are.</param>
/// <param name="UnderWay">How many calls are under way.</param>
public sealed record PartyStanding(string Party, BreakerState Breaker, DateTimeOffset? OpenUntil, int UnderWay);

/// <summary>
/// The outside parties of this process: of each the circuit breaker and how many calls are under way, also as metrics
/// of the meter <c>Offers.Sagas</c>.
/// </summary>
public sealed class SagaParties : IDisposable
{
    private readonly ConcurrentDictionary<string, PartyGate> _gates = new(StringComparer.Ordinal);
    private readonly Meter _meter = new("Offers.Sagas");
    private readonly Counter<long> _answers;
    private readonly Histogram<long> _durations;
    private readonly SagaSettings _settings;
    private readonly TimeProvider _time;

    /// <summary>Knows no party yet.</summary>
    public SagaParties(SagaSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _answers = _meter.CreateCounter<long>(
            "offers.sagas.answers", description: "Answers of outside parties, by party, ask and outcome.");
        _durations = _meter.CreateHistogram<long>(
            "offers.sagas.duration", "ms", "How long outside parties took, by party and ask.");
        _meter.CreateObservableGauge(
            "offers.sagas.under_way", () => Measure(static x => x.UnderWay), description: "Calls under way, by party.");
        _meter.CreateObservableGauge(
            "offers.sagas.open", () => Measure(static x => x.Breaker == BreakerState.Closed ? 0 : 1),
            description: "1 for each party whose circuit is not closed.");
    }

    /// <summary>The parties that this process has asked, by name.</summary>
    public IReadOnlyList<PartyStanding> All =>
        [.. _gates.Select(x => Standing(x.Key, x.Value)).OrderBy(x => x.Party, StringComparer.Ordinal)];

    /// <summary>How a party stands; one that was never asked is well.</summary>
    public PartyStanding Of(string party) => _gates.TryGetValue(party, out var gate)
        ? Standing(party, gate)
        : new PartyStanding(party, BreakerState.Closed, null, 0);

    /// <summary>True where calls to a party would not be let through now.</summary>
    public bool IsOpen(string party) => Of(party).Breaker == BreakerState.Open;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>The parties that cannot take one more call now.</summary>
    internal IReadOnlyList<string> Full() =>
        [.. All.Where(x => x.UnderWay >= _settings.CallsPerParty).Select(x => x.Party)];

    internal PartyEntry Enter(string party) => GateOf(party).Enter();

    internal void Leave(string party, PartyRole role, PartyHealth health) => GateOf(party).Leave(role, health);

    internal void Count(string party, SagaAsk ask, CallOutcome outcome, TimeSpan took)
    {
        var (of, asked) = (KeyValuePair.Create<string, object?>("party", party),
            KeyValuePair.Create<string, object?>("ask", Words.Snake(ask.ToString())));
        _answers.Add(1, of, asked, KeyValuePair.Create<string, object?>(
            "outcome", Words.Snake(outcome.GetType().Name)));
        _durations.Record((long)took.TotalMilliseconds, of, asked);
    }

    private static PartyStanding Standing(string party, PartyGate gate)
    {
        var (state, until) = gate.Breaker;
        return new PartyStanding(party, state, until, gate.UnderWay);
    }

    private PartyGate GateOf(string party) => _gates.GetOrAdd(party, _ => new PartyGate(_settings, _time));

    private IEnumerable<Measurement<int>> Measure(Func<PartyStanding, int> value) => All.Select(
        x => new Measurement<int>(value(x), KeyValuePair.Create<string, object?>("party", x.Party)));
}
