namespace Offers.Tests.Tidy;

/// <summary>Fails a tidy test with one line per finding.</summary>
public static class Findings
{
    /// <summary>Fails when there is any finding; <paramref name="rule"/> says what to do about them.</summary>
    public static void AssertNone(IEnumerable<string> findings, string rule)
    {
        var all = findings.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{rule}\n  {string.Join("\n  ", all)}");
    }
}
