using Offers.Data.Platform.Views;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Investments;

/// <summary>Views and searches that people of the demo data saved.</summary>
public sealed class ViewsDemo : IDemoSource
{
    private const int Weeks = 6;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var desk = new SavedViewDesk(world.Writes);
        yield return Save(
            world, world.ByAdmin, OfferSheets.Offers, ("Dirhams, fullest first",
                "currency=AED&sort=-committed&cols=state,committed,cap,left,investors"));
        yield return Save(
            world, world.ByAdmin, OfferSheets.Offers, ("Maturities", "cols=state,committed,maturity,rate"));
        var investor = world.Investors[0];
        yield return new DemoStep(world.DaysAgo(Weeks * 7, 3), async () =>
        {
            var saved = (await desk.SaveAsync(
                world.ByInvestor(investor), Text(OfferSheets.Gallery, ("Six percent and more", "rate=600"))))
                .Read<SavedViewAnswer>();
            await desk.TellAsync(world.ByInvestor(investor), saved.Id, ViewNews.Told);
        });
    }

    private static DemoStep Save(
        DemoWorld world, Func<CommandRequest> by, ListSheet sheet, (string Name, string Query) view) =>
        new(world.DaysAgo(Weeks * 7, 2), () => new SavedViewDesk(world.Writes).SaveAsync(by(), Text(sheet, view)));

    private static ViewText Text(ListSheet sheet, (string Name, string Query) view) =>
        new(sheet.Key, view.Name, sheet.Canonical(view.Query));
}
