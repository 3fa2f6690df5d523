using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Investments;

/// <summary>
/// Prints the documents of the demo offers while the story is being written, which needs them only near its end.
/// Without a browser that prints there are none.
/// </summary>
internal sealed class DemoPapers
{
    /// <summary>The first edition of a memorandum.</summary>
    internal const string First = "first edition";

    /// <summary>The second edition of a memorandum.</summary>
    internal const string Second = "second edition";

    private const string Platform = "Offers";
    private const string Risks = "risks";
    private readonly PdfPrinter _printer;
    private readonly Task<Dictionary<string, byte[]>> _all;

    /// <summary>Begins to print.</summary>
    /// <param name="world">The story.</param>
    /// <param name="printer">The printer.</param>
    /// <param name="asking">The offers that ask for their memorandum to be accepted.</param>
    internal DemoPapers(DemoWorld world, PdfPrinter printer, IReadOnlyList<DemoOffer> asking)
    {
        _printer = printer;
        _all = PrintAsync(world, asking);
    }

    /// <summary>The notice of risks, one for all offers.</summary>
    internal async Task<byte[]?> RisksAsync() => (await _all).GetValueOrDefault(Risks);

    /// <summary>The information memorandum of an offer.</summary>
    internal async Task<byte[]?> MemoAsync(DemoOffer offer, string edition) =>
        (await _all).GetValueOrDefault(offer.Code + edition);

    private async Task<Dictionary<string, byte[]>> PrintAsync(DemoWorld world, IReadOnlyList<DemoOffer> asking)
    {
        var printed = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            printed[Risks] = await RisksOfAsync(world.DaysAgo(DemoWriter.Days));
            foreach (var offer in asking)
            {
                printed[offer.Code + First] = await MemoOfAsync(offer, First, world.DaysAgo(offer.DraftedDay));
                printed[offer.Code + Second] = await MemoOfAsync(offer, Second, world.DaysAgo(offer.DraftedDay - 10));
            }
        }
        catch (Refusal refusal) when (refusal.Code == PlatformCodes.PdfUnavailable)
        {
            printed.Clear();
        }

        return printed;
    }

    private Task<byte[]> RisksOfAsync(DateTimeOffset madeAt) => PrintAsync(
        Platform, ("Notice of risks", "All investment offers"), madeAt,
        ("Your money", "What you put in is held in your wallet until the offer is settled. After that it is at risk."),
        ("Late payment", "If the issuer pays late the offer is in arrears. Nobody is paid before the pool suffices."),
        ("No way back", "Outside the cooling-off days an investment cannot be taken back or sold on this platform."));

    private Task<byte[]> MemoOfAsync(DemoOffer offer, string edition, DateTimeOffset madeAt) => PrintAsync(
        offer.Issuer, ("Information memorandum, " + edition, offer.Name), madeAt,
        ("The project", $"{offer.Name}, {offer.Location}. {offer.Subtitle}."),
        ("The money", $"At most {offer.Currency} {offer.Of(offer.MaxMajor)} is raised, at "
            + $"{new BasisPoints(offer.RateBps)} a year, simple, by actual days over 365. Interest is paid every "
            + "quarter, the principal at maturity."),
        ("Who owes it", $"{offer.Issuer} owes principal and interest. The platform holds no part of the project."));

    private Task<byte[]> PrintAsync(
        string issuer, (string Title, string Subject) what, DateTimeOffset madeAt,
        params IReadOnlyList<(string Heading, string Text)> parts) => _printer.PrintAsync(new PdfRequest
        {
            Title = $"{what.Title} · {what.Subject}",
            Language = PaperLanguage.English,
            Document = typeof(DemoPaper),
            Parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(DemoPaper.Issuer)] = issuer, [nameof(DemoPaper.Title)] = what.Title,
                [nameof(DemoPaper.Subject)] = what.Subject, [nameof(DemoPaper.Parts)] = parts,
            },
            Footer = $"{issuer} · {what.Title} · demo data",
            MadeAt = madeAt,
        });
}
