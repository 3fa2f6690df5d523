using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Tests.Rewards.Supply;

namespace Offers.Tests.Rewards;

/// <summary>Whatever a server does with cards, and however much it says of it, it never says a card's code.</summary>
public sealed partial class CardLogTests
{
    private const int Files = 3;
    private const int Bought = 2;

    [Theory, OnSqlite, OnPostgres]
    public async Task No_line_of_the_log_has_the_code_of_a_card_that_was_imported_redeemed_or_shown(
        DatabaseProvider provider)
    {
        await using var line = await KilledLine.OpenAsync(provider);
        var book = line.Book.Rewards;
        await line.SupplierAsync();
        using var people = await People.OfAsync(book);
        var campaign = await book.CampaignAsync(values: [25]);
        var recipients = await book.RecipientsAsync(campaign, Files + Bought);
        await using var server = await line.StartAsync(new Dictionary<string, string>
        {
            ["RateLimits__PerMinute__Redeem"] = "0",
            ["RateLimits__PerMinute__Anonymous"] = "0",
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
            ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "Debug",
            ["Logging__LogLevel__Quartz"] = "Debug",
        });
        await ImportAsync(book, server, people.Admin);
        foreach (var recipient in recipients.SkipLast(2)) await RedeemAsync(server, people.Machine, recipient);
        await RedeemAsync(server, people.Client, recipients[^2]);
        await PressAsync(server, recipients[^1].Code);
        await RevealAsync(book, server, people.Admin);
        await server.KillAsync();

        var secrets = await SecretsAsync(book);
        Assert.Equal(2 * (Files + Bought), secrets.Count);
        Assert.Contains(server.Output, x => x.Contains("POST", StringComparison.Ordinal)
            && x.Contains("/api/v1/rewards/redemptions", StringComparison.Ordinal));
        SecretSearch.AssertNotSaid(server.Output, secrets);
    }

    // A good file, and one of which each row is refused, since codes stand in the wrong places.
    private static async Task ImportAsync(RewardBook book, OffersServer server, ServerPerson admin)
    {
        var pool = await book.PoolAsync("Spring", 25, "23.50", 0);
        var path = $"pools/{pool.Id}/import";
        var rows = Enumerable.Range(1, Files).Select(x => $"CANARY-{x}-7Q9X,60000{x}7Q9X,4711").ToList();
        var bad = await admin.SendAsync(server, path, Form(rows.ConvertAll(x => $"x,{x}")));
        Assert.Equal(201, bad.Status);
        var good = await admin.SendAsync(server, path, Form(rows));
        Assert.Equal(201, good.Status);
        Assert.Equal(200, (await admin.PostAsync(server, $"card-imports/{good.Text("id")}/start")).Status);
        await KilledLine.UntilAsync(() => book.Book.ReadAsync(
            db => db.CardImports.AnyAsync(x => x.State == CardImportState.Done)));
    }

    private static async Task RedeemAsync(OffersServer server, ServerPerson person, Recipient recipient)
    {
        await KilledLine.UntilAsync(async () =>
        {
            var told = await person.PostAsync(server, "rewards/redemptions", new
            {
                campaignId = recipient.Campaign.ToString(), redemptionCode = recipient.Code,
            });
            Assert.InRange(told.Status ?? 0, 200, 202);
            return told.Text("card", "cardCode") is not null;
        });
    }

    // The page that the owner of a code sees: its one button shows the card.
    private static async Task PressAsync(OffersServer server, string code)
    {
        using var http = new HttpClient();
        var page = new Uri(server.Address, $"/redeem/{code}");
        await KilledLine.UntilAsync(async () =>
        {
            var fields = Fields().Matches(await http.GetStringAsync(page))
                .ToDictionary(x => x.Groups["name"].Value, x => x.Groups["value"].Value);
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(page, form);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadAsStringAsync()).Contains("SIM-", StringComparison.Ordinal);
        });
    }

    private static async Task RevealAsync(RewardBook book, OffersServer server, ServerPerson admin)
    {
        var (cards, redemptions) = await book.Book.ReadAsync(async db => (
            await db.Cards.Select(x => x.Id).ToListAsync(), await db.Redemptions.Select(x => x.Id).ToListAsync()));
        var paths = cards.Select(x => $"cards/{x}/reveal").Concat(
            redemptions.Select(x => $"rewards/redemptions/{x}/reveal"));
        foreach (var path in paths)
        {
            var shown = await admin.PostAsync(server, path, new { reason = "The recipient lost it." });
            Assert.Equal((path, 200), (path, shown.Status));
            Assert.NotNull(shown.Text("cardCode"));
        }
    }

    private static async Task<List<string>> SecretsAsync(RewardBook book)
    {
        var sealer = await book.Vault.SealerAsync();
        var cards = await book.Book.ReadAsync(db => db.Cards.ToListAsync());
        return [.. cards.Select(sealer.Open).SelectMany(x => new[] { x.Code, x.Number! })];
    }

    private static MultipartFormDataContent Form(IEnumerable<string> rows)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(
            string.Join('\n', rows.Prepend("card_code,card_number,pin"))));
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        return new MultipartFormDataContent { { file, "file", "cards.csv" } };
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Fields();

    /// <summary>Who works with cards: the administrator, somebody of the client, and the client's system.</summary>
    private sealed record People(ServerPerson Admin, ServerPerson Client, ServerPerson Machine) : IDisposable
    {
        internal static async Task<People> OfAsync(RewardBook book)
        {
            await book.AddAsync([new Membership(LiveBook.PersonOf(4), book.ClientHouse.Id, Role.Developer)]);
            return new People(
                await ServerPerson.AdminAsync(book), await ServerPerson.OfAsync(book.Book.Database, 3),
                await ServerPerson.OfAsync(book.Book.Database, 4));
        }

        public void Dispose()
        {
            Admin.Dispose();
            Client.Dispose();
            Machine.Dispose();
        }
    }
}
