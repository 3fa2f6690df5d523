using System.Diagnostics;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Xunit.Abstractions;
using static Offers.Tests.Incentives.Imports.ImportBook;

namespace Offers.Tests.Incentives.Imports;

/// <summary>100,000 rows are entered within a minute, at the full scale; shorter files in proportion.</summary>
public sealed class SaleImportSpeedTests(ITestOutputHelper output)
{
    private const int FullRows = 100_000;
    private static readonly TimeSpan _full = TimeSpan.FromSeconds(60);

    // A short file is entered while the program is still being compiled.
    private static readonly TimeSpan _start = TimeSpan.FromSeconds(5);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_long_file_is_entered_in_time_with_what_it_earns(DatabaseProvider provider)
    {
        var rows = TestScale.Current.ImportRows;
        await using var book = await OpenAsync(provider);
        var projects = await ProjectsAsync(book, rows);
        var id = await book.SendAsync([.. Enumerable.Range(1, rows).Select(n => RowOf(n, projects))]);

        var watch = Stopwatch.StartNew();
        await book.WorkAsync(id);
        var check = watch.Elapsed;
        Assert.Equal(rows, (await book.ViewAsync(id)).Found.New);
        await book.StartAsync(id);
        watch.Restart();
        await book.WorkAsync(id);
        var run = watch.Elapsed;

        output.WriteLine($"{rows} rows on {provider}: checked in {check}, entered in {run}.");
        Assert.Equal(rows, (await book.ViewAsync(id)).Done.New);
        Assert.Equal(rows / 10, (await book.Book.ClaimsAsync()).Count);
        var most = rows >= FullRows ? _full : _start + (_full * rows / FullRows);
        Assert.True(run < most, $"Entering {rows} rows took {run}, more than {most}.");
        Assert.True(check < most, $"Checking {rows} rows took {check}, more than {most}.");
        await book.Book.AssertBooksAsync();
    }

    // Nine of ten rows are of a project without an incentive; of the others most earn a fixed amount, some by tiers.
    private static string RowOf(int n, IReadOnlyList<Project> projects)
    {
        var project = n % 10 > 0 ? projects[0] : n % 100 > 0 ? projects[1] : projects[2];
        return $"{project.Name},A-{n},person{3 + (n / 10 % 9)}@offers.example,,,2026-03-02,,2026-03-02,R-{n},";
    }

    private static async Task<IReadOnlyList<Project>> ProjectsAsync(ImportBook book, int rows)
    {
        var projects = new[] { "Plain", "Fixed", "Tiers" }.Select(name => new Project(
            book.Book.Builder, Currency.Inr, new ProjectFacts(name, ProjectType.Residential, "Pune", null))).ToList();
        await IncentiveBook.AddAsync(book.Book.Book, projects);
        foreach (var some in Enumerable.Range(1, rows).Chunk(10_000))
        {
            await IncentiveBook.AddAsync(book.Book.Book, some.Select(n => new Unit(
                projects[n % 10 > 0 ? 0 : n % 100 > 0 ? 1 : 2],
                new UnitFacts($"A-{n}", null, IncentiveBook.Inr("5000000.00")))));
        }

        foreach (var project in projects)
        {
            await IncentiveBook.AddAsync(book.Book.Book, Enumerable.Range(3, 9).Select(agent => Association.Invite(
                project, LiveBook.PersonOf(agent), (LiveBook.PersonOf(2), book.Book.Clock.GetUtcNow()))));
        }

        await PublishAsync(book, projects[1], x => x);
        await PublishAsync(book, projects[2], x => x with
        {
            Reward = new RewardRule
            {
                Kind = RewardKind.Tiers,
                Tiers = [new RewardTier(1, new AmountText("10.00")), new RewardTier(5, new AmountText("20.00"))],
            },
        });
        return projects;
    }

    private static Task<IncentiveMade> PublishAsync(
        ImportBook book, Project project, Func<IncentiveBody, IncentiveBody> with) =>
        book.Book.PublishAsync("10.00", x => with(x with
        {
            ProjectId = project.Id, Budget = new AmountText("1000000.00"),
        }));
}
