using Offers.Data.Investments;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// Finds offers by name, code or id, and investments by id: all of them for administrators; for investors live offers
/// and what they invested in.
/// </summary>
public sealed class OfferSearch(OfferQueries offers, InvestmentQueries investments) : ISearchSource
{
    /// <inheritdoc />
    public string Title => T("Offers");

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        if (!caller.IsAdministrator && !caller.Is(Role.Investor))
        {
            return [];
        }

        var investor = caller.IsAdministrator ? null : caller.Person;
        if (await ByIdAsync(caller.Book, question.Text, investor) is { } hit)
        {
            return [hit];
        }

        var filter = new OfferFilter(caller.IsAdministrator ? null : OfferStatus.Live, Search: question.Text);
        var found = await offers.ListAsync(caller.Book, filter, new PageRequest(question.AtMost));
        return [.. found.Data.Select(offer => Hit(offer, investor))];
    }

    private static SearchHit Hit(OfferView offer, Id<IPerson>? investor) => new(
        offer.Name, $"{offer.Code}, {W(offer.Status).ToLowerInvariant()}", HrefOf(offer.Id, investor),
        Glyph.Offers);

    private static string HrefOf(Id<InvestmentOffer> offer, Id<IPerson>? investor) =>
        investor is null ? $"/admin/investments/{offer}" : $"/investor/offers/{offer}";

    private async Task<SearchHit?> ByIdAsync(BookId book, string text, Id<IPerson>? investor)
    {
        try
        {
            if (Id<InvestmentOffer>.TryParse(text, out var id))
            {
                return Hit(investor is { } person
                    ? await offers.GetForInvestorAsync(book, id, person)
                    : await offers.GetAsync(book, id), investor);
            }

            if (Id<Investment>.TryParse(text, out var investment))
            {
                var view = await investments.GetAsync(book, investment, investor);
                return new SearchHit(
                    T("Investment of {0}", MoneyText.Plain(view.RequestedAmount)),
                    W(view.Status).ToLowerInvariant(),
                    HrefOf(view.Offer.Id, investor), Glyph.Holdings);
            }
        }
        catch (Refusal refusal) when (refusal.Code.Status == StatusCodes.Status404NotFound)
        {
            // Another's, or none at all: both are found by nobody.
        }

        return null;
    }
}
