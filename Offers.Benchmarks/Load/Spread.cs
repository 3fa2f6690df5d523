using System.Globalization;

namespace Offers.Benchmarks.Load;

/// <summary>The median of some figures, with the least and the most.</summary>
public readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Sums up figures.</summary>
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return new Spread(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    /// <summary>The figures in a table, with as many digits as say something.</summary>
    public override string ToString() => $"{Text(Median)} ({Text(Least)} to {Text(Most)})";

    private static string Text(double figure) => figure.ToString(
        figure >= 100 ? "#,##0" : "0.0", CultureInfo.InvariantCulture);
}
