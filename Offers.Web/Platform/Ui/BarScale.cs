using System.Globalization;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>The scale of a bar chart: from nothing to a round amount above the highest bar, in a few round
/// steps.</summary>
public sealed class BarScale
{
    private const int StepsAtMost = 4;
    private const int Decimal = 10;
    private const int Whole = 10_000;
    private static readonly int[] RoundSteps = [1, 2, 5];

    private readonly long _step;
    private readonly int _steps;
    private readonly Currency _currency;

    /// <summary>Makes the scale for bars up to the given amount.</summary>
    public BarScale(Money highest)
    {
        _currency = highest.Currency;
        _step = RoundStep(Math.Max(highest.Minor, 1));
        _steps = (int)Int128.Max(1, ((Int128)highest.Minor + _step - 1) / _step);
    }

    /// <summary>The lines from top to bottom: the place from 0 (top) to 1, and the amount.</summary>
    public IEnumerable<(string At, Money Amount)> Lines => Enumerable.Range(0, _steps + 1)
        .Select(i => (Fraction(i, _steps), new Money(_step * (_steps - i), _currency)));

    /// <summary>The height of a bar in percent of the chart.</summary>
    public string HeightOf(Money value) => Share.Width(value, new Money(_step * _steps, _currency)).TrimEnd('%');

    private static long RoundStep(long highest)
    {
        for (long power = 1; ; power *= Decimal)
        {
            foreach (var step in RoundSteps)
            {
                if ((Int128)step * power * StepsAtMost >= highest)
                {
                    return step * power;
                }
            }
        }
    }

    private static string Fraction(int part, int whole)
    {
        var share = part * Whole / whole;
        return string.Create(CultureInfo.InvariantCulture, $"{share / Whole}.{share % Whole:0000}");
    }
}
