using Offers.Data.Identity;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>The sandbox of the demo data: the investors who can sign in may enter, and the example is in it.</summary>
public sealed class SandboxDemo(PeopleNow people, SandboxExamples examples) : IDemoSource
{
    private const int MadeDay = 1;
    private const int InvestorsWithSignIn = 2;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        yield return new DemoStep(world.DaysAgo(MadeDay), async () =>
        {
            var desk = new SandboxDesk(world.Writes, people);
            var request = world.ByAdmin();
            var named = world.Investors.Take(InvestorsWithSignIn).Select(name => world.People[name]).ToList();
            var made = (await desk.CreateAsync(request, new SandboxBody("Playground", named))).Read<SandboxMade>();

            // Its book is its own, so that its example may be written by today's clock while the story goes on.
            await examples.WriteAsync(request.Caller, made.Id);
        });
    }
}
