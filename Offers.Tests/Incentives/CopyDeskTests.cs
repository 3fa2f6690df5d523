using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Templates;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Incentives;

/// <summary>Copies on many projects go on where they broke off, whatever is chosen then.</summary>
public sealed class CopyDeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_part_that_was_made_before_is_answered_for_its_own_project(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("100.00");
        var source = await book.PublishAsync("10.00");
        Project[] projects = [New(book, "Sunset"), New(book, "Noon")];
        await IncentiveBook.AddAsync(book.Book, projects);

        // What a request leaves that broke off after its first project.
        var request = book.Once;
        var made = (await book.Incentives.CreateAsync(
            request with { Key = request.Key.Part(projects[0].Id.ToString()) }, book.Scope,
            book.Body("10.00") with { ProjectId = projects[0].Id, Publish = false })).Read<IncentiveMade>();
        var answer = await DeskOf(book).CloneAsync(
            request, book.Scope, source.Id, new CloneBody { ProjectIds = [projects[1].Id, projects[0].Id] });
        var copies = answer.Read<CopyAnswer>().Results;
        Assert.Equal(made.Id, copies[1].Incentive!.Id);
        var first = copies[0].Incentive!.Id;
        Assert.Equal(projects[1].Id, await book.Book.ReadAsync(
            db => db.Incentives.Where(x => x.Id == first).Select(x => x.Project).SingleAsync()));
        Assert.Equal(3, await book.Book.CountAsync<Incentive>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_begins_again_with_a_new_key_holds_no_budget_twice(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("100.00");
        var source = await book.PublishAsync("10.00");
        Project[] projects = [New(book, "Sunset"), New(book, "Noon"), New(book, "Dawn")];
        await IncentiveBook.AddAsync(book.Book, projects);
        var queries = new CopyQueries(book.Book.Database, book.Clock);
        Assert.Equal([book.Project.Id], (await queries.ThereAsync(book.Scope, "Closing bonus")).Keys);
        Assert.Empty(await queries.ThereAsync(book.Platform, "Closing bonus"));

        // A server that died after its first project keeps what it had made, and nobody has its key any more.
        Assert.Equal(["Active"], await CopyAsync(projects[..1]));
        Assert.Equal([book.Project.Id, projects[0].Id], (await queries.ThereAsync(book.Scope, " Closing bonus "))
            .Keys.OrderBy(x => x));
        Assert.Equal(["incentive_exists", "Active", "Active"], await CopyAsync(projects));
        Assert.Equal(("60.00", "40.00"), await book.BuilderAsync());
        Assert.Equal(["Active"], await CopyAsync(projects[..1], x => x with { OnlyNew = false }));
        Assert.Equal(["Draft"], await CopyAsync(
            projects[..1], x => x with { Title = "Another", Publish = false, Budget = null }));

        // What has ended is in nobody's way.
        var there = (await queries.ThereAsync(book.Scope, "Closing bonus"))[projects[1].Id];
        Assert.Equal(IncentiveStatus.Active, there.Status);
        (await book.Incentives.MoveAsync(book.Once, book.Scope, there.Id, ("close", null))).Check();
        Assert.Equal(["Active"], await CopyAsync(projects[1..2]));
        await book.AssertBooksAsync();

        async Task<IEnumerable<string>> CopyAsync(IEnumerable<Project> on, Func<CloneBody, CloneBody>? with = null)
        {
            var wish = new CloneBody
            {
                ProjectIds = [.. on.Select(x => x.Id)], Publish = true, Budget = new AmountText("10.00"),
                OnlyNew = true,
            };
            var answer = await DeskOf(book).CloneAsync(
                book.Once, book.Scope, source.Id, with is null ? wish : with(wish));
            return answer.Read<CopyAnswer>().Results.Select(x => x.Code ?? $"{x.Incentive!.Status}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_make_the_same_at_once_make_each_once(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        var source = await book.PublishAsync("10.00");
        var projects = Enumerable.Range(0, 6).Select(x => New(book, $"Tower {x}")).ToList();
        await IncentiveBook.AddAsync(book.Book, projects);
        var desk = DeskOf(book);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(turn => Task.Run(() => desk.CloneAsync(
            book.Once, book.Scope, source.Id, new CloneBody
            {
                ProjectIds = [.. projects.Select(x => x.Id).Skip(turn), .. projects.Select(x => x.Id).Take(turn)],
                Publish = true, Budget = new AmountText("10.00"), OnlyNew = true,
            }))));
        Assert.Equal(6, answers.Sum(x => x.Read<CopyAnswer>().Successful));
        Assert.Equal(7, await book.Book.CountAsync<Incentive>());
        Assert.Equal(("930.00", "70.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Fact]
    public void Only_what_has_an_end_is_tried_with_another_key()
    {
        foreach (var open in new[]
        {
            PlatformCodes.Busy, PlatformCodes.Unavailable, PlatformCodes.Internal, PlatformCodes.IdempotencyInProgress,
        })
        {
            Assert.True(open.IsOpen, open.Code);
        }

        Assert.False(PlatformCodes.IdempotencyKeyReused.IsOpen);
        Assert.False(PlatformCodes.ActionNotAllowed.IsOpen);
    }

    private static CopyDesk DeskOf(IncentiveBook book) =>
        new(book.Book.Writer, book.Incentives, book.Book.Database, book.Clock);

    private static Project New(IncentiveBook book, string name) => new(
        book.Builder, Currency.Inr, new ProjectFacts(name, ProjectType.Residential, "Bangalore", null));
}
