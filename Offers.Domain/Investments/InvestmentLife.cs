using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>The state table of an investment.</summary>
public static class InvestmentLife
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Investment, InvestmentStatus> Machine = new(investment => investment.Status,
    [
        new(InvestmentStatus.Confirmed, "withdraw", InvestmentStatus.Withdrawn, "Investor", CoolingOff),
        new(InvestmentStatus.Confirmed, "settle", InvestmentStatus.Settled, Actors.System),
        new(InvestmentStatus.Confirmed, "return", InvestmentStatus.Returned, Actors.System),
        new(InvestmentStatus.Settled, "repay", InvestmentStatus.Repaid, Actors.System),
    ]);

    private static Refusal? CoolingOff(Investment investment, DateTimeOffset now) =>
        now < investment.CoolingOffEndsAt
            ? null
            : InvestmentCodes.CoolingOffOver.Because(
                investment.CoolingOffEndsAt is { } end ? $"It ended on {end:u}." : "The offer has none.",
                ("endedAt", investment.CoolingOffEndsAt));
}
