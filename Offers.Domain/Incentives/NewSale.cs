using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>A stage that a sale has reached.</summary>
/// <param name="Verb"><c>sign</c>, <c>pay</c> or <c>register</c>.</param>
/// <param name="At">When.</param>
public readonly record struct SaleStep(string Verb, DateTimeOffset At)
{
    /// <summary>The stage that it leads to.</summary>
    public SaleStage Stage => Verb switch
    {
        "sign" => SaleStage.Signed, "pay" => SaleStage.Paid, _ => SaleStage.Registered,
    };
}

/// <summary>A sale as it is entered, by the form, by a program or out of a file.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Facts">What is sold to whom.</param>
/// <param name="Agents">Who sold it, with their shares.</param>
/// <param name="Steps">The stages that it has reached already, in order.</param>
public sealed record NewSale(
    Unit Unit, SaleFacts Facts, IReadOnlyList<(Id<IPerson> Agent, BasisPoints Share)> Agents,
    IReadOnlyList<SaleStep> Steps)
{
    /// <summary>The most agents of a sale.</summary>
    public const int MostAgents = 10;

    /// <summary>Books the unit and brings the sale to where it stands.</summary>
    /// <param name="now">The book's time; nothing is after it.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>, <c>shares_invalid</c>.</exception>
    public (Sale Sale, IReadOnlyList<SaleAgent> Agents) Make(DateTimeOffset now)
    {
        if (Agents.Count is 0 or > MostAgents)
        {
            throw Refusal.OfField("agents", $"A sale has 1 to {MostAgents} agents.");
        }

        SaleAgent.Check(Agents);
        var sale = new Sale(Unit, Facts, now);
        if (Steps.Any(x => x.At > now))
        {
            throw Refusal.OfField("stageAt", "A stage is reached today or earlier.");
        }

        foreach (var step in Steps)
        {
            sale.Advance(step.Verb, step.At);
        }

        return (sale, [.. Agents.Select(x => new SaleAgent(sale, x.Agent, x.Share))]);
    }
}
