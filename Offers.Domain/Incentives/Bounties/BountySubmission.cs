using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Bounties;

/// <summary>The states of a submission.</summary>
public enum SubmissionStatus
{
    /// <summary>It waits for a decision.</summary>
    Pending,

    /// <summary>It was approved and paid.</summary>
    Approved,

    /// <summary>It was rejected; the feedback says why.</summary>
    Rejected,
}

/// <summary>A proof that an agent sent for a bounty. It is decided once, and paid with the decision.</summary>
public sealed class BountySubmission : Entity<BountySubmission>
{
    private BountySubmission()
    {
    }

    /// <summary>Records a proof.</summary>
    /// <param name="bounty">The bounty, which has counted it.</param>
    /// <param name="agent">Who sends it.</param>
    /// <param name="proof">What he says, checked.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>validation_failed</c> where the contact is none.</exception>
    public BountySubmission(Bounty bounty, Id<IPerson> agent, Proof proof, DateTimeOffset now)
        : base(bounty.Book)
    {
        (Bounty, Project, Builder, Owner) = (bounty.Id, bounty.Project, bounty.Builder, bounty.Owner);
        Currency = bounty.Currency;
        Agent = agent;
        (UnitNumber, ContactName, Contact, Note) = (proof.UnitNumber, proof.ContactName, proof.Contact, proof.Note);
        ContactKey = ContactHash.Of(proof.Contact);
        Subject = SubjectOf(UnitNumber, ContactKey);
        SubmittedAt = now;
    }

    /// <summary>The bounty.</summary>
    public Id<Bounty> Bounty { get; private set; }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The project's builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>Who owns and pays the bounty.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>Who sent it.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>The number of the unit, in capitals.</summary>
    public string? UnitNumber { get; private set; }

    /// <summary>The name of the person whom the agent brings; gone once it is rejected.</summary>
    public string? ContactName { get; private set; }

    /// <summary>That person's e-mail address or phone number; gone once it is rejected.</summary>
    public string? Contact { get; private set; }

    /// <summary>The hash of the contact.</summary>
    public string? ContactKey { get; private set; }

    /// <summary>What it is about where it is asked: unit and contact. An agent sends it once for a bounty.</summary>
    public string? Subject { get; private set; }

    /// <summary>What the agent wrote.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public SubmissionStatus Status { get; private set; }

    /// <summary>Why somebody should look twice; null where nothing is odd.</summary>
    public string? Suspicion { get; private set; }

    /// <summary>What the reviewer wrote.</summary>
    public string? Feedback { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? ReviewedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>What was paid, minor units.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>The last operation that paid it: the receipt.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>What was paid.</summary>
    public Money Paid => new(PaidMinor, Currency);

    /// <summary>The longest <see cref="Subject"/>.</summary>
    public const int MaxSubject = Limits.Code + 1 + ContactHash.Length;

    /// <summary>What a proof is about: the unit, the contact or both; null for neither.</summary>
    public static string? SubjectOf(string? unitNumber, string? contactKey) =>
        unitNumber is null && contactKey is null ? null : $"{unitNumber}|{contactKey}";

    /// <summary>Has somebody look twice.</summary>
    public void Suspect(string? reason) => Suspicion = reason;

    /// <summary>Approves it; the payment is in the same commit.</summary>
    /// <exception cref="Refusal"><c>same_person</c>, <c>already_reviewed</c>, <c>validation_failed</c>.</exception>
    public void Approve(Id<IPerson>? by, string? feedback, DateTimeOffset now)
    {
        var said = Text.Optional("feedback", feedback, Limits.Note);
        Decide(by, now, SubmissionStatus.Approved);
        Feedback = said;
    }

    /// <summary>Records the payment.</summary>
    public void Receive(Money amount, Id<Operation> receipt) => (PaidMinor, OperationId) = (amount.Minor, receipt);

    /// <summary>Rejects it and says why; the contact of a person who was referred for nothing is not kept.</summary>
    /// <exception cref="Refusal"><c>same_person</c>, <c>already_reviewed</c>, <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? feedback, DateTimeOffset now)
    {
        var said = Text.Required("feedback", feedback, Limits.Note);
        Decide(by, now, SubmissionStatus.Rejected);
        (Feedback, ContactName, Contact) = (said, null, null);
    }

    private void Decide(Id<IPerson>? by, DateTimeOffset now, SubmissionStatus decision)
    {
        if (by == Agent)
        {
            throw PlatformCodes.SamePerson.Because("Nobody reviews his own proof.");
        }

        if (Status != SubmissionStatus.Pending)
        {
            throw IncentiveCodes.AlreadyReviewed.Because(
                $"It was {Words.Plain(Status.ToString())} already.", ("state", Words.Snake(Status.ToString())));
        }

        (Status, ReviewedBy, ReviewedAt) = (decision, by, now);
    }
}

/// <summary>A photo of a submission.</summary>
public sealed class SubmissionFile
{
    private SubmissionFile()
    {
    }

    /// <summary>Adds a photo.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="file">The stored file.</param>
    public SubmissionFile(BountySubmission submission, int number, StoredFile file)
    {
        (Book, Submission, Number) = (submission.Book, submission.Id, number);
        (File, Hash) = (file.Id, file.Hash);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The submission.</summary>
    public Id<BountySubmission> Submission { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The stored file.</summary>
    public Id<StoredFile> File { get; private set; }

    /// <summary>The hash of its bytes, by which the same photo is found again.</summary>
    public string Hash { get; private set; } = "";
}
