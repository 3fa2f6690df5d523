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
        Project[] projects = [New("Sunset"), New("Noon")];
        await IncentiveBook.AddAsync(book.Book, projects);

        // What a request leaves that broke off after its first project.
        var request = book.Once;
        var made = (await book.Incentives.CreateAsync(
            request with { Key = request.Key.Part(projects[0].Id.ToString()) }, book.Scope,
            book.Body("10.00") with { ProjectId = projects[0].Id, Publish = false })).Read<IncentiveMade>();
        var desk = new CopyDesk(book.Book.Writer, book.Incentives, book.Book.Database, book.Clock);
        var answer = await desk.CloneAsync(
            request, book.Scope, source.Id, new CloneBody { ProjectIds = [projects[1].Id, projects[0].Id] });
        var copies = answer.Read<CopyAnswer>().Results;
        Assert.Equal(made.Id, copies[1].Incentive!.Id);
        var first = copies[0].Incentive!.Id;
        Assert.Equal(projects[1].Id, await book.Book.ReadAsync(
            db => db.Incentives.Where(x => x.Id == first).Select(x => x.Project).SingleAsync()));
        Assert.Equal(3, await book.Book.CountAsync<Incentive>());

        Project New(string name) => new(
            book.Builder, Currency.Inr, new ProjectFacts(name, ProjectType.Residential, "Bangalore", null));
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
}
