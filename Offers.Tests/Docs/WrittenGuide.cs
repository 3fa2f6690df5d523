using Offers.Tests.Infrastructure;

namespace Offers.Tests.Docs;

/// <summary>
/// A guide that is written from the code. With <c>OFFERS_WRITE_DOCS=1</c> the test writes it; otherwise it fails where
/// the file differs from what the code says.
/// </summary>
public static class WrittenGuide
{
    private const string Variable = "OFFERS_WRITE_DOCS";

    /// <summary>Compares or writes <c>docs/{name}</c>.</summary>
    public static void Check(string name, string text)
    {
        var path = Repository.PathOf("docs", name);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            File.WriteAllText(path, text);
        }

        var kept = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            kept == text,
            $"docs/{name} is not what the code says; run the tests of Offers.Tests.Docs with {Variable}=1.\n"
            + FirstDifference(kept, text));
    }

    private static string FirstDifference(string kept, string text)
    {
        var old = kept.Split('\n');
        var now = text.Split('\n');
        var at = Enumerable.Range(0, Math.Max(old.Length, now.Length))
            .FirstOrDefault(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"Line {at + 1}\n  kept: {old.ElementAtOrDefault(at)}\n  code: {now.ElementAtOrDefault(at)}";
    }
}
