using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>Which price list an agency buys from.</summary>
public enum AgencyTier
{
    /// <summary>The lower prices.</summary>
    Wholesale,

    /// <summary>The list prices.</summary>
    Retail,
}

/// <summary>Whether credit of an agency or a client may move.</summary>
public enum CreditStatus
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>Nothing is allocated, reclaimed or redeemed.</summary>
    Suspended,
}

/// <summary>
/// What an organisation of kind agency is in rewards: it has the same id body, buys credit of the platform and hands it
/// to its clients. Its credit is the organisation's wallet.
/// </summary>
public sealed class Agency : Entity<Agency>
{
    /// <summary>The markup that prices are suggested with, until another is set: 7.5 %.</summary>
    public static readonly BasisPoints DefaultMarkup = new(750);

    private Agency()
    {
    }

    /// <summary>Opens rewards for an agency.</summary>
    /// <param name="organisation">An organisation of kind agency.</param>
    /// <param name="slug">Its short name in addresses; unique in the book.</param>
    /// <param name="tier">The prices that it buys at.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Agency(Organisation organisation, string? slug, AgencyTier tier)
        : base(organisation.Book, new Id<Agency>(organisation.Id.Value))
    {
        if (organisation.Kind != OrganisationKind.Agency)
        {
            throw Refusal.OfField("organisationId", "The organisation is no agency.");
        }

        Slug = SlugText.Read(slug);
        Tier = tier;
        MarkupBps = DefaultMarkup.Value;
    }

    /// <summary>Its short name in addresses.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The prices that it buys at.</summary>
    public AgencyTier Tier { get; private set; }

    /// <summary>What suggested prices lie above cost, basis points; charges are the price list's.</summary>
    public int MarkupBps { get; private set; }

    /// <summary>Whether its credit may move.</summary>
    public CreditStatus Status { get; private set; }

    /// <summary>Why it is suspended; null while active.</summary>
    public string? SuspendedBecause { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The organisation that it is.</summary>
    public Id<Organisation> Organisation => new(Id.Value);

    /// <summary>The owner of its credit.</summary>
    public Owner Owner => Ledger.Owner.Of(Book, Organisation);

    /// <summary>Changes short name, prices and markup.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(string? slug, AgencyTier tier, int markupBps)
    {
        var read = SlugText.Read(slug);
        if (markupBps is < 0 or > 10_000)
        {
            throw Refusal.OfField("defaultMarkupBps", "A markup is 0 to 10,000 basis points.");
        }

        (Slug, Tier, MarkupBps) = (read, tier, markupBps);
        Revision++;
    }

    /// <summary>Stops its credit, and with it that of its clients and campaigns.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>action_not_allowed</c>.</exception>
    public void Suspend(string? reason)
    {
        SuspendedBecause = CreditLife.Suspend(Status, reason);
        (Status, Revision) = (CreditStatus.Suspended, Revision + 1);
    }

    /// <summary>Lets its credit move again.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Reactivate()
    {
        CreditLife.CheckSuspended(Status);
        (Status, SuspendedBecause, Revision) = (CreditStatus.Active, null, Revision + 1);
    }
}
