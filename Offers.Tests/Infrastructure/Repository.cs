namespace Offers.Tests.Infrastructure;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
public static class Repository
{
    private static readonly string[] _generated = ["bin", "obj", "artefacts", "App_Data", "TestResults", ".git"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>All files that people wrote, as paths relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether dotnet ef wrote the file, so that sizes and style do not apply.</summary>
    public static bool IsMigration(string path) => path.Contains("/Migrations/", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Offers.Blazor.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds the solution.");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !_generated.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
            .SelectMany(Walk));
}
