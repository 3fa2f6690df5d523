using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>The timeline of an offer: what administrators wrote into it, among what the offer itself knows.</summary>
public static class OfferTimeline
{
    /// <summary>Its steps, earliest first, with where the offer is now between what was and what comes.</summary>
    public static IReadOnlyList<TimelineItem> Of(
        OfferView offer, IReadOnlyList<MilestoneView> milestones, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var today = Day(now);
        var own = Own(offer, Day).Concat(milestones.Select(x => (x.HappensOn, x.Title, x.Note)))
            .OrderBy(x => x.Item1).ToList();
        var past = own.Where(x => x.Item1 <= today).Select(x => Item(x, TimelinePlace.Done));
        var planned = own.Where(x => x.Item1 > today).Select(x => Item(x, TimelinePlace.Next));
        return [.. past, new TimelineItem(Now(offer), TimelinePlace.Now, null, T("Now")), .. planned];
    }

    private static string Now(OfferView offer) => offer.Status is OfferStatus.Draft
        ? T("Being prepared")
        : T("{0} taken", Share.Percent(offer.CommittedAmount, offer.MaxAmount));

    private static IEnumerable<(DateOnly On, string Title, string? Note)> Own(
        OfferView offer, Func<DateTimeOffset, DateOnly> day)
    {
        (DateTimeOffset? At, string Title)[] moments =
        [
            (offer.PublishedAt, T("Published")), (offer.OpensAt, T("Opens")),
            (offer.ClosedAt ?? offer.ClosesAt, T("Closes")),
            (offer.SettledAt, T("Settled: the money is in the offer's pool")),
        ];
        foreach (var (at, title) in moments)
        {
            if (at is { } moment)
            {
                yield return (day(moment), title, null);
            }
        }

        if (offer.MaturityDate is { } due)
        {
            yield return (due, T("Matures: the principal is due"), null);
        }
    }

    private static TimelineItem Item((DateOnly On, string Title, string? Note) step, TimelinePlace place) => new(
        step.Title, place, null, step.Note is null ? TimeText.Of(step.On) : $"{TimeText.Of(step.On)} · {step.Note}");
}
