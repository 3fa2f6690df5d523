using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Offers.Tests.Tidy;

public sealed class SizeTests
{
    private const int FileLinesAtMost = 300;
    private const int ComponentLinesAtMost = 200;
    private const int ComponentCodeLinesAtMost = 40;
    private const int MethodLinesAtMost = 60;
    private const int LineLengthAtMost = 120;

    [Fact]
    public void No_file_is_too_long() => Findings.AssertNone(
        from file in SourceFile.All
        let most = file.IsA(".cs") ? FileLinesAtMost : file.IsA(".razor") ? ComponentLinesAtMost : int.MaxValue
        where file.Lines.Count > most
        select $"{file.Path}: {file.Lines.Count} lines, {most} at most",
        "Split the file by subject.");

    [Fact]
    public void No_line_is_too_long() => Findings.AssertNone(
        from file in SourceFile.All
        where file.IsA(".cs") || file.IsA(".razor")
        from line in file.Lines.Index()
        where line.Item.Length > LineLengthAtMost
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters",
        $"Break lines at {LineLengthAtMost} characters.");

    [Fact]
    public void No_method_is_too_long() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from method in file.Root.DescendantNodes().Where(IsMethod)
        let lines = method.GetText().ToString().Trim().Count(character => character == '\n') + 1
        where lines > MethodLinesAtMost
        select $"{file.Place(method)}: {lines} lines, {MethodLinesAtMost} at most",
        "Give the steps of the method names of their own.");

    [Fact]
    public void No_component_holds_much_code() => Findings.AssertNone(
        from file in SourceFile.All
        where file.IsA(".razor")
        let lines = CodeLines(file)
        where lines > ComponentCodeLinesAtMost
        select $"{file.Path}: {lines} lines of @code, {ComponentCodeLinesAtMost} at most",
        "Move the code to a partial class in a .razor.cs file.");

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    // A code block is the last part of a component by convention, so it is counted to the end of the file.
    private static int CodeLines(SourceFile file)
    {
        var start = file.Lines.Index().FirstOrDefault(line => line.Item.StartsWith("@code", StringComparison.Ordinal));
        return start.Item is null ? 0 : file.Lines.Count - start.Index;
    }
}
