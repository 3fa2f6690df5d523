using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>An incentive to begin with, of a builder or of the platform for all.</summary>
public sealed class IncentiveTemplate : Entity<IncentiveTemplate>
{
    /// <summary>The longest body.</summary>
    public const int MaxBody = 16_000;

    private IncentiveTemplate()
    {
    }

    /// <summary>Keeps what an incentive would be made of.</summary>
    /// <param name="book">The book.</param>
    /// <param name="owner">Whose it is; the platform's are for all builders.</param>
    /// <param name="name">Its name.</param>
    /// <param name="body">What an incentive is made of, as JSON.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public IncentiveTemplate(BookId book, Id<Organisation> owner, string? name, string body)
        : base(book)
    {
        Owner = owner;
        Edit(name, body);
    }

    /// <summary>Whose it is.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What an incentive is made of, as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Changes it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(string? name, string body)
    {
        Name = Text.Line("name", name, Limits.Name);
        Body = body.Length <= MaxBody ? body : throw Refusal.OfField("incentive", "The template is too long.");
    }
}
