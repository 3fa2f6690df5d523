namespace Offers.Tests.Infrastructure;

/// <summary>Where this machine keeps its PostgreSQL server programs, if it has any.</summary>
public static class PostgresInstallation
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c>, or null when no server is installed.</summary>
    public static string? Programs { get; } = Candidates().FirstOrDefault(HoldsServer);

    /// <summary>What a skipped test says.</summary>
    public const string Missing = "No PostgreSQL server is installed (Debian: apt-get install postgresql).";

    private static IEnumerable<string> Candidates()
    {
        var debian = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return debian.OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));
}
