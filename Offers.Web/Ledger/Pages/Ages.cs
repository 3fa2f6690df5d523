namespace Offers.Web.Ledger.Pages;

/// <summary>How long something waits, as people read it.</summary>
internal static class Ages
{
    /// <summary><c>3 d 4 h</c>, <c>4 h 10 min</c> or <c>10 min</c>.</summary>
    internal static string Of(TimeSpan age) => age.Days > 0 ? T("{0} d {1} h", age.Days, age.Hours)
        : age.Hours > 0 ? T("{0} h {1} min", age.Hours, age.Minutes)
        : T("{0} min", Math.Max(0, age.Minutes));
}
