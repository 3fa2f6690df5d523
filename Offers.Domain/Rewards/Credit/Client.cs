using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>
/// What an organisation of kind client is in rewards: it has the same id body, gets credit of its agency and spends it
/// on campaigns. Its credit is the organisation's wallet.
/// </summary>
public sealed class Client : Entity<Client>
{
    private Client()
    {
    }

    /// <summary>Opens rewards for a client of an agency.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Client(Organisation organisation, Agency agency)
        : base(organisation.Book, new Id<Client>(organisation.Id.Value))
    {
        if (organisation.Kind != OrganisationKind.Client || organisation.Parent != agency.Organisation)
        {
            throw Refusal.OfField("organisationId", "The organisation is no client of this agency.");
        }

        Agency = agency.Id;
    }

    /// <summary>The agency that gives it credit.</summary>
    public Id<Agency> Agency { get; private set; }

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

    /// <summary>Stops its credit, and with it that of its campaigns.</summary>
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
