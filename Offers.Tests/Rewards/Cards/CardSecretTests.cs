using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Cards are sealed, opened with a reason, and sealed again with another key; their codes are nowhere
/// else.</summary>
public sealed class CardSecretTests
{
    private const string Code = "CANARY-7Q9X-1234";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_card_is_opened_with_a_reason_and_the_look_is_audited_without_it(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var card = await CardAsync(book);
        var opened = await DeskOf(book).RevealAsync(LiveBook.Admin, card, "The recipient lost it");
        Assert.Equal((Code, "600001", "4711"), (opened.CardCode, opened.CardNumber, opened.Pin));
        var entry = await book.Rewards.Book.ReadAsync(db =>
            db.AuditEntries.SingleAsync(x => x.Action == "rewards.card.revealed"));
        Assert.Equal(
            (card.ToString(), LiveBook.Admin.Person, "The recipient lost it"),
            (entry.ObjectId, entry.Person, entry.Reason));
        Assert.Equal(1, await book.Rewards.Book.ReadAsync(db =>
            db.Events.CountAsync(x => x.Type == "rewards.card.revealed")));
        await AssertNowhereAsync(book);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_reason_or_too_often_no_card_is_opened(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var card = await CardAsync(book);
        var desk = DeskOf(book, CardLimits.Usual with { RevealsPerHour = 2 });
        Assert.Equal(
            PlatformCodes.ValidationFailed,
            (await Assert.ThrowsAsync<Refusal>(() => desk.RevealAsync(LiveBook.Admin, card, " "))).Code);
        Assert.Equal(
            RewardCodes.CardNotFound,
            (await Assert.ThrowsAsync<Refusal>(() => desk.RevealAsync(LiveBook.Admin, Id<Card>.New(), "Why"))).Code);
        await desk.RevealAsync(LiveBook.Admin, card, "First");
        await desk.RevealAsync(LiveBook.Admin, card, "Second");
        Assert.Equal(
            PlatformCodes.RateLimited,
            (await Assert.ThrowsAsync<Refusal>(() => desk.RevealAsync(LiveBook.Admin, card, "Third"))).Code);
        await desk.RevealAsync(LiveBook.Admin with { Person = LiveBook.PersonOf(4) }, card, "Another person");
        book.Rewards.Clock.Advance(TimeSpan.FromMinutes(61));
        await desk.RevealAsync(LiveBook.Admin, card, "An hour later");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_cards_are_sealed_with_the_newest_key_and_the_old_one_can_go(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var id = await book.SendAsync(
            await book.PoolAsync(),
            [.. Enumerable.Range(1, CardReseal.SealedAtOnce + 20).Select(n => $"CODE-{n:0000},,,,"), $"{Code},,,,"]);
        await book.EnterAsync(id);
        var (old, fresh) = (KeyOf("t1", 1), KeyOf("t2", 100));
        using (var both = new CardVault(book.Database, new SecretsRing([fresh, old]), book.Rewards.Clock))
        {
            var reseal = new CardReseal(book.Database, book.Writer, both);
            Assert.Equal(CardReseal.SealedAtOnce + 21, await reseal.RunAsync(BookId.Live));
            Assert.Equal(0, await reseal.RunAsync(BookId.Live));
        }

        using var newest = new CardVault(book.Database, new SecretsRing([fresh]), book.Rewards.Clock);
        var sealer = await newest.SealerAsync();
        var cards = await book.Rewards.Book.ReadAsync(db => db.Cards.ToListAsync());
        Assert.All(cards, card => Assert.StartsWith("s1.t2.", card.Sealed, StringComparison.Ordinal));
        var canary = Assert.Single(cards, card => sealer.Open(card).Code == Code);
        Assert.Equal(sealer.HashOf(Code), canary.Hash);
        using var lost = new CardVault(book.Database, new SecretsRing([old]), book.Rewards.Clock);
        await Assert.ThrowsAsync<CryptographicException>(async () => await lost.SealerAsync());
        await book.AssertAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_export_and_a_list_have_the_last_four_and_no_code(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await CardAsync(book);
        var pool = (await book.Pools.ListAsync(BookId.Live, new PoolFilter(), new PageRequest())).Data.Single().Id;
        var (_, cards) = await book.Pools.ExportAsync(BookId.Live, pool, new CardFilter());
        await foreach (var card in cards)
        {
            Assert.Equal("••••1234", card.MaskedCode);
            Assert.DoesNotContain(Code, OffersJson.Text(card), StringComparison.Ordinal);
        }

        var found = await book.Pools.CardsAsync(
            BookId.Live, pool, new CardFilter(CardStatus.Available, "1234"), new PageRequest());
        Assert.Equal("••••1234", Assert.Single(found.Data).MaskedCode);
        Assert.Empty((await book.Pools.CardsAsync(
            BookId.Live, pool, new CardFilter(Last4: "9999"), new PageRequest())).Data);
        await AssertNowhereAsync(book);
    }

    private static CardDesk DeskOf(CardBook book, CardLimits? limits = null) =>
        new(book.Database, book.Writer, book.Rewards.Vault, limits ?? CardLimits.Usual);

    private static SecretKey KeyOf(string id, byte first) =>
        new(id, [.. Enumerable.Range(first, SecretKey.Length).Select(x => (byte)x)]);

    private static async Task<Id<Card>> CardAsync(CardBook book)
    {
        await book.EnterAsync(await book.SendAsync(await book.PoolAsync(), $"{Code},600001,4711,2030-12-31,"));
        return await book.Rewards.Book.ReadAsync(db => db.Cards.Select(x => x.Id).SingleAsync());
    }

    // Everything that is kept as text or bytes and could have the code in it.
    private static async Task AssertNowhereAsync(CardBook book)
    {
        var texts = await book.Rewards.Book.ReadAsync(async db => new[]
        {
            await db.AuditEntries.Select(x => x.Before + x.After + x.Reason).ToListAsync(),
            await db.Events.Select(x => x.Payload).ToListAsync(),
            await db.Cards.Select(x => x.Sealed + x.Last4).ToListAsync(),
            [.. (await db.IdempotencyRecords.ToListAsync()).Select(x => System.Text.Encoding.UTF8.GetString(x.Body))],
        }.SelectMany(x => x).ToList());
        Assert.DoesNotContain(texts, x => x.Contains("CANARY", StringComparison.Ordinal)
            || x.Contains("600001", StringComparison.Ordinal));
    }
}
