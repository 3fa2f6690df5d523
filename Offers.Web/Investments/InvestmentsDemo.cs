using Offers.Data.Investments;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Investments;

/// <summary>Offers in every state, and who invested in them; some requests are refused, as they are in life.</summary>
public sealed class InvestmentsDemo(FileStore store, PdfPrinter printer) : IDemoSource
{
    private const int Percent = 100;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var desk = new OfferDesk(world.Writes);
        var asking = DemoOffers.All.Where(DemoContent.IsAsking).ToList();
        var files = new DemoFiles(store, new DemoPapers(world, printer, asking));
        return DemoOffers.All.SelectMany(offer =>
        {
            var made = new Made();
            made.Content = new DemoContent(world, offer, files, () => made.Id);
            var money = new DemoOfferMoney(world, offer, () => made.Id);
            return Life(world, desk, offer, made).Concat(made.Content.Steps())
                .Concat(Close(world, offer, () => CloseAsync(desk, money, made)))
                .Concat(Money(world, offer, made)).Concat(Refused(world, offer, made)).Concat(money.Steps())
                .Concat(Waiting(world, offer, made));
        });
    }

    private static IEnumerable<DemoStep> Life(DemoWorld world, OfferDesk desk, DemoOffer offer, Made made)
    {
        yield return new DemoStep(world.DaysAgo(offer.DraftedDay), async () =>
            made.Id = (await desk.CreateAsync(world.ByAdmin(), offer.Body(world))).Read<Drafted>().Id);
        if (offer.PublishedDay is { } published)
        {
            yield return new DemoStep(
                world.DaysAgo(published, 1), () => desk.MoveAsync(world.ByAdmin(), made.Id, "publish"));
        }

        if (offer.PausedDay is { } paused)
        {
            yield return new DemoStep(
                world.DaysAgo(paused, 2), () => desk.MoveAsync(world.ByAdmin(), made.Id, "pause"));
        }
    }

    // One that filled was closed by the commit that filled it; closing it again is refused and changes nothing.
    private static IEnumerable<DemoStep> Close(DemoWorld world, DemoOffer offer, Func<Task> close)
    {
        if (offer.ClosesDay is { } closes and > 0 && offer.FillPercent < Percent)
        {
            yield return new DemoStep(world.DaysAgo(closes, 12), close);
        }
    }

    // One that raised too little begins to give all money back in the commit that closes it.
    private static async Task CloseAsync(OfferDesk desk, DemoOfferMoney money, Made made)
    {
        await desk.MoveAsync(CommandRequest.Once(Caller.System(BookId.Live, "offer-times")), made.Id, "close");
        await money.FinishAsync();
    }

    private static IEnumerable<DemoStep> Money(DemoWorld world, DemoOffer offer, Made made)
    {
        if (offer.PublishedDay is not { } published || offer.FillPercent == 0)
        {
            yield break;
        }

        var investors = Investors(world, offer);
        var wanted = offer.MaxMajor * offer.FillPercent / Percent;
        var last = Math.Max(offer.ClosesDay ?? 0, offer.PausedDay ?? 0);
        for (var wave = 0; wave < offer.Waves; wave++)
        {
            var day = published - 1 - ((published - 2 - last) * wave / offer.Waves);
            for (var i = 0; i < investors.Count; i++)
            {
                // Tickets differ by the place of the investor and the wave, and together they are what is wanted.
                var weight = 2 + (((i * 5) + (wave * 3)) % 5);
                var major = wanted * weight / (4 * offer.Waves * investors.Count) / 50 * 50;
                yield return Invest(world, (offer, made), (investors[i], Math.Max(major, offer.MinMajor)),
                    world.DaysAgo(day, 1 + (wave % 3)));
            }
        }
    }

    private static IEnumerable<DemoStep> Refused(DemoWorld world, DemoOffer offer, Made made)
    {
        if (offer.FillPercent == 0)
        {
            yield break;
        }

        var day = Math.Max(offer.ClosesDay ?? 0, Math.Max(offer.PausedDay ?? 0, 0)) + 1;
        var investors = Investors(world, offer);
        yield return Invest(world, (offer, made), (investors[0], offer.MinMajor / 2), world.DaysAgo(day, 5));
        if (offer.MostMajor is { } most)
        {
            yield return Invest(world, (offer, made), (investors[1], most + 5_000), world.DaysAgo(day, 5));
        }

        if (offer.PausedDay is { } paused)
        {
            var late = world.DaysAgo(paused - 2, 4);
            yield return Invest(world, (offer, made), (investors[^1], offer.MinMajor * 5), late);
        }
    }

    // The two with a sign-in wait for room: one with money set aside, one without.
    private static IEnumerable<DemoStep> Waiting(DemoWorld world, DemoOffer offer, Made made)
    {
        var desk = new WaitlistDesk(world.Writes);
        var places = offer.Waitlist ? new[] { (1, 15_000, true), (0, 10_000, false) } : [];
        foreach (var (place, major, holds) in places)
        {
            yield return new DemoStep(world.DaysAgo(1, 2 - place), () => desk.JoinAsync(
                world.ByInvestor(world.Investors[place]), made.Id,
                new WaitlistBody(AmountText.Of(offer.Of(major)), HoldFunds: holds)));
        }
    }

    // Only those who have money of the currency; which ones is settled by the demo data of the ledger.
    private static List<string> Investors(DemoWorld world, DemoOffer offer)
    {
        IEnumerable<int> rich = offer.Currency == Currency.Usd ? [0, 3, 7, 11]
            : offer.Currency == Currency.Inr ? [1, 3, 10, 14, 21]
            : Enumerable.Range(0, world.Investors.Count);
        return [.. rich.Where((_, place) => place % offer.Every == 0 || place < 2).Select(i => world.Investors[i])];
    }

    private static DemoStep Invest(
        DemoWorld world, (DemoOffer Offer, Made Made) into, (string Investor, long Major) what, DateTimeOffset at) =>
        new(at, () => world.Writes.SubmitAsync(
            new Invest(
                into.Made.Id, world.WalletOf(what.Investor), new HashSet<Id<Organisation>>(),
                new InvestBody(
                    AmountText.Of(into.Offer.Of(what.Major)), AcceptedDocuments: into.Made.Content.Accepted)),
            world.ByInvestor(what.Investor)));

    private sealed class Made
    {
        internal Id<InvestmentOffer> Id { get; set; }

        internal DemoContent Content { get; set; } = default!;
    }

    private sealed record Drafted(Id<InvestmentOffer> Id);
}
