using Offers.Data.Investments;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Sandboxes;

namespace Offers.Web.Investments;

/// <summary>The offer of a sandbox's example: it closes in thirty days and matures a year after that.</summary>
public sealed class SandboxOffer(OfferDesk desk) : ISandboxExample
{
    private const string Code = "PLAYGROUND-001";
    private const int OpenDays = 30;

    /// <inheritdoc/>
    public async Task WriteAsync(SandboxView sandbox, Func<string, CommandRequest> ask)
    {
        var closes = new DateTimeOffset(sandbox.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(OpenDays);
        var body = new OfferBody
        {
            Code = Code, Name = "Playground Residences", Subtitle = "An offer to try things out with",
            Location = "Nowhere in particular",
            Description = "Nothing here is real: invest, advance the clock, and see what happens.",
            MaxAmount = new AmountText("500000.00"), MinTicket = new AmountText("1000.00"), ClosesAt = closes,
            MaturityDate = DateOnly.FromDateTime(closes.UtcDateTime).AddYears(1), AnnualRateBps = 800,
            InterestFrequency = InterestFrequency.Quarterly,
        };
        var made = await desk.CreateAsync(ask("offer"), body);
        if (!made.IsRefusal)
        {
            (await desk.MoveAsync(ask("publish"), made.Read<Made>().Id, "publish")).Check();
        }
    }

    private sealed record Made(Id<InvestmentOffer> Id);
}
