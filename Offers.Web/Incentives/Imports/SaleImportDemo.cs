using System.Globalization;
using System.Text;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Imports;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Imports;

/// <summary>A file of four sales that ABC Builders sent the day before yesterday; one row names a home that is not
/// there.</summary>
public sealed class SaleImportDemo(FileStore store) : IDemoSource
{
    private const string Builder = "ABC Builders";
    private const int Day = 2;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var made = new Made();
        var desk = new SaleImportDesk(world.Writes, store);
        yield return new DemoStep(world.DaysAgo(Day, 6), () => SendAsync(world, desk, made));
        yield return new DemoStep(world.DaysAgo(Day, 7), async () =>
        {
            await desk.StartAsync(Ask(world), Scope(world), made.Id);
            await WorkAsync(world, made.Id);
        });
    }

    private async Task SendAsync(DemoWorld world, SaleImportDesk desk, Made made)
    {
        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Text(world)));
        using var taken = await store.TakeAsync(
            bytes, new FileClaim("site-office-week.csv", "text/csv"), SaleCsv.Rule);
        made.Id = (await desk.UploadAsync(Ask(world), Scope(world), taken)).Read<Made>().Id;
        await WorkAsync(world, made.Id);
    }

    private Task WorkAsync(DemoWorld world, Id<SaleImport> id) =>
        new SaleImportRunner(world.Database, world.Writes, store, world.Clock)
            .RunAsync(BookId.Live, id, CancellationToken.None);

    private static string Text(DemoWorld world)
    {
        string On(int day) => world.DaysAgo(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Agent(int place) => world.People[world.Agents[place]].ToString();
        return string.Join('\n',
            "project;unit;agent;split;booked;signed;buyer;reference",
            $"Sunrise Apartments;A-0302;{Agent(0)};;{On(9)};{On(4)};Buyer of A-0302;W-301",
            $"Sunrise Apartments;A-0403;{Agent(1)};;{On(8)};;Buyer of A-0403;W-302",
            $"Sunrise Apartments;A-1304;{Agent(2)};;{On(7)};;Buyer of A-1304;W-303",
            $"Sunrise Apartments;A-1001;{Agent(0)}|{Agent(2)};50|50;{On(6)};;Buyer of A-1001;W-304");
    }

    private static CommandRequest Ask(DemoWorld world) => world.ByBuilder("builder", Builder);

    private static ProjectScope Scope(DemoWorld world) => ProjectScope.OfBuilder(Ask(world).Caller);

    private sealed class Made
    {
        public Id<SaleImport> Id { get; set; }
    }
}
