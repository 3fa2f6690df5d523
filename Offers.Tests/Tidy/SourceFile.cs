using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Tidy;

/// <summary>One file that people wrote, as text and, for C#, as a syntax tree.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Text">The whole file.</param>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] _textTypes =
    [
        ".cs", ".razor", ".css", ".js", ".md", ".json", ".props", ".targets", ".csproj", ".sln", ".sh", ".sql",
        ".resx", ".yml", ".yaml", ".editorconfig", ".gitignore", ".gitattributes", "/run",
    ];

    private readonly Lazy<SyntaxNode> _root = new(() => CSharpSyntaxTree.ParseText(Text, path: Path).GetRoot());

    /// <summary>Every text file of the repository but migrations.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Repository.Files
            .Where(path => !Repository.IsMigration(path))
            .Where(path => _textTypes.Any(type => path.EndsWith(type, StringComparison.Ordinal)))
            .Select(path => new SourceFile(path, File.ReadAllText(Repository.PathOf(path)))),
    ];

    /// <summary>The C# files.</summary>
    public static IEnumerable<SourceFile> CSharp => All.Where(file => file.IsA(".cs"));

    /// <summary>The C# files and components of the three projects that make the product.</summary>
    public static IEnumerable<SourceFile> Product => All.Where(file =>
        (file.IsA(".cs") || file.IsA(".razor")) && file.IsIn("Offers.Domain", "Offers.Data", "Offers.Web"));

    /// <summary>The syntax tree of a C# file.</summary>
    public SyntaxNode Root => _root.Value;

    /// <summary>The text in lines.</summary>
    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>Whether the file's name ends so.</summary>
    public bool IsA(string type) => Path.EndsWith(type, StringComparison.Ordinal);

    /// <summary>Whether the file lies in one of these top folders.</summary>
    public bool IsIn(params string[] folders) =>
        folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Path and line of a node, as editors understand it.</summary>
    public string Place(SyntaxNode node) => Place(node.Span);

    /// <summary>Path and line of a span.</summary>
    public string Place(TextSpan span) => $"{Path}:{Text.AsSpan(0, span.Start).Count('\n') + 1}";
}
