using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Offers.Tests.Tidy;

public sealed class LanguageTests
{
    private static readonly string[] _clocks = ["DateTime", "DateTimeOffset", "System.DateTime",
        "System.DateTimeOffset"];
    private static readonly string[] _readings = ["Now", "UtcNow", "Today"];
    private static readonly string[] _emptyNames = ["Manager", "Helper", "Util", "Utils", "Utilities", "Impl", "Base",
        "Info"];

    [Fact]
    public void Nothing_reads_the_clock_directly() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from read in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where _readings.Contains(read.Name.Identifier.Text) && _clocks.Contains(read.Expression.ToString())
        select $"{file.Place(read)}: {read}",
        "Take the time from TimeProvider, or receive it as a parameter.");

    [Fact]
    public void Components_do_not_read_the_clock_directly() => Findings.AssertNone(
        from file in SourceFile.All
        where file.IsA(".razor")
        from line in file.Lines.Index()
        where _clocks.Any(clock => _readings.Any(reading => line.Item.Contains($"{clock}.{reading}")))
        select $"{file.Path}:{line.Index + 1}",
        "Take the time from TimeProvider.");

    [Fact]
    public void Money_code_uses_no_fractions() => Findings.AssertNone(
        from file in SourceFile.CSharp
        where file.IsIn("Offers.Domain", "Offers.Data") && !Exceptions.Fractions.ContainsKey(file.Path)
        from type in file.Root.DescendantNodes().OfType<PredefinedTypeSyntax>()
        where type.Keyword.Kind() is SyntaxKind.FloatKeyword or SyntaxKind.DoubleKeyword or SyntaxKind.DecimalKeyword
        select $"{file.Place(type)}: {type}",
        "Count in minor units (long), basis points or parts per million.");

    [Fact]
    public void Nothing_sleeps() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from call in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where call.ToString() is "Thread.Sleep" or "Thread.SpinWait"
        select file.Place(call),
        "Wait for what is to happen, not for time to pass.");

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Findings.AssertNone(
        from file in SourceFile.CSharp
        from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where _emptyNames.Any(name => type.Identifier.Text.EndsWith(name, StringComparison.Ordinal))
        select $"{file.Place(type)}: {type.Identifier.Text}",
        "Name the type after what it is.");

    [Fact]
    public void No_public_method_takes_a_bare_bool() => Findings.AssertNone(
        from file in SourceFile.CSharp
        where file.IsIn("Offers.Domain", "Offers.Data")
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsOpen(method) && method.ParameterList.Parameters.Any(parameter => parameter.Type?.ToString() == "bool")
        select $"{file.Place(method)}: {method.Identifier.Text}",
        "Use an enum or two methods, so that the call says what it means.");

    [Fact]
    public void No_public_method_takes_many_parameters() => Findings.AssertNone(
        from file in SourceFile.CSharp
        where file.IsIn("Offers.Domain", "Offers.Data")
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsOpen(method) && method.ParameterList.Parameters.Count(parameter => !IsAmbient(parameter)) > 4
        select $"{file.Place(method)}: {method.Identifier.Text}",
        "Make a record of what belongs together.");

    [Fact]
    public void No_exception_is_swallowed() => Findings.AssertNone(
        from file in SourceFile.CSharp
        where file.IsIn("Offers.Domain", "Offers.Data", "Offers.Web")
        from handler in file.Root.DescendantNodes().OfType<CatchClauseSyntax>()
        where IsForEverything(handler) && !Exceptions.CatchAll.ContainsKey(file.Path)
        select file.Place(handler),
        "Catch what is expected. What must go on after any error is listed in Exceptions.CatchAll with its reason.");

    // An override has the parameters that it is given, and a test framework or a page calls what is not public.
    private static bool IsOpen(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    // The time and the cancellation of a call come with nearly every call and would not make a record of anything.
    private static bool IsAmbient(ParameterSyntax parameter) =>
        parameter.Type?.ToString() == "CancellationToken" || parameter.Identifier.Text == "now";

    private static bool IsForEverything(CatchClauseSyntax handler) =>
        handler.Filter is null
        && handler.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        && !handler.Block.DescendantNodes().OfType<ThrowStatementSyntax>().Any(thrown => thrown.Expression is null);
}
