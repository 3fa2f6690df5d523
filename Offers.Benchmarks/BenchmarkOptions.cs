using System.Globalization;

namespace Offers.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Seconds">How long each way is measured in a round.</param>
/// <param name="WarmSeconds">How long each way is called before.</param>
/// <param name="Only">Part of the names of the ways to measure; all where empty.</param>
/// <param name="Writes">Whether the page of the documentation is written.</param>
public sealed record BenchmarkOptions(int Rounds, int Seconds, int WarmSeconds, string Only, bool Writes)
{
    /// <summary>What a wrong argument is answered with.</summary>
    public const string Usage = "usage: [--rounds N] [--seconds N] [--warm N] [--only PART,PART] [--write]";

    /// <summary>Reads the arguments; null where they are wrong.</summary>
    public static BenchmarkOptions? Read(string[] arguments)
    {
        var options = new BenchmarkOptions(5, 5, 2, "", Writes: false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments.ElementAtOrDefault(i + 1);
            BenchmarkOptions? next = (arguments[i], int.TryParse(value, CultureInfo.InvariantCulture, out var n)) switch
            {
                ("--rounds", true) => options with { Rounds = n },
                ("--seconds", true) => options with { Seconds = n },
                ("--warm", true) => options with { WarmSeconds = n },
                ("--only", _) when value is not null => options with { Only = value },
                ("--write", _) => options with { Writes = true },
                _ => null,
            };
            if (next is null) return null;
            options = next;
            if (arguments[i] != "--write") i++;
        }

        return options;
    }

    /// <summary>Whether a way is to be measured.</summary>
    public bool Wants(string name) =>
        Only.Length == 0 || Only.Split(',').Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
