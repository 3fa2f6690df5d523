using Offers.Data.Identity;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Identity;

/// <summary>An administrator who looked as an investor, and an investor who gets one letter a day.</summary>
public sealed class PeopleDemo(AccountDesk accounts, DemoOptions options) : IDemoSource
{
    private const int Lasted = 7;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var looks = new ImpersonationDesk(world.Writes, world.Database, accounts, world.Clock);
        var wishes = new PreferenceDesk(world.Writes, world.Database);
        var began = world.DaysAgo(9, 4);
        Id<Impersonation>? look = null;
        yield return new DemoStep(began, async () => look = (await looks.StartAsync(
            world.BySecondAdmin(),
            new ImpersonationStart(
                world.People["investor"], "She called and could not find the receipt of a deposit.",
                options.Password))).Id);
        yield return new DemoStep(began.AddMinutes(Lasted), () =>
            looks.EndAsync(world.BySecondAdmin(), look!.Value, ImpersonationEnd.ByHand));
        yield return new DemoStep(world.DaysAgo(30, 5), () => wishes.ChooseAsync(
            world.ByInvestor("investor2"), Etag.Of(0), new PreferencesBody(MailTiming.Daily, [])));
    }
}
