using Offers.Domain.Platform;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Investments;

/// <summary>Prints the documents of the demo offers; without a browser that prints there are none.</summary>
internal sealed class DemoPapers(PdfPrinter printer)
{
    private const string Platform = "Offers";
    private byte[]? _risks;
    private bool _isOff;

    /// <summary>The notice of risks, one for all offers.</summary>
    internal async Task<byte[]?> RisksAsync(DateTimeOffset madeAt) => _risks ??= await PrintAsync(
        Platform, ("Notice of risks", "All investment offers"), madeAt,
        ("Your money", "What you put in is held in your wallet until the offer is settled. After that it is at risk."),
        ("Late payment", "If the issuer pays late the offer is in arrears. Nobody is paid before the pool suffices."),
        ("No way back", "Outside the cooling-off days an investment cannot be taken back or sold on this platform."));

    /// <summary>The information memorandum of an offer.</summary>
    internal Task<byte[]?> MemoAsync(DemoOffer offer, string edition, DateTimeOffset madeAt) => PrintAsync(
        offer.Issuer, ("Information memorandum, " + edition, offer.Name), madeAt,
        ("The project", $"{offer.Name}, {offer.Location}. {offer.Subtitle}."),
        ("The money", $"At most {offer.Currency} {offer.Of(offer.MaxMajor)} is raised, at {offer.RateBps} basis points "
            + "a year, simple, by actual days over 365. Interest is paid every quarter, the principal at maturity."),
        ("Who owes it", $"{offer.Issuer} owes principal and interest. The platform holds no part of the project."));

    private async Task<byte[]?> PrintAsync(
        string issuer, (string Title, string Subject) what, DateTimeOffset madeAt,
        params IReadOnlyList<(string Heading, string Text)> parts)
    {
        if (_isOff)
        {
            return null;
        }

        try
        {
            return await printer.PrintAsync(new PdfRequest
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
        catch (Refusal refusal) when (refusal.Code == PlatformCodes.PdfUnavailable)
        {
            _isOff = true;
            return null;
        }
    }
}
