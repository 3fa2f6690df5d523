using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What a medium is.</summary>
public enum MediaKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>A film.</summary>
    Video,
}

/// <summary>A picture or the film of an offer, in its place among the others.</summary>
public sealed class OfferMedia : Entity<OfferMedia>
{
    private OfferMedia()
    {
    }

    /// <summary>Puts a file behind those that are there.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public OfferMedia(InvestmentOffer offer, StoredFile file, string? caption, int position)
        : base(offer.Book)
    {
        (Offer, File, AddedAt, Position) = (offer.Id, file.Id, file.StoredAt, position);
        Kind = file.ContentType == FileType.Mp4.ContentType ? MediaKind.Video : MediaKind.Image;
        Caption = Text.Optional("caption", caption, Limits.Title);
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>What it is.</summary>
    public MediaKind Kind { get; private set; }

    /// <summary>Its bytes.</summary>
    public Id<StoredFile> File { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What it shows, also for those who do not see it.</summary>
    public string? Caption { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Moves it to another place among all of its offer; the others close up.</summary>
    /// <param name="all">All media of the offer in their order.</param>
    /// <param name="media">The one that moves.</param>
    /// <param name="to">Its new place, from 1; beyond the last is the last.</param>
    public static void Move(IReadOnlyList<OfferMedia> all, OfferMedia media, int to)
    {
        var order = all.Where(x => x != media).ToList();
        order.Insert(Math.Clamp(to, 1, all.Count) - 1, media);
        Number(order);
    }

    /// <summary>Numbers media from 1 in the order given.</summary>
    public static void Number(IReadOnlyList<OfferMedia> order)
    {
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Position = i + 1;
        }
    }

    /// <summary>Says anew what it shows.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Describe(string? caption) => Caption = Text.Optional("caption", caption, Limits.Title);
}
