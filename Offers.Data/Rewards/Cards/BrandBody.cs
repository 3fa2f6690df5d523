using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>A brand as it is sent.</summary>
public sealed record BrandBody
{
    /// <summary>Its short name, for programs and suppliers; never changes.</summary>
    public string? Slug { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its name in Arabic.</summary>
    public string? NameArabic { get; init; }

    /// <summary>How its cards are used.</summary>
    public string? Terms { get; init; }

    /// <summary>The same in Arabic.</summary>
    public string? TermsArabic { get; init; }

    /// <summary>Its colour as <c>#rrggbb</c>.</summary>
    public string? Colour { get; init; }

    /// <summary>A brand as it would be sent.</summary>
    public static BrandBody Of(Brand brand) => new()
    {
        Slug = brand.Slug, Name = brand.Name, NameArabic = brand.NameArabic, Terms = brand.Terms,
        TermsArabic = brand.TermsArabic, Colour = brand.Colour,
    };

    internal BrandWords Words() => new(Name, NameArabic, Terms, TermsArabic, Colour);
}

/// <summary>A face value as it is sent.</summary>
/// <param name="Value">The face value.</param>
/// <param name="Currency">Its currency.</param>
public sealed record DenominationBody(AmountText? Value, string? Currency);

/// <summary>A face value as it is answered.</summary>
public sealed record DenominationView
{
    /// <summary>The identity.</summary>
    public required Id<Denomination> Id { get; init; }

    /// <summary>The face value.</summary>
    public required Money Value { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Whether it is offered.</summary>
    public required bool IsActive { get; init; }

    /// <summary>What the client that was asked for is charged now; null where none was.</summary>
    public Money? Charge { get; init; }

    internal static DenominationView Of(Denomination x) => new()
    {
        Id = x.Id, Value = x.Value, Currency = x.Currency, IsActive = x.IsActive,
    };
}

/// <summary>A brand as it is answered and shown.</summary>
public sealed record BrandView
{
    /// <summary>The identity.</summary>
    public required Id<Brand> Id { get; init; }

    /// <summary>Its short name.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in Arabic.</summary>
    public string? NameArabic { get; init; }

    /// <summary>How its cards are used.</summary>
    public string? Terms { get; init; }

    /// <summary>The same in Arabic.</summary>
    public string? TermsArabic { get; init; }

    /// <summary>Its colour.</summary>
    public required string Colour { get; init; }

    /// <summary>Whether the platform offers it.</summary>
    public required bool IsActive { get; init; }

    /// <summary>The revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }

    /// <summary>Its face values, by currency and value.</summary>
    public required IReadOnlyList<DenominationView> Denominations { get; init; }

    internal static BrandView Of(Brand x, IEnumerable<Denomination> values) => new()
    {
        Id = x.Id, Slug = x.Slug, Name = x.Name, NameArabic = x.NameArabic, Terms = x.Terms,
        TermsArabic = x.TermsArabic, Colour = x.Colour, IsActive = x.IsActive, Revision = x.Revision,
        Denominations = [.. values.OrderBy(y => y.Currency.Code, StringComparer.Ordinal)
            .ThenBy(y => y.ValueMinor).Select(DenominationView.Of)],
    };
}
