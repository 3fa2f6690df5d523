using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Incentives.Bounties;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;

namespace Offers.Tests.Incentives;

/// <summary>What agents owe back comes out of what the same payer pays them next, and no more than its share.</summary>
public sealed class RecoveryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Two_recoveries_together_take_no_more_of_a_payment_than_the_share(DatabaseProvider provider)
    {
        await using var book = await OwingAsync(provider, share: 5_000, sales: 2);
        Assert.Equal("200.00", await book.WalletAsync(3));

        await book.SellAsync(3);
        await book.ApproveAllAsync();

        Assert.Equal("250.00", await book.WalletAsync(3));
        Assert.Equal(["50.00", "100.00"], await OpenOfAsync(book));
        await book.AssertBooksAsync();
    }

    [Fact]
    public void What_others_took_of_a_payment_leaves_only_the_rest_of_the_share()
    {
        var payment = Inr("100.00");
        var recovery = Owed(Inr("60.00"), 5_000);
        Assert.Equal("50.00", recovery.PartOf(payment, Inr("0.00")).ToString());
        Assert.Equal("20.00", recovery.PartOf(payment, Inr("30.00")).ToString());
        Assert.True(recovery.PartOf(payment, Inr("80.00")).Minor <= 0);
        Assert.Equal("60.00", Owed(Inr("60.00"), 10_000).PartOf(payment, Inr("10.00")).ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_share_is_that_of_the_terms_under_which_the_home_was_booked(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("10000.00");
        var incentive = await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("1000.00"), RecoveryShareBps = 5_000,
        });
        var sale = await book.SellAsync(3);
        await book.ApproveAllAsync();
        book.Clock.Advance(TimeSpan.FromDays(1));
        var patch = new JsonObject { ["recoveryShareBps"] = 10_000 };
        var edited = (await book.Incentives.EditAsync(
            book.Once, book.Scope, incentive.Id, (Etag.Of(incentive.Revision), patch))).Read<IncentiveMade>();
        Assert.Equal(2, edited.TermsVersion);

        await book.MoveAsync(sale, "cancel");

        Assert.Equal(5_000, await book.Book.ReadAsync(db => db.Recoveries.Select(x => x.ShareBps).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_bounty_of_the_same_payer_pays_back_too(DatabaseProvider provider)
    {
        await using var book = await OwingAsync(provider, share: 10_000, sales: 1);
        Assert.Equal("100.00", await book.WalletAsync(3));

        await RewardAsync(book, "60.00");
        Assert.Equal(("100.00", "40.00"), (await book.WalletAsync(3), Assert.Single(await OpenOfAsync(book))));
        await RewardAsync(book, "60.00");

        Assert.Equal(("120.00", "0.00"), (await book.WalletAsync(3), Assert.Single(await OpenOfAsync(book))));
        await book.AssertBooksAsync();
    }

    private static Recovery Owed(Money owed, int shareBps)
    {
        var builder = new Organisation(BookId.Live, OrganisationKind.Builder, "ABC Builders", null);
        var project = new Project(
            builder, Currency.Inr, new ProjectFacts("Sunrise", ProjectType.Residential, "Bangalore", null));
        var incentive = new Incentive(project, builder.Id, null, (
            IncentiveType.ClosingBonus, new IncentiveTexts("Bonus", "For every home.", []),
            new IncentiveTerms
            {
                Reward = new RewardRule { Kind = RewardKind.FixedPerUnit, Amount = new AmountText("60.00") },
            }));
        var unit = new Unit(project, new UnitFacts("A-1", null, owed));
        var sale = new Sale(unit, new SaleFacts(null, owed, null, null, LiveBook.Now), LiveBook.Now);
        var claim = new IncentiveClaim(incentive, 1, (sale, LiveBook.PersonOf(3), 1), LiveBook.Now);
        return new Recovery(claim, owed, shareBps, LiveBook.Now);
    }

    // Sales of an agent were paid 100 each and cancelled.
    private static async Task<IncentiveBook> OwingAsync(DatabaseProvider provider, int share, int sales)
    {
        var book = await OpenAsync(provider);
        await book.FundAsync("10000.00");
        await book.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("1000.00"), RecoveryShareBps = share,
        });
        var sold = new List<SaleMade>();
        for (var i = 0; i < sales; i++)
        {
            sold.Add(await book.SellAsync(3));
        }

        await book.ApproveAllAsync();
        foreach (var sale in sold)
        {
            await book.MoveAsync(sale, "cancel");
        }

        return book;
    }

    private static async Task RewardAsync(IncentiveBook book, string amount)
    {
        var bounty = (await new BountyDesk(book.Book.Writer).CreateAsync(book.Once, book.Scope, new NewBountyBody
        {
            ProjectId = book.Project.Id, Title = "Photo of the hoarding", Description = "Show that it stands.",
            Reward = new AmountText(amount), Requirements = ["By daylight"],
        })).Read<BountyMade>();
        var desk = new SubmissionDesk(book.Book.Writer);
        var proof = (await desk.SendAsync(
            CommandRequest.Once(BountyWorld.Agent(3)), bounty.Id, new Proof(), [BountyWorld.NewPhoto()]))
            .Read<ProofMade>();
        (await desk.ReviewAsync(
            book.Once, book.Scope, proof.Id, new ReviewBody(ReviewDecision.Approve, "Good."))).Check();
    }

    private static Task<List<string>> OpenOfAsync(IncentiveBook book) => book.Book.ReadAsync(async db =>
        (await db.Recoveries.OrderBy(x => x.Id).ToListAsync()).ConvertAll(x => x.Open.ToString()));

    private sealed record BountyMade(Id<Bounty> Id);

    private sealed record ProofMade(Id<BountySubmission> Id);
}
