using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Tidy;

public sealed partial class BorderTests
{
    /// <summary>
    /// Which modules a module may name besides itself. Every offer module stands on the same three and on no other; a
    /// module that is not listed gets the last line.
    /// </summary>
    private static readonly Dictionary<string, string[]> _mayUse = new(StringComparer.Ordinal)
    {
        ["Platform"] = ["Ledger", "Identity", "Providers"],
        ["Providers"] = ["Platform", "Ledger", "Identity"],
        ["Ledger"] = ["Platform", "Identity", "Providers"],
        ["Identity"] = ["Platform", "Ledger", "Providers"],
        ["*"] = ["Platform", "Ledger", "Identity", "Providers"],
    };

    [Fact]
    public void No_module_reaches_into_another() => Findings.AssertNone(
        from file in SourceFile.Product
        let module = ModuleOf(file.Path)
        where module is not null && !Exceptions.AllModules.ContainsKey(file.Path)
        from Match use in ModuleName().Matches(file.Text)
        let used = use.Groups["module"].Value
        where used != module && _modules.Value.Contains(used) && !AllowedFor(module).Contains(used)
        select $"{file.Place(new TextSpan(use.Index, use.Length))}: {module} names {used}",
        "Modules talk through Platform, Ledger, ids, services and events.");

    [Fact]
    public void Domain_needs_nothing_but_dotnet()
    {
        var project = XDocument.Load(Repository.PathOf("Offers.Domain", "Offers.Domain.csproj"));
        var references = project.Descendants().Where(item =>
            item.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal));
        Findings.AssertNone(references.Select(item => $"{item}"), "Domain references nothing.");
        Findings.AssertNone(
            from file in SourceFile.CSharp
            where file.IsIn("Offers.Domain")
            from directive in file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>()
            let name = $"{directive.Name}"
            where !name.StartsWith("System", StringComparison.Ordinal)
                && !name.StartsWith("Offers.Domain", StringComparison.Ordinal)
            select $"{file.Place(directive)}: {name}",
            "Domain knows neither EF Core nor ASP.NET.");
    }

    [Fact]
    public void Pages_do_not_use_the_database_context() => Findings.AssertNone(
        from file in SourceFile.All
        where file.IsA(".razor") || file.IsA(".razor.cs")
        where file.Text.Contains("OffersDb", StringComparison.Ordinal)
            || file.Text.Contains("UserManager<", StringComparison.Ordinal)
        select file.Path,
        "Pages use services and queries, which are scoped to what the caller may see.");

    [Fact]
    public void No_interface_has_a_single_implementation()
    {
        var types = SourceFile.CSharp.Where(file => file.IsIn("Offers.Domain", "Offers.Data", "Offers.Web"))
            .SelectMany(file => file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()).ToList();
        var bases = types.SelectMany(type => type.BaseList?.Types.Select(NameOf) ?? []).ToList();
        Findings.AssertNone(
            from type in types.OfType<InterfaceDeclarationSyntax>()
            let name = type.Identifier.Text
            where bases.Count(used => used == name) < 2 && !Exceptions.LonelyInterfaces.ContainsKey(name)
            select name,
            "Use the class itself. An interface pays when there are two of its kind.");
    }

    private static readonly Lazy<HashSet<string>> _modules = new(() =>
        [.. SourceFile.Product.Select(file => ModuleOf(file.Path)).OfType<string>()]);

    [GeneratedRegex(@"Offers\.(Domain|Data|Web)\.(?<module>[A-Z][A-Za-z]+)")]
    private static partial Regex ModuleName();

    private static string[] AllowedFor(string module) => _mayUse.GetValueOrDefault(module, _mayUse["*"]);

    // Offers.Web/Ledger/Page.razor belongs to Ledger; Offers.Web/Program.cs belongs to no module.
    private static string? ModuleOf(string path) => path.Split('/') is [_, var module, _, ..] ? module : null;

    private static string NameOf(BaseTypeSyntax type) => type.Type switch
    {
        GenericNameSyntax generic => generic.Identifier.Text,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        _ => type.Type.ToString(),
    };
}
