using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>A company that acts on the server.</summary>
public sealed class Organisation : Entity<Organisation>
{
    private Organisation()
    {
    }

    /// <summary>Makes an organisation in a book.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a bad name, zone or parent.</exception>
    public Organisation(BookId book, OrganisationKind kind, string name, Id<Organisation>? parent)
        : base(book)
    {
        Kind = kind;
        Rename(name);
        Parent = kind == OrganisationKind.Client && parent is null
            ? throw Refusal.OfField("parentId", "A client belongs to an agency.")
            : parent;
    }

    private Organisation(BookId book, Id<Organisation> id)
        : base(book, id)
    {
        Kind = OrganisationKind.Platform;
        Name = "Offers";
    }

    /// <summary>Its kind.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The agency of a client.</summary>
    public Id<Organisation>? Parent { get; private set; }

    /// <summary>IANA zone of its business dates.</summary>
    public string Zone { get; private set; } = "Asia/Dubai";

    /// <summary>The language of its documents: <c>en</c> or <c>ar</c>.</summary>
    public string Locale { get; private set; } = "en";

    /// <summary>Whether it may act.</summary>
    public OrganisationStatus Status { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The fixed id of the organisation that runs the server, in a book.</summary>
    public static Id<Organisation> PlatformId(BookId book) =>
        new(new Guid(book.Value, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0));

    /// <summary>The organisation that runs the server; owns the platform's accounts.</summary>
    public static Organisation Platform(BookId book) => new(book, PlatformId(book));

    /// <summary>Gives it a name.</summary>
    public void Rename(string name) => Name = Text.Line("name", name, Limits.Name);

    /// <summary>Sets zone and language.</summary>
    public void Locate(string zone, string locale)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw Refusal.OfField("zone", "This is not an IANA time zone.");
        }

        if (locale is not ("en" or "ar"))
        {
            throw Refusal.OfField("locale", "The language is 'en' or 'ar'.");
        }

        (Zone, Locale) = (zone, locale);
    }

    /// <summary>Stops its people from acting.</summary>
    public void Suspend() => Status = OrganisationStatus.Suspended;

    /// <summary>Lets its people act again.</summary>
    public void Activate() => Status = OrganisationStatus.Active;

    /// <summary>Counts an edit by a person.</summary>
    public void Edited() => Revision++;
}
