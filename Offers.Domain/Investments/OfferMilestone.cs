using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What an administrator writes into the timeline of an offer.</summary>
/// <param name="HappensOn">On which day.</param>
/// <param name="Title">What happens.</param>
/// <param name="Note">More about it.</param>
public sealed record MilestoneFacts(DateOnly HappensOn, string Title, string? Note);

/// <summary>An event in the timeline of an offer: what was done and what is planned.</summary>
public sealed class OfferMilestone : Entity<OfferMilestone>
{
    private OfferMilestone()
    {
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public OfferMilestone(InvestmentOffer offer, MilestoneFacts facts)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Write(facts);
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>On which day.</summary>
    public DateOnly HappensOn { get; private set; }

    /// <summary>What happens.</summary>
    public string Title { get; private set; } = "";

    /// <summary>More about it.</summary>
    public string? Note { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Writes it anew.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(MilestoneFacts facts)
    {
        Write(facts);
        Revision++;
    }

    private void Write(MilestoneFacts facts) => (HappensOn, Title, Note) = (
        facts.HappensOn, Text.Line("title", facts.Title, Limits.Title),
        Text.Optional("note", facts.Note, Limits.Note));
}
