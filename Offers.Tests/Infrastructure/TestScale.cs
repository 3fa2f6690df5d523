namespace Offers.Tests.Infrastructure;

/// <summary>
/// How much the long tests do. The level comes from <c>OFFERS_TEST_SCALE</c> (<c>fast</c>, <c>default</c> or
/// <c>full</c>), which <c>test.sh</c> sets. A test names a figure from here and never carries its own.
/// </summary>
/// <param name="Name">The level's name.</param>
/// <param name="Operations">Random ledger operations against the independent model.</param>
/// <param name="Seeds">Seeds of the deterministic simulation.</param>
/// <param name="Kills">Rounds of killing a server under load.</param>
/// <param name="RaceRounds">Rounds of each race for one thing: a cap, a last unit, a hold, a key.</param>
/// <param name="RaceCallers">Callers at once in a race for a cap.</param>
/// <param name="Investors">Investors of an offer that is settled, paid and cancelled.</param>
/// <param name="FuzzRequests">Malformed requests to each endpoint.</param>
/// <param name="QueryRounds">Random combinations of filter, sort and cursor for each list.</param>
/// <param name="LoadSeconds">Seconds under load in tests of limits.</param>
/// <param name="ListRows">Rows of a long list whose first and last pages are timed.</param>
/// <param name="RewardCases">Sales priced under random rules against the slow model.</param>
/// <param name="ImportRows">Rows of a file of sales whose import is timed.</param>
/// <param name="BoardAgents">Agents of a leaderboard whose first places are timed.</param>
/// <param name="Cards">Cards that two hundred workers take from one pool.</param>
/// <param name="CardRows">Rows of a file of gift cards whose check and entry are timed and weighed.</param>
public sealed record TestScale(
    string Name,
    int Operations,
    int Seeds,
    int Kills,
    int RaceRounds,
    int RaceCallers,
    int Investors,
    int FuzzRequests,
    int QueryRounds,
    int LoadSeconds,
    int ListRows,
    int RewardCases,
    int ImportRows,
    int BoardAgents,
    int Cards,
    int CardRows)
{
    private const string Variable = "OFFERS_TEST_SCALE";

    private static readonly TestScale[] _levels =
    [
        new("fast", Operations: 2_000, Seeds: 10, Kills: 1, RaceRounds: 3, RaceCallers: 100,
            Investors: 450, FuzzRequests: 10, QueryRounds: 20, LoadSeconds: 2, ListRows: 20_000,
            RewardCases: 10_000, ImportRows: 2_000, BoardAgents: 2_000, Cards: 1_000, CardRows: 5_000),
        new("default", Operations: 20_000, Seeds: 100, Kills: 5, RaceRounds: 20, RaceCallers: 500,
            Investors: 2_000, FuzzRequests: 40, QueryRounds: 100, LoadSeconds: 10, ListRows: 100_000,
            RewardCases: 100_000, ImportRows: 5_000, BoardAgents: 10_000, Cards: 5_000, CardRows: 20_000),
        new("full", Operations: 100_000, Seeds: 1_000, Kills: 20, RaceRounds: 200, RaceCallers: 500,
            Investors: 10_000, FuzzRequests: 400, QueryRounds: 1_000, LoadSeconds: 60, ListRows: 1_000_000,
            RewardCases: 1_000_000, ImportRows: 100_000, BoardAgents: 10_000, Cards: 100_000, CardRows: 1_000_000),
    ];

    /// <summary>The level of this run.</summary>
    public static TestScale Current { get; } = Named(Environment.GetEnvironmentVariable(Variable) ?? "default");

    /// <summary>The level of a name.</summary>
    /// <exception cref="ArgumentException">There is no level of this name.</exception>
    public static TestScale Named(string name) =>
        _levels.FirstOrDefault(level => level.Name == name)
        ?? throw new ArgumentException($"{Variable} is '{name}'; it can be fast, default or full.", nameof(name));
}
