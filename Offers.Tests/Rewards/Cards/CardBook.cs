using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Cards;

/// <summary>A book of rewards with a folder for sealed cards.</summary>
public sealed class CardBook : IAsyncDisposable
{
    /// <summary>The heads of the files of these tests.</summary>
    public const string Heads = "card_code,card_number,pin,expiration_date,cost";

    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("offers-cards-");

    private CardBook(RewardBook rewards)
    {
        Rewards = rewards;
        Folder = new CardFolder(_place.FullName);
        Queries = new CardImportQueries(Database, Folder, rewards.Clock);
        Pools = new PoolQueries(Database, rewards.Clock);
        PoolDesk = new PoolDesk(Writer);
        WriteOffs = new WriteOffDesk(Database, Writer, rewards.Clock);
        Approvals = new ApprovalDesk(Writer, [new CardImportApprovals(), new WriteOffApprovals()]);
    }

    public RewardBook Rewards { get; }

    public CardFolder Folder { get; }

    public CardImportQueries Queries { get; }

    public PoolQueries Pools { get; }

    public PoolDesk PoolDesk { get; }

    public WriteOffDesk WriteOffs { get; }

    public ApprovalDesk Approvals { get; }

    public OffersDatabase Database => Rewards.Book.Database;

    public UnitOfWork Writer => Rewards.Book.Writer;

    /// <summary>The files that lie in the folder.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(_place.FullName)];

    /// <summary>A request of the administrator.</summary>
    public static CommandRequest Once => CommandRequest.Once(LiveBook.Admin);

    /// <summary>A request of another administrator.</summary>
    public static CommandRequest OfSecond =>
        CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(4) });

    public static async Task<CardBook> OpenAsync(DatabaseProvider provider) =>
        new(await RewardBook.OpenAsync(provider));

    /// <summary>A pool of files without cards.</summary>
    public async Task<Id<CardPool>> PoolAsync(string name = "Spring", string cost = "23.50", int value = 25) =>
        (await PoolDesk.CreateAsync(Once, new PoolBody
        {
            DenominationId = Rewards.Values[value].Id, Name = name, Cost = new AmountText(cost),
        })).Read<Made<CardPool>>().Id;

    /// <summary>What people do with files; above an amount a second person is asked.</summary>
    public CardImportDesk DeskOf(string? above = null) => new(Writer, Folder, above is null
        ? CardLimits.Usual
        : CardLimits.Usual with { ReleaseAbove = new Dictionary<Currency, Money>
        {
            [Currency.Usd] = RewardBook.Usd(above),
        } });

    /// <summary>Reads a file as the door does, and records it.</summary>
    public async Task<Id<CardImport>> SendAsync(Id<CardPool> pool, params string[] rows) =>
        (await SendBytesAsync(pool, Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Heads)))))
            .Read<Made<CardImport>>().Id;

    public async Task<Answer> SendBytesAsync(Id<CardPool> pool, byte[] bytes, CommandRequest? request = null) =>
        await SendStreamAsync(pool, new MemoryStream(bytes), request);

    public async Task<Answer> SendStreamAsync(Id<CardPool> pool, Stream body, CommandRequest? request = null)
    {
        var (place, today) = await Queries.PlaceAsync(BookId.Live, pool);
        var cards = await new CardIntake(Database, Rewards.Vault, Folder).ReadAsync(place, today, body);
        return await DeskOf().RecordAsync(request ?? Once, (pool, "cards.csv"), cards);
    }

    /// <summary>Lets the cards of a file be entered, and enters them as a worker does.</summary>
    public async Task EnterAsync(Id<CardImport> id)
    {
        (await DeskOf().StartAsync(Once, id)).Check();
        await WorkAsync(id);
    }

    public Task WorkAsync(Id<CardImport> id, UnitOfWork? writer = null, CancellationToken stopping = default) =>
        new CardImportRunner(writer ?? Writer, Folder) { AtOnce = 100 }.RunAsync(BookId.Live, id, stopping);

    public Task<CardImportView> ViewAsync(Id<CardImport> id) => Queries.GetAsync(BookId.Live, id);

    public Task<PoolView> PoolNowAsync(Id<CardPool> id) => Pools.GetAsync(BookId.Live, id);

    /// <summary>The approval that waits.</summary>
    public Task<Approval> WaitingAsync() => Rewards.Book.ReadAsync(db =>
        db.Approvals.SingleAsync(x => x.State == ApprovalState.Waiting));

    /// <summary>Cards by number, last four and cost: equal for two books in which the same was entered.</summary>
    public Task<string> StateAsync() => Rewards.Book.ReadAsync(async db =>
    {
        var cards = await db.Cards.OrderBy(x => x.Number).ToListAsync();
        var totals = await db.PoolTotals.SingleAsync();
        return string.Join('\n', cards.Select(x => $"{x.Number} {x.Last4} {x.CostMinor} {x.Turn}")
            .Append($"{totals.Received} {totals.Available} {totals.ValueMinor}"));
    });

    /// <summary>Fails where pools, cards and the ledger do not agree.</summary>
    public async Task AssertAsync()
    {
        var (free, totals) = await Rewards.Book.ReadAsync(async db => (
            await db.Cards.Where(x => x.Turn != null).Select(x => x.CostMinor).ToListAsync(),
            await db.PoolTotals.ToListAsync()));
        Assert.Equal(free.Count, totals.Sum(x => x.Available));
        Assert.Equal(free.Sum(), totals.Sum(x => x.ValueMinor));
        Assert.Equal(new Money(free.Sum(), Currency.Usd).ToString(), await Rewards.PlatformAsync(Purpose.CardStock));
        await Rewards.AssertBooksAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Rewards.DisposeAsync();
        _place.Delete(recursive: true);
    }

    private sealed record Made<T>(Id<T> Id);
}
