using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Offers.Tests.Rewards.Supply;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Server processes that are killed while a file of cards comes in and while its cards are entered.</summary>
public sealed class CardImportServerTests
{
    private const string Canary = "CANARY7Q9X";
    private const int Batches = 10;
    private const int Rows = Batches * CardIntake.CheckedAtOnce;
    private const long CostMinor = 23_50;

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_while_it_checks_and_enters_a_file_each_row_is_one_card_in_the_end(
        DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.KillWhileItChecksAsync();
        Assert.Equal(0, await scene.Book.Book.CountAsync<CardImport>());
        Assert.Equal(0, await scene.Book.Book.CountAsync<Card>());
        await scene.AssertSecretAsync();

        await scene.KillWhileItEntersAsync(async server =>
        {
            var sent = await scene.Admin.SendAsync(server, scene.ImportPath, Form(new StringContent(File(Rows))));
            Assert.Equal(201, sent.Status);
            Assert.Equal(200, (await scene.Admin.PostAsync(server, $"card-imports/{sent.Text("id")}/start")).Status);
        });
        await scene.KillWhileItEntersAsync(scene.GoOnAsync);
        await scene.EndAsync();

        var numbers = await scene.Book.Book.ReadAsync(db => db.Cards.Select(x => x.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, Rows).Select(x => (long)x), numbers.Order());
        var totals = await scene.Book.Book.ReadAsync(db => db.PoolTotals.SingleAsync());
        Assert.Equal((Rows, Rows, Rows * CostMinor), (totals.Received, totals.Available, totals.ValueMinor));
        var value = $"{new Money(Rows * CostMinor, Currency.Usd)}";
        Assert.Equal(value, await scene.Book.PlatformAsync(Purpose.CardStock));
        Assert.Equal("-" + value, await scene.Book.PlatformAsync(Purpose.Settlement, "cards"));
        await scene.Book.AssertBooksAsync();
        await scene.AssertSecretAsync();
    }

    private static string File(int rows) => string.Join(
        '\n', Enumerable.Range(1, rows).Select(x => $"{Canary}-{x:000000},{x:0000},").Prepend("card_code,pin,cost"));

    private static MultipartFormDataContent Form(HttpContent content)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        return new MultipartFormDataContent { { content, "file", "cards.csv" } };
    }

    /// <summary>A book with an empty pool, and one folder for all servers that are started on it.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-import-");
        private readonly List<string> _log = [];
        private readonly Id<CardPool> _pool;

        private Scene(RewardBook book, CardPool pool, ServerPerson admin) =>
            (Book, _pool, Admin) = (book, pool.Id, admin);

        public RewardBook Book { get; }

        public ServerPerson Admin { get; }

        public string ImportPath => $"pools/{_pool}/import";

        public static async Task<Scene> OpenAsync(DatabaseProvider provider)
        {
            var book = await RewardBook.OpenAsync(provider);
            var pool = await book.PoolAsync("Spring", 25, "23.50", 0);
            return new Scene(book, pool, await ServerPerson.AdminAsync(book));
        }

        /// <summary>Half of a file comes in, a part of it lies sealed on the disk, and it dies.</summary>
        public async Task KillWhileItChecksAsync()
        {
            await using var server = await StartAsync();
            var half = new HalfFile(File(Rows), async () =>
            {
                await KilledLine.UntilAsync(() => Task.FromResult(Sealed().Any(x => x.Length > 0)));
                await server.KillAsync();
            });
            Assert.Null((await Admin.SendAsync(server, ImportPath, Form(half))).Status);
            _log.AddRange(server.Output);
            Assert.NotEmpty(Sealed());
        }

        /// <summary>Kills a server when it has entered some rows more, which are not yet all.</summary>
        public async Task KillWhileItEntersAsync(Func<OffersServer, Task> load)
        {
            var before = await RowAsync();
            await using var server = await StartAsync();
            await load(server);
            await KilledLine.UntilAsync(async () => await RowAsync() > before);
            await server.KillAsync();
            _log.AddRange(server.Output);
            Assert.InRange(await RowAsync(), before + 1, Rows - 1);
            await Book.AssertBooksAsync();
        }

        /// <summary>
        /// Lets the job go on. A worker that said nothing for a minute is dead; the test does not wait for the minute.
        /// </summary>
        public async Task GoOnAsync(OffersServer server)
        {
            var longAgo = TimeProvider.System.GetUtcNow().AddMinutes(-2);
            await Book.Book.Database.WriteOutsideAsync(db => db.CardImports.ExecuteUpdateAsync(
                set => set.SetProperty(x => x.BeatAt, longAgo)));
            Assert.InRange((await Admin.PostAsync(server, "admin/jobs/card-imports/run")).Status ?? 0, 200, 202);
        }

        /// <summary>Lets the last server enter the rest.</summary>
        public async Task EndAsync()
        {
            await using var server = await StartAsync();
            await GoOnAsync(server);
            await KilledLine.UntilAsync(() => Book.Book.ReadAsync(
                db => db.CardImports.AnyAsync(x => x.State == CardImportState.Done)));
            await server.KillAsync();
            _log.AddRange(server.Output);
        }

        /// <summary>Fails where a code is in the database, in the folder of the servers or in what they said.</summary>
        public async Task AssertSecretAsync()
        {
            await SecretSearch.AssertNotKeptAsync(Book.Book, Canary);
            SecretSearch.AssertNotIn(
                Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories), Canary);
            SecretSearch.AssertNotSaid(_log, [Canary]);
        }

        public async ValueTask DisposeAsync()
        {
            Admin.Dispose();
            await Book.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        private FileInfo[] Sealed() => _folder.GetFiles("*.part", SearchOption.AllDirectories);

        private Task<long> RowAsync() => Book.Book.ReadAsync(
            db => db.CardImports.Select(x => x.Row).SingleOrDefaultAsync());

        private Task<OffersServer> StartAsync() => OffersServer.StartAsync(
            new Dictionary<string, string>(ServerPerson.Settings(Book)) { ["Storage__Folder"] = _folder.FullName });
    }

    /// <summary>A file of which half is sent; then something happens, and the rest follows.</summary>
    private sealed class HalfFile(string text, Func<Task> between) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            await between();
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(text);
            return true;
        }
    }
}
