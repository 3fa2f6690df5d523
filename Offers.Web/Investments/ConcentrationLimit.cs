using Offers.Domain.Ledger;

namespace Offers.Web.Investments;

/// <summary>From which share of all that he has in a currency on an investor is warned of one offer.</summary>
/// <param name="Above">The share; an investment that makes an offer more is warned of, never refused.</param>
public sealed record ConcentrationLimit(BasisPoints Above)
{
    /// <summary>A quarter, in basis points, where nothing is set.</summary>
    public const int Usual = 2_500;
}
