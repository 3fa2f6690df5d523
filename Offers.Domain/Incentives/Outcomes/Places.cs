namespace Offers.Domain.Incentives.Outcomes;

/// <summary>
/// Who is before whom: more first, of equals whose last came earlier. Who is equal in both shares a place, and as many
/// places as there are equals are left out behind it: 1, 2, 2, 4.
/// </summary>
public static class Places
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "More homes, or more earned, come first; of equals whose last one was earlier. Who is "
        + "equal in both shares a place, and the next place is left out: 1, 2, 2, 4.";

    /// <summary>The places of rows that are in order.</summary>
    /// <param name="ordered">Score and time of the last, the best first.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<(long Score, DateTimeOffset LastAt)> ordered)
    {
        var places = new int[ordered.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i > 0 && ordered[i] == ordered[i - 1] ? places[i - 1] : i + 1;
        }

        return places;
    }

    /// <summary>How much more passes another: what comes later must be more, since of equals the earlier is
    /// before.</summary>
    public static long ToPass(long mine, long other) => other - mine + 1;
}
