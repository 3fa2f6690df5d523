namespace Offers.Tests.Tidy;

public sealed class TreeTests
{
    // The words are put together here so that this file is not itself a finding.
    private static readonly string[] _leftovers =
        ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "XX" + "X:", "NotImplemented" + "Exception", "Skip" + " = \"",
            "Skip" + "=\""];

    private static readonly string[] _machineWords =
    [
        "api." + "nuget.org", "registry." + "npmjs", "deb." + "debian.org", "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/",
        "C:" + "\\Users",
    ];

    [Fact]
    public void Nothing_is_left_for_later() => Findings.AssertNone(
        Lines(_leftovers).Where(finding => !finding.StartsWith("docs/", StringComparison.Ordinal)),
        "Do it or file it; a skipped test hides what it would show.");

    [Fact]
    public void Nothing_names_a_registry_or_a_machine() => Findings.AssertNone(
        Lines(_machineWords),
        "The tree works on every machine and with every package source.");

    [Fact]
    public void No_code_is_commented_out() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from line in file.Lines.Index()
        let text = line.Item.Trim()
        where text.StartsWith("// ", StringComparison.Ordinal) && text.EndsWith(';') && text.Contains('(')
        select $"{file.Path}:{line.Index + 1}: {text}",
        "Version control remembers old code.");

    [Fact]
    public void No_region_or_banner() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from line in file.Lines.Index()
        let text = line.Item.Trim()
        where text.StartsWith("#region", StringComparison.Ordinal) || text.StartsWith("// ---",
            StringComparison.Ordinal)
            || text.StartsWith("// ===", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}",
        "A file that needs sections is two files.");

    private static IEnumerable<string> Lines(string[] words) =>
        from file in SourceFile.All
        from line in file.Lines.Index()
        from word in words
        where line.Item.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}: {word}";
}
