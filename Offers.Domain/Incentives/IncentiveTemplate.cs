using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>What a template is called, and what it is good for.</summary>
/// <param name="Name">Its name, unique for its owner.</param>
/// <param name="Description">What it is good for; null for nothing said.</param>
public sealed record TemplateTexts(string? Name, string? Description);

/// <summary>An incentive to begin with, of a builder or of the platform for all; it promises nothing itself.</summary>
public sealed class IncentiveTemplate : Entity<IncentiveTemplate>
{
    /// <summary>The longest body.</summary>
    public const int MaxBody = 30_000;

    private IncentiveTemplate()
    {
    }

    /// <summary>Keeps what an incentive would be made of.</summary>
    /// <param name="place">The book, and whose it is; the platform's are for all builders.</param>
    /// <param name="currency">The currency of its amounts; it is for projects in this currency.</param>
    /// <param name="texts">Its name, and what it is good for.</param>
    /// <param name="body">What an incentive is made of, as JSON.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public IncentiveTemplate(
        (BookId Book, Id<Organisation> Owner) place, Currency currency, TemplateTexts texts, string body)
        : base(place.Book)
    {
        (Owner, Currency) = (place.Owner, currency);
        Take(texts, body);
    }

    /// <summary>Whose it is.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>Its name, unique for its owner.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is good for; null for nothing said.</summary>
    public string? Description { get; private set; }

    /// <summary>The currency of its amounts.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>What an incentive is made of, as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Raised by edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>True for the platform's, which all builders see.</summary>
    public bool IsPlatforms => Owner == PlatformOwner;

    /// <summary>Who owns those of the platform; organisations belong to the live book.</summary>
    public static Id<Organisation> PlatformOwner => Organisation.PlatformId(BookId.Live);

    /// <summary>Changes it; incentives that were made of it stay as they are.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(TemplateTexts texts, string body)
    {
        Take(texts, body);
        Revision++;
    }

    private void Take(TemplateTexts texts, string body)
    {
        Name = Text.Line("name", texts.Name, Limits.Name);
        Description = Text.Optional("description", texts.Description, Limits.Note);
        Body = body.Length <= MaxBody ? body : throw Refusal.OfField("incentive", "The template is too long.");
    }
}
