using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Cards.Demo;

/// <summary>
/// Pools of files of cards over the year: two of the same value at different costs, one that is low, one that is empty,
/// one whose cards expire soon, and some cards that have expired and wait to be written off.
/// </summary>
public sealed class PoolsDemo(CardIntake intake, CardFolder folder, CardLimits limits) : IDemoSource
{
    private const int Day = 355;
    private const int Largest = 400;
    private const int MarkLength = 8;
    private const int PinStep = 37;
    private const int PinMost = 10_000;

    private static readonly DemoPool[] _pools =
    [
        new("Al Noor 25 (spring)", "al-noor", "25.00", "23.50")
        {
            Files = [new(Day, Largest, 40), new(150, 120, -25)],
        },
        new("Al Noor 25 (summer)", "al-noor", "25.00", "24.00")
        {
            Files = [new(Day, Largest, -500), new(90, 250, -600)],
        },
        new("Al Noor 10", "al-noor", "10.00", "9.40") { Files = [new(Day, 250, -400)] },
        new("Al Noor 50", "al-noor", "50.00", "46.75") { Files = [new(Day, 300, -420)] },
        new("Al Noor 100", "al-noor", "100.00", "93.00") { Files = [new(300, 34, -365)] },
        new("Al Noor 50 AED", "al-noor", "50.00", "47.00") { Currency = Currency.Aed, Files = [new(Day, 120, -200)] },
        new("Kitab 10", "kitab", "10.00", "9.30") { Files = [new(Day, 80, 20), new(120, 160, -12)] },
        new("Kitab 25", "kitab", "25.00", "23.10") { Files = [new(Day, 220, null)] },
        new("Kitab 50", "kitab", "50.00", "46.00") { Files = [new(Day, 140, null), new(45, 100, null)] },
        new("Desert Roast 10", "desert-roast", "10.00", "9.10") { Files = [new(Day, 180, -250)] },
        new("Desert Roast 25", "desert-roast", "25.00", "22.90") { Files = [new(Day, 20, -330)] },
        new("Desert Roast 50", "desert-roast", "50.00", "45.80"),
    ];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var desk = new PoolDesk(world.Writes);
        foreach (var pool in _pools)
        {
            yield return new DemoStep(world.DaysAgo(Day), () => OpenAsync(world, desk, pool));
            foreach (var file in pool.Files)
            {
                yield return new DemoStep(world.DaysAgo(file.Day, 1), () => SendAsync(world, pool, file));
            }
        }
    }

    private static async Task OpenAsync(DemoWorld world, PoolDesk desk, DemoPool pool)
    {
        var value = await CatalogueDemo.ValueAsync(world, pool.Slug, Money.Parse(pool.Value, pool.Currency));
        if (value is not null)
        {
            await desk.CreateAsync(world.ByAdmin(), new PoolBody
            {
                DenominationId = value.Id, Name = pool.Name, Cost = new AmountText(pool.Cost),
            });
        }
    }

    // The same way as a file goes that somebody sends: checked and sealed, looked at, entered.
    private async Task SendAsync(DemoWorld world, DemoPool pool, DemoFile file)
    {
        await using var db = world.Database.Read(BookId.Live);
        if (await db.CardPools.SingleOrDefaultAsync(x => x.Name == pool.Name) is not { } known)
        {
            return;
        }

        var queries = new CardImportQueries(world.Database, folder, world.Clock);
        var desk = new CardImportDesk(world.Writes, folder, limits);
        var (place, today) = await queries.PlaceAsync(BookId.Live, known.Id);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(TextOf(world, pool, file)));
        var cards = await intake.ReadAsync(place, today, body);
        await desk.RecordAsync(world.ByAdmin(), (known.Id, $"{pool.Slug}-{file.Day}.csv"), cards);
        await desk.StartAsync(world.ByAdmin(), cards.Id);
        await new CardImportRunner(world.Writes, folder).RunAsync(BookId.Live, cards.Id, CancellationToken.None);
    }

    private static string TextOf(DemoWorld world, DemoPool pool, DemoFile file)
    {
        var day = file.LastDaysAgo is { } ago
            ? world.DaysAgo(ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";
        var text = new StringBuilder("card_code,card_number,pin,expiration_date,cost\n");
        for (var n = 1; n <= file.Cards; n++)
        {
            var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{pool.Name} {file.Day} {n}")));
            text.Append(mark[..4]).Append('-').Append(mark[4..MarkLength]).Append('-').Append(mark[^4..])
                .Append(CultureInfo.InvariantCulture, $"-{n:0000},60{file.Day:000}{n:00000},")
                .Append(CultureInfo.InvariantCulture, $"{n * PinStep % PinMost:0000},")
                .Append(day).Append(",\n");
        }

        return text.ToString();
    }

    /// <summary>A file of the story.</summary>
    /// <param name="Day">How many days ago it was sent.</param>
    /// <param name="Cards">How many cards it has.</param>
    /// <param name="LastDaysAgo">How many days ago its cards expired; negative for those to come.</param>
    private sealed record DemoFile(int Day, int Cards, int? LastDaysAgo);

    /// <summary>A pool of the story.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Slug">Its brand.</param>
    /// <param name="Value">Its face value.</param>
    /// <param name="Cost">What a card costs.</param>
    private sealed record DemoPool(string Name, string Slug, string Value, string Cost)
    {
        internal Currency Currency { get; init; } = Currency.Usd;

        internal IReadOnlyList<DemoFile> Files { get; init; } = [];
    }
}
