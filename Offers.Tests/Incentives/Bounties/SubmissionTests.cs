using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Bounties;

/// <summary>Proofs: sent, looked at twice where something is odd, decided once and paid once.</summary>
public sealed class SubmissionTests
{
    private static readonly Proof _lead = new(ContactName: "Ravi Kumar", Contact: "ravi@example.com");

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_reviewers_at_once_make_one_payment(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        await using var other = world.Book.NewWriter();
        var bounty = await world.PublishedAsync(world.Body(most: 20));
        for (var round = 1; round <= 5; round++)
        {
            var proof = await world.SentAsync(bounty, round);
            var outcomes = await Task.WhenAll(
                Task.Run(() => world.ReviewAsync(proof)),
                Task.Run(() => world.ReviewAsync(proof, by: world.Second, writer: other)));
            Assert.Single(outcomes, x => x.IsDone);
            Assert.Single(outcomes, x => x.Code == "already_reviewed");
            Assert.Equal(1_000, await world.EarnedAsync(round));
        }

        Assert.Equal((80_000, 15_000), await world.WalletAsync());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hundred_approvals_at_once_never_exceed_the_budget(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        await using var other = world.Book.NewWriter();
        var bounty = await world.PublishedAsync(world.Body(budget: 7_500));
        var proofs = new List<Id<BountySubmission>>();
        for (var i = 0; i < 100; i++)
        {
            proofs.Add(await world.SentAsync(bounty, i % 40));
        }

        var outcomes = await Task.WhenAll(proofs.Select((proof, i) => Task.Run(
            () => world.ReviewAsync(proof, writer: i % 2 == 0 ? world.Book.Writer : other))));
        Assert.Equal(7, outcomes.Count(x => x.IsDone));
        Assert.Equal(93, outcomes.Count(x => x.Code == "budget_exhausted"));
        Assert.Equal((92_500, 500), await world.WalletAsync());
        await world.AssertBooksAsync();

        (await world.Desk.AddBudgetAsync(
            CommandRequest.Once(world.First), world.Scope, bounty,
            new BudgetBody(Domain.Ledger.AmountText.Of(BountyWorld.Rupees(700))))).Check();
        var waiting = proofs.Zip(outcomes).First(x => !x.Second.IsDone).First;
        Assert.True((await world.ReviewAsync(waiting)).IsDone);
        Assert.Equal((91_800, 200), await world.WalletAsync());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_reviews_his_own_proof(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 2));
        var proof = await world.SentAsync(bounty, 1);
        var self = world.First with { Person = LiveBook.PersonOf(1) };
        Assert.Equal("same_person", (await world.ReviewAsync(proof, by: self)).Code);
        Assert.Equal(SubmissionStatus.Pending, (await world.SubmissionAsync(proof)).Status);
        Assert.Equal(0, await world.EarnedAsync(1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_photo_or_unit_is_shown_and_not_refused(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 20));
        var elsewhere = await world.PublishedAsync(world.Body(most: 5));
        var units = await world.PublishedAsync(world.Body(most: 5) with { Fields = [ProofField.Unit] });
        var first = await world.SentAsync(bounty, 1, photo: BountyWorld.Photo(7));
        var copy = await world.SentAsync(elsewhere, 2, photo: BountyWorld.Photo(7));
        Assert.Null((await world.SubmissionAsync(first)).Suspicion);
        Assert.Equal("The same photo is in another proof.", (await world.SubmissionAsync(copy)).Suspicion);

        var unit = await world.SentAsync(units, 1, new Proof("a-101"));
        var again = await world.SentAsync(units, 2, new Proof("A-101"));
        Assert.Null((await world.SubmissionAsync(unit)).Suspicion);
        Assert.Equal(
            "Another proof of this bounty names unit A-101.", (await world.SubmissionAsync(again)).Suspicion);
        var shown = await new SubmissionQueries(world.Book.Database).GetAsync(world.Scope, first);
        Assert.Equal([(copy, "photo")], shown.Twins!.Select(x => (x.Id!.Value, x.Same)));
        var mine = await new SubmissionQueries(world.Book.Database)
            .GetMineAsync(BookId.Live, LiveBook.PersonOf(2), copy);
        Assert.Null(mine.Suspicion);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_sends_a_unit_or_contact_once_unless_it_was_rejected(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(
            world.Body(most: 9) with { Type = BountyType.LeadReferral });
        var first = await world.SentAsync(bounty, 1, _lead);
        var second = await world.SendAsync(bounty, 1, _lead with { Contact = " RAVI@example.com" });
        Assert.Equal("submission_exists", second.Code);
        await world.SentAsync(bounty, 1, _lead with { Contact = "+91 98450 12345" });
        Assert.True((await world.ReviewAsync(first, ReviewDecision.Reject)).IsDone);
        var rejected = await world.SubmissionAsync(first);
        Assert.Equal((null, null, "Not by daylight."), (rejected.Contact, rejected.ContactName, rejected.Feedback));
        var again = await world.SentAsync(bounty, 1, _lead, BountyWorld.Photo(1));
        Assert.Null((await world.SubmissionAsync(again)).Suspicion);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_approved_referral_is_remembered_once_by_the_day_of_the_project(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var body = world.Body(most: 9) with { Type = BountyType.LeadReferral };
        var (one, two) = (await world.PublishedAsync(body), await world.PublishedAsync(body));
        world.Clock.Advance(new DateTimeOffset(
            world.Clock.GetUtcNow().UtcDateTime.Date.AddHours(20), TimeSpan.Zero).AddDays(1)
            - world.Clock.GetUtcNow());
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        Assert.True((await world.ReviewAsync(await world.SentAsync(one, 1, _lead))).IsDone);
        Assert.True((await world.ReviewAsync(await world.SentAsync(two, 1, _lead))).IsDone);
        var referral = await world.Book.ReadAsync(db => db.Referrals.SingleAsync());
        Assert.Equal(
            (world.Project, LiveBook.PersonOf(1), ContactHash.Of("ravi@example.com"), today.AddDays(1)),
            (referral.Project, referral.Agent, referral.Contact, referral.On));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_proof_has_what_the_bounty_asks_for(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 2) with
        {
            Type = BountyType.PropertyReferral,
            Fields = [ProofField.Unit, ProofField.Contact, ProofField.Note],
        });
        var bare = await world.SendAsync(bounty, 1);
        Assert.Equal("proof_required", bare.Code);
        Assert.Equal(0, (await world.BountyAsync(bounty)).PendingCount);
        var odd = await world.SendAsync(bounty, 1, _lead with { Contact = "someone", UnitNumber = "7", Note = "x" });
        Assert.Equal("validation_failed", odd.Code);
        await world.SentAsync(bounty, 1, _lead with { UnitNumber = "7", Note = "Saw the flat on Sunday." });
        Assert.Equal("validation_failed", (await world.TryAsync(world.Body() with
        {
            Type = BountyType.LeadReferral, Fields = [ProofField.Photo],
        })).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_agents_of_its_audience_send_proofs(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(
            world.Body(most: 5) with { Audience = BountyAudience.AssociatedAgents });
        await world.InviteAsync(1);
        await world.SentAsync(bounty, 1);
        Assert.Equal("not_associated", (await world.SendAsync(bounty, 2)).Code);
        var queries = new BountyQueries(world.Book.Database, world.Clock);
        var seen = await queries.ListForAgentAsync(
            BookId.Live, LiveBook.PersonOf(1), new BountyFilter(), new PageRequest());
        var hidden = await queries.ListForAgentAsync(
            BookId.Live, LiveBook.PersonOf(2), new BountyFilter(), new PageRequest());
        Assert.Equal((1, 0), (seen.Total, hidden.Total));
        Assert.Null(Assert.Single(seen.Data).Budget);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Agents_are_reminded_seven_three_and_one_day_before_once_each(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        await world.PublishedAsync(world.Body() with { ExpiresAt = world.Clock.GetUtcNow().AddDays(10) });
        var reminders = new BountyReminders(world.Book.Database, world.Book.Writer, world.Clock);
        var told = new List<string>();
        for (var hours = 0; hours < 240; hours += 6)
        {
            foreach (var reminder in await reminders.DueAsync(BookId.Live))
            {
                (await reminders.TellAsync(CommandRequest.Once(LiveBook.Admin), reminder)).Check();
                told.Add(reminder.Step);
            }

            world.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(["T-7", "T-3", "T-1"], told);
    }
}
