using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Tidy;

/// <summary>A text in the source.</summary>
/// <param name="Place">Path and line.</param>
/// <param name="Value">The text.</param>
public sealed record PlacedText(string Place, string Value);

/// <summary>One file of translations, with its entries in order.</summary>
public sealed record TextFile(string Path, IReadOnlyList<KeyValuePair<string, string>> Entries);

/// <summary>A component as the compiler sees it: the C# that the Razor compiler made of it in the last build.</summary>
/// <param name="Path">Of the .razor file, relative to the repository.</param>
/// <param name="Root">The generated syntax tree.</param>
public sealed record PageComponent(string Path, SyntaxNode Root)
{
    private static readonly string[] _textAttributes =
        ["aria-label", "title", "placeholder", "alt", "aria-description"];

    // The portal of an overview is found by its name, which is translated where it is shown.
    private const string PortalName = "Portal";

    /// <summary>Texts that it writes as they stand: markup, attributes that people read, parameters that look like
    /// a text.</summary>
    public IEnumerable<PlacedText> Plain =>
        from call in Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let arguments = call.ArgumentList.Arguments
        where arguments.Count >= 2 && arguments[^1].Expression.IsKind(SyntaxKind.StringLiteralExpression)
        let text = PageText.Plain(((LiteralExpressionSyntax)arguments[^1].Expression).Token.ValueText)
        where PageText.NameOf(call) switch
        {
            "AddMarkupContent" or "AddContent" => PageText.HasWords(text),
            "AddAttribute" => arguments.Count > 2 && _textAttributes.Contains(Name(arguments[1]))
                && PageText.HasWords(text),
            "AddComponentParameter" => PageText.LooksLikeText(text)
                && !arguments[1].DescendantTokens().Any(token => token.ValueText == PortalName),
            _ => false,
        }
        select new PlacedText(Path, text);

    private static string Name(ArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : "";
}

/// <summary>Finds the texts of pages in source, components and resources.</summary>
public static partial class PageText
{
    private const string Generated = "generated/Microsoft.CodeAnalysis.Razor.Compiler/"
        + "Microsoft.NET.Sdk.Razor.SourceGenerators.RazorSourceGenerator";

    /// <summary>The components of the application.</summary>
    public static IReadOnlyList<PageComponent> Components { get; } =
    [
        .. from file in SourceFile.All
        where file.IsA(".razor") && file.IsIn("Offers.Web") && !file.IsA("_Imports.razor")
        let inner = file.Path["Offers.Web/".Length..^".razor".Length]
        let made = Directory.EnumerateFiles(Folder(), "*_razor.g.cs", SearchOption.AllDirectories)
            .Single(path => Path.GetRelativePath(Folder(), path).Replace('\\', '/') == inner + "_razor.g.cs")
        select new PageComponent(file.Path, CSharpSyntaxTree.ParseText(File.ReadAllText(made), path: made).GetRoot()),
    ];

    /// <summary>The files of translations.</summary>
    public static IReadOnlyList<TextFile> Resources { get; } =
    [
        .. from file in SourceFile.All
        where file.IsA("Texts.ar.resx") || (file.IsA(".ar.resx") && file.IsIn("Offers.Web"))
        select new TextFile(file.Path, [.. XDocument.Parse(file.Text).Root!.Elements("data")
            .Select(entry => KeyValuePair.Create(entry.Attribute("name")!.Value, entry.Element("value")!.Value))]),
    ];

    /// <summary>What T and N are asked to say, where it stands in the source.</summary>
    public static IEnumerable<PlacedText> Said =>
        from root in Roots
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let asked = NameOf(call) switch { "T" => 0, "N" => 2, _ => -1 }
        where asked >= 0 && call.ArgumentList.Arguments.Count > asked
        from text in Texts(call.ArgumentList.Arguments[asked].Expression)
        select new PlacedText(Place(call), text);

    private static IEnumerable<SyntaxNode> Roots => Components.Select(component => component.Root)
        .Concat(SourceFile.CSharp.Where(file => file.IsIn("Offers.Web", "Offers.Data", "Offers.Domain"))
            .Select(file => file.Root));

    /// <summary>The name of what is called, without its type.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } member => member.Name.Identifier.Text,
        _ => "",
    };

    /// <summary>The line of the source, of the .razor file for generated code.</summary>
    public static string Place(SyntaxNode node)
    {
        var span = node.GetLocation().GetMappedLineSpan();
        var path = Path.IsPathRooted(span.Path) ? Path.GetRelativePath(Repository.Root, span.Path) : span.Path;
        return $"{path.Replace('\\', '/')}:{span.StartLinePosition.Line + 1}";
    }

    /// <summary>Markup without its tags.</summary>
    public static string Plain(string markup) =>
        Brand().Replace(Entity().Replace(Tag().Replace(Code().Replace(markup, " "), " "), " "), " ");

    /// <summary>True when there is a word for people in it.</summary>
    public static bool HasWords(string text) => Word().IsMatch(text);

    /// <summary>True for what begins like a sentence or a title.</summary>
    public static bool LooksLikeText(string text) => Sentence().IsMatch(text);

    private static IEnumerable<string> Texts(ExpressionSyntax asked) =>
        Constant(asked) is { } text
            ? [text]
            : asked.DescendantNodes(node => node is not ExpressionSyntax inner || Constant(inner) is null)
                .OfType<ExpressionSyntax>().Where(node => node.Parent is ConditionalExpressionSyntax choice
                    && node != choice.Condition || node.Parent is SwitchExpressionArmSyntax)
                .Select(Constant).OfType<string>();

    private static string? Constant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) =>
            literal.Token.ValueText,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) =>
            Constant(sum.Left) is { } left && Constant(sum.Right) is { } right ? left + right : null,
        ParenthesizedExpressionSyntax inner => Constant(inner.Expression),
        _ => null,
    };

    private static string Folder()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf("Offers.Web", "obj", built.Parent!.Name, built.Name, Generated);
    }

    [GeneratedRegex("<code[^>]*>.*?</code>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\bOffers\s*$")]
    private static partial Regex Brand();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("&[#a-z0-9]+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{Ll}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*\p{Lu}\p{Ll}+(\s+\p{L}|[.?!…]?\s*$)")]
    private static partial Regex Sentence();
}
