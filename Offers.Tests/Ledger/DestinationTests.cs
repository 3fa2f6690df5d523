using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class DestinationTests
{
    private const string Iban = "ae07 0331 2345 6789 0123 456";

    [Theory, OnSqlite, OnPostgres]
    public async Task New_destination_is_refused_and_allowed_when_its_time_has_come(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonWithAsync("100.00");
        var added = await AddAsync(world, person);
        Assert.Equal((DestinationState.Cooling, "AE•• •••• 3456"), (added.Status, added.Number));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.AskWithdrawalAsync(person, "10.00", added.Id));
        Assert.Equal(LedgerCodes.DestinationCooling, refusal.Code);
        Assert.True(refusal.Facts.ContainsKey("usableFrom"));
        world.Ledger.Clock.Advance(CashRules.UsualCooling - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<Refusal>(() => world.AskWithdrawalAsync(person, "10.00", added.Id));
        world.Ledger.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(added.Id, (await world.AskWithdrawalAsync(person, "10.00", added.Id)).Destination);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Anothers_and_a_removed_destination_are_not_found(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var (person, other) = (await world.Ledger.PersonWithAsync("100.00"), await world.Ledger.PersonAsync());
        var (own, anothers) = (await AddAsync(world, person), await AddAsync(world, other));
        world.Ledger.Clock.Advance(TimeSpan.FromDays(2));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => world.AskWithdrawalAsync(person, "1.00", anothers.Id));
        Assert.Equal(LedgerCodes.DestinationNotFound, refusal.Code);
        (await world.Destinations.RemoveAsync(LedgerWorld.By(person), person, own.Id)).Check();
        await Assert.ThrowsAsync<Refusal>(() => world.AskWithdrawalAsync(person, "1.00", own.Id));
        Assert.Empty(await world.DestinationsRead.ListAsync(person));
        Assert.Equal(DestinationState.Cooling, (await AddAsync(world, person)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_number_is_kept_once_and_never_shown_in_the_audit(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        await AddAsync(world, person);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => AddAsync(world, person));
        Assert.Equal(LedgerCodes.DestinationExists, refusal.Code);
        await using var db = world.Ledger.Database.Read(BookId.Live);
        var written = string.Concat(db.AuditEntries.Select(x => x.After).Concat(db.Events.Select(x => x.Payload)));
        Assert.Contains("3456", written, StringComparison.Ordinal);
        Assert.DoesNotContain("070331", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Account_number_needs_the_name_of_its_bank()
    {
        var owner = new Owner(BookId.Live, OwnerKind.Person, Guid.NewGuid());
        var refusal = Assert.Throws<Refusal>(() => new Destination(
            owner, new BankAccount("Mine", null, "12-34 5678", null), DateTimeOffset.UnixEpoch, TimeSpan.Zero));
        Assert.Equal(PlatformCodes.ValidationFailed, refusal.Code);
        var kept = new Destination(
            owner, new BankAccount("Mine", null, "12-34 5678", "Bank"), DateTimeOffset.UnixEpoch, TimeSpan.Zero);
        Assert.Equal(("12345678", "•••• 5678"), (kept.Number, kept.Masked));
    }

    [Theory]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("SA03 8000 0000 6080 1016 7519")]
    [InlineData("AE07 0331 2345 6789 0123 456")]
    public void Published_example_is_an_iban(string text) => Assert.Equal(
        text.Replace(" ", "", StringComparison.Ordinal), BankAccountNumber.Iban("iban", text));

    [Fact]
    public void One_wrong_digit_or_two_swapped_ones_are_never_an_iban()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++)
        {
            var rest = string.Concat(Enumerable.Range(0, random.Next(11, 31)).Select(_ => random.Next(10)));
            var iban = "AE" + BankAccountNumber.CheckDigits("AE", rest) + rest;
            Assert.True(BankAccountNumber.IsIban(iban), $"seed {seed}: {iban}");
            var at = random.Next(2, iban.Length);
            var wrong = iban.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + random.Next(1, 10)) % 10));
            Assert.False(BankAccountNumber.IsIban(new string(wrong)), $"seed {seed}: {new string(wrong)}");
            var swapped = iban.ToCharArray();
            at = random.Next(4, iban.Length - 1);
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.Equal(
                iban[at] == iban[at + 1], BankAccountNumber.IsIban(new string(swapped)));
        }
    }

    [Fact]
    public void Payment_reference_is_found_in_what_banks_write_and_a_slip_is_noticed()
    {
        for (var i = 0; i < 5_000; i++)
        {
            var reference = PaymentReference.New();
            var shown = PaymentReference.Show(reference);
            Assert.Equal([reference], PaymentReference.FindIn($"/REF/{shown.ToLowerInvariant()} OWN FUNDS"));
            Assert.Equal([reference], PaymentReference.FindIn($"PAY {shown[..6]} {shown[6..]}"));
            var at = 2 + (i % 8);
            var next = PaymentReference.Alphabet[
                (PaymentReference.Alphabet.IndexOf(reference[at], StringComparison.Ordinal) + 1 + (i % 27)) % 29];
            Assert.False(PaymentReference.IsOne(reference[..at] + next + reference[(at + 1)..]));
        }
    }

    private static async Task<DestinationView> AddAsync(CashWorld world, Owner owner) => (await world.Destinations
        .AddAsync(LedgerWorld.By(owner), owner, new BankAccount("Mine", Iban, null, null))).Read<DestinationView>();
}
