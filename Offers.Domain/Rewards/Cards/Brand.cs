using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Cards;

/// <summary>What people read of a brand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameArabic">Its name in Arabic; null where it is the same.</param>
/// <param name="Terms">How its cards are used, in English.</param>
/// <param name="TermsArabic">The same in Arabic.</param>
/// <param name="Colour">Its colour as <c>#rrggbb</c>.</param>
public sealed record BrandWords(string? Name, string? NameArabic, string? Terms, string? TermsArabic, string? Colour);

/// <summary>A shop whose gift cards are handed out.</summary>
public sealed class Brand : Entity<Brand>
{
    private Brand()
    {
    }

    /// <summary>Adds a brand.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Brand(BookId book, string? slug, BrandWords words)
        : base(book)
    {
        Slug = SlugText.Read(slug);
        Say(words);
    }

    /// <summary>Its short name, for suppliers and programs; unique in the book.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its name in Arabic; null where it is the same.</summary>
    public string? NameArabic { get; private set; }

    /// <summary>How its cards are used.</summary>
    public string? Terms { get; private set; }

    /// <summary>The same in Arabic.</summary>
    public string? TermsArabic { get; private set; }

    /// <summary>Its colour as <c>#rrggbb</c>.</summary>
    public string Colour { get; private set; } = "#1f4fd8";

    /// <summary>Whether the platform offers it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Changes what people read.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(BrandWords words)
    {
        Say(words);
        Revision++;
    }

    /// <summary>Offers it again.</summary>
    public void Activate() => (IsActive, Revision) = (true, Revision + 1);

    /// <summary>Offers it no more; cards that were handed out stay good.</summary>
    public void Deactivate() => (IsActive, Revision) = (false, Revision + 1);

    private void Say(BrandWords words)
    {
        var name = Text.Line("name", words.Name, Limits.Name);
        var arabic = Text.Optional("nameArabic", words.NameArabic, Limits.Name);
        var terms = Text.Optional("terms", words.Terms, Limits.Description);
        var termsArabic = Text.Optional("termsArabic", words.TermsArabic, Limits.Description);
        var colour = (words.Colour ?? Colour).ToLowerInvariant();
        if (colour.Length != 7 || colour[0] != '#' || !colour.Skip(1).All(char.IsAsciiHexDigit))
        {
            throw Refusal.OfField("colour", "A colour is like '#1f4fd8'.");
        }

        (Name, NameArabic, Terms, TermsArabic, Colour) = (name, arabic, terms, termsArabic, colour);
    }
}

/// <summary>A face value of a brand's cards.</summary>
public sealed class Denomination : Entity<Denomination>
{
    private Denomination()
    {
    }

    /// <summary>Adds a face value.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Denomination(Brand brand, Money value)
        : base(brand.Book)
    {
        Brand = brand.Id;
        Currency = value.Currency;
        ValueMinor = value.Minor > 0 ? value.Minor : throw Refusal.OfField("value", "A face value is above zero.");
    }

    /// <summary>The brand.</summary>
    public Id<Brand> Brand { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>The face value, minor units.</summary>
    public long ValueMinor { get; private set; }

    /// <summary>Whether it is offered.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>The face value.</summary>
    public Money Value => new(ValueMinor, Currency);

    /// <summary>Offers it again.</summary>
    public void Activate() => IsActive = true;

    /// <summary>Offers it no more.</summary>
    public void Deactivate() => IsActive = false;
}
