using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class HoldTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Hold_is_captured_in_parts_and_the_rest_voided(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var (person, other) = (await world.PersonWithAsync("100.00"), await world.PersonAsync());
        var place = await PlaceAsync(world, person, "60.00", "ord_1", null);
        await SubmitAsync(world, Capture(place, other, "10.00"));
        var part = await SubmitAsync(world, Capture(place, other, "15.00"));
        Assert.Equal((HoldState.PartlyCaptured, "35.00"), (part.Status, part.Open.Text));
        var tooMuch = await Assert.ThrowsAsync<Refusal>(() => SubmitAsync(world, Capture(place, other, "35.01")));
        Assert.Equal(LedgerCodes.CaptureExceedsHold, tooMuch.Code);
        var end = await SubmitAsync(world, new VoidHold(place));
        Assert.Equal((HoldState.Captured, "25.00", "35.00"), (end.Status, end.Captured.Text, end.Voided.Text));
        Assert.Equal(("75.00", "0.00"), await world.BalancesAsync(person));
        Assert.Equal(("25.00", "0.00"), await world.BalancesAsync(other));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Second_open_hold_for_the_same_thing_is_refused(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var first = await PlaceAsync(world, person, "10.00", "ord_1", null);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => PlaceAsync(world, person, "10.00", "ord_1", null));
        Assert.Equal(LedgerCodes.HoldExists, refusal.Code);
        await SubmitAsync(world, new VoidHold(first));
        await PlaceAsync(world, person, "10.00", "ord_1", null);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Holds_that_are_due_are_found_and_given_back_once(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var person = await world.PersonWithAsync("100.00");
        var soon = world.Clock.GetUtcNow().AddMinutes(5);
        var place = await PlaceAsync(world, person, "10.00", "ord_1", soon);
        await PlaceAsync(world, person, "10.00", "ord_2", soon.AddDays(1));
        var early = await Assert.ThrowsAsync<Refusal>(() => SubmitAsync(world, new ExpireHold(place)));
        Assert.Equal(LedgerCodes.HoldNotOpen, early.Code);
        Assert.Empty(await world.Holds.DueAsync(BookId.Live, world.Clock.GetUtcNow(), 10));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var due = Assert.Single(await world.Holds.DueAsync(BookId.Live, world.Clock.GetUtcNow(), 10));
        var answers = await Task.WhenAll(
            world.Wallets.ExpireAsync(BookId.Live, due), TwiceAsync(() => world.Wallets.ExpireAsync(BookId.Live, due)));
        Assert.Equal(HoldState.Expired, answers[0].Read<HoldAnswer>().Status);
        Assert.Equal(("90.00", "10.00"), await world.BalancesAsync(person));
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Capture_void_and_expiry_at_the_same_instant_have_one_winner(DatabaseProvider provider)
    {
        await using var world = await LedgerWorld.NewAsync(provider);
        var (person, other) = (await world.PersonWithAsync("1000.00"), await world.PersonAsync());
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var due = world.Clock.GetUtcNow();
            var place = await PlaceAsync(world, person, "1.00", $"ord_{round}", due);
            BatchCommand[] commands = [Capture(place, other, "1.00"), new VoidHold(place), new ExpireHold(place)];
            Random.Shared.Shuffle(commands);
            var answers = await Task.WhenAll(commands.Select(x =>
                Task.Run(() => world.Unit.SubmitAsync(x, world.ByAdmin()))));
            Assert.Single(answers, x => !x.IsRefusal);
            var refused = answers.First(x => x.IsRefusal);
            Assert.Equal(LedgerCodes.HoldNotOpen, Assert.Throws<Refusal>(refused.Read<HoldAnswer>).Code);
        }

        Assert.Equal("0.00", (await world.BalancesAsync(person)).Held);
        var listed = await world.Holds.ListAsync(
            BookId.Live, new HoldFilter { Owner = person, Purpose = "order" }, new PageRequest(2));
        Assert.Equal(TestScale.Current.RaceRounds, listed.Total);
        await world.AssertBooksAsync();
    }

    private static async Task<Answer> TwiceAsync(Func<Task<Answer>> run)
    {
        try
        {
            return await run();
        }
        catch (Refusal refusal) when (refusal.Code == PlatformCodes.IdempotencyInProgress)
        {
            return Answer.None();
        }
    }

    private static CaptureHold Capture(HoldPlace place, Owner to, string amount) => new(
        place, LedgerWorld.Money(amount), new AccountKey(to, Purpose.Available, LedgerWorld.Aed));

    private static async Task<HoldAnswer> SubmitAsync(LedgerWorld world, BatchCommand command) =>
        (await world.Unit.SubmitAsync(command, world.ByAdmin())).Read<HoldAnswer>();

    private static async Task<HoldPlace> PlaceAsync(
        LedgerWorld world, Owner owner, string amount, string reference, DateTimeOffset? expiresAt)
    {
        var hold = await SubmitAsync(
            world, new PlaceHold(owner, LedgerWorld.Money(amount), new HoldFacts("order", reference, expiresAt)));
        await using var db = world.Database.Read(BookId.Live);
        return HoldPlace.Of(db.Holds.Single(x => x.Id == hold.Id));
    }
}
