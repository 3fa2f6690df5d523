using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>The public page: two taps, both languages, no script, small, and nothing by looking alone.</summary>
public sealed partial class GiftPageTests : ApplicationTests
{
    private const int MostBytes = 60_000;
    private GiftWorld _world = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _world = await GiftWorld.MakeAsync(App);
    }

    [Fact]
    public async Task Two_taps_show_the_card_and_later_the_same_again()
    {
        using var http = App.CreateClient();
        var code = _world.Codes[0];
        var page = await http.GetStringAsync($"/redeem/{code}");
        Assert.Contains("Show my card", page, StringComparison.Ordinal);
        Assert.DoesNotContain(GiftWorld.CardCode(1), page, StringComparison.Ordinal);

        var shown = await PressAsync(http, code, page);
        Assert.Contains(GiftWorld.CardCode(1), shown, StringComparison.Ordinal);
        Assert.Contains("4083", shown, StringComparison.Ordinal);
        Assert.Contains("<details>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Profit", shown, StringComparison.Ordinal);
        var again = await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        Assert.Contains(GiftWorld.CardCode(1), again, StringComparison.Ordinal);

        await using var db = Database.Open().Read(BookId.Live);
        var redemption = await db.Redemptions.SingleAsync();
        Assert.Equal((2, RedemptionStatus.Delivered), (redemption.Reveals, redemption.Status));
        Assert.NotNull(redemption.Device);
        Assert.Equal(2, await db.AuditEntries.CountAsync(x => x.Action == "rewards.redemption.revealed"));
    }

    [Fact]
    public async Task The_address_of_the_page_is_mailed_to_the_known_address_of_its_owner()
    {
        using var http = App.CreateClient();
        var code = _world.Codes[0];
        var shown = await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        Assert.Contains("Send to my e-mail", shown, StringComparison.Ordinal);
        var mailed = await PressAsync(http, code + "/mail", shown);
        Assert.Contains("on its way to your e-mail", mailed, StringComparison.Ordinal);
        await using var db = Database.Open().Read(BookId.Live);
        var message = await db.RewardMessages.SingleAsync(x => x.Kind == MessageKind.Reward);
        Assert.Equal(("r1@example.com", MessageChannel.Email), (message.Address, message.Channel));
        Assert.Equal(await db.Redemptions.Select(x => x.Id).SingleAsync(), message.Redemption);
        Assert.Equal(1, await db.AuditEntries.CountAsync(x => x.Action == "rewards.message.queue"));
    }

    [Fact]
    public async Task A_second_message_that_waits_already_is_refused_in_words_of_messages()
    {
        using var http = App.CreateClient();
        var code = _world.Codes[0];
        var shown = await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        await using (var db = Database.Open().Read(BookId.Live))
        {
            var recipient = await db.Recipients.SingleAsync(x => x.Code == code);
            var waits = new RewardMessage(
                recipient, MessageKind.Invitation, (MessageChannel.Email, "r1@example.com"), null,
                TimeProvider.System.GetUtcNow().AddDays(1));
            await Database.Open().WriteOutsideAsync(write => write.Add(waits));
        }

        var again = await PressAsync(http, code + "/mail", shown);
        Assert.Contains("No further message can be sent now", again, StringComparison.Ordinal);
        Assert.Contains("Show my card", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_another_code_is_not_mailed()
    {
        using var http = App.CreateClient();
        var (mine, other) = (_world.Codes[0], _world.Codes[1]);
        var shown = await PressAsync(http, mine, await http.GetStringAsync($"/redeem/{mine}"));
        var answer = await PressAsync(http, other + "/mail", shown);
        Assert.Contains("We do not know this code", answer, StringComparison.Ordinal);
        await using var db = Database.Open().Read(BookId.Live);
        Assert.Equal(0, await db.RewardMessages.CountAsync(x => x.Kind == MessageKind.Reward));
    }

    [Fact]
    public async Task Looking_at_the_page_redeems_nothing_and_a_form_without_its_token_neither()
    {
        using var http = App.CreateClient();
        await http.GetStringAsync($"/redeem/{_world.Codes[0]}");
        using var bare = await http.PostAsync(
            $"/redeem/{_world.Codes[0]}", new FormUrlEncodedContent(new Dictionary<string, string>()));
        Assert.Contains("Show my card", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = Database.Open().Read(BookId.Live);
        Assert.Equal(0, await db.Redemptions.CountAsync());
    }

    [Fact]
    public async Task A_broken_form_shows_the_page_again()
    {
        using var http = App.CreateClient();
        await http.GetStringAsync($"/redeem/{_world.Codes[0]}");
        foreach (var type in new[] { "multipart/form-data", "application/json", "text/plain" })
        {
            var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var broken = await http.PostAsync($"/redeem/{_world.Codes[0]}", content);
            Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
            Assert.Contains("Show my card", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_with_all_that_it_loads_is_small_and_needs_no_script()
    {
        using var http = App.CreateClient();
        var code = _world.Codes[0];
        var shown = await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        Assert.DoesNotContain("blazor", shown, StringComparison.OrdinalIgnoreCase);
        var bytes = shown.Length * 2;
        foreach (Match link in Loads().Matches(shown))
        {
            using var part = await http.GetAsync(link.Groups["url"].Value);
            Assert.True(part.IsSuccessStatusCode, link.Value);
            bytes += (await part.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.True(bytes <= MostBytes, $"{bytes} bytes");
    }

    [Fact]
    public async Task It_speaks_Arabic_where_the_browser_or_the_link_asks_for_it()
    {
        using var http = App.CreateClient();
        var arabic = await http.GetStringAsync($"/redeem/{_world.Codes[0]}?lang=ar");
        Assert.Contains("dir=\"rtl\"", arabic, StringComparison.Ordinal);
        Assert.Contains("سوق النور", WebUtility.HtmlDecode(arabic), StringComparison.Ordinal);
        Assert.DoesNotContain("Show my card", arabic, StringComparison.Ordinal);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ar-AE,ar;q=0.9,en;q=0.5");
        Assert.Contains(
            "dir=\"rtl\"", await http.GetStringAsync($"/redeem/{_world.Codes[0]}"), StringComparison.Ordinal);
        Assert.Contains(
            "dir=\"ltr\"", await http.GetStringAsync($"/redeem/{_world.Codes[0]}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_codes_are_answered_kindly_and_typed_ones_are_found()
    {
        using var http = App.CreateClient();
        using var unknown = await http.GetAsync("/redeem/ABCD-EFGH-2345");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains(
            "We do not know this code", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Type the code", await http.GetStringAsync("/redeem"), StringComparison.Ordinal);
        var typed = _world.Codes[0].Insert(4, " ").Insert(9, "-").ToUpperInvariant();
        Assert.Contains(
            "Show my card", await http.GetStringAsync("/redeem?code=" + Uri.EscapeDataString(typed)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_card_is_left_the_recipient_is_told_to_come_back()
    {
        using var http = App.CreateClient();
        foreach (var code in _world.Codes.Take(2))
        {
            await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        }

        var last = _world.Codes[2];
        var shown = await PressAsync(http, last, await http.GetStringAsync($"/redeem/{last}"));
        Assert.Contains("Your gift is on its way", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("credit", shown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Codes_of_cards_are_kept_nowhere_in_clear()
    {
        using var http = App.CreateClient();
        var code = _world.Codes[0];
        await PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        await using var db = Database.Open().Read(BookId.Live);
        var canary = GiftWorld.CardCode(1);
        Assert.DoesNotContain(
            await db.AuditEntries.Select(x => x.After + x.Before + x.Reason).ToListAsync(), x => Has(x, canary));
        Assert.DoesNotContain(await db.Events.Select(x => x.Payload).ToListAsync(), x => Has(x, canary));
        Assert.DoesNotContain(
            await db.IdempotencyRecords.ToListAsync(), x => Has(System.Text.Encoding.UTF8.GetString(x.Body), canary));
        Assert.DoesNotContain(await db.Cards.Select(x => x.Sealed).ToListAsync(), x => Has(x, canary));
    }

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.Ordinal) == true;

    /// <summary>Presses the button of a page of a code.</summary>
    internal static async Task<string> PressAsync(HttpClient http, string code, string page)
    {
        var fields = Fields().Matches(page).ToDictionary(x => x.Groups["name"].Value, x => x.Groups["value"].Value);
        using var answer = await http.PostAsync($"/redeem/{code}", new FormUrlEncodedContent(fields));
        answer.EnsureSuccessStatusCode();
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex Fields();

    [GeneratedRegex("""(href|src)="(?<url>/(css|js|favicon)[^"]*)""")]
    private static partial Regex Loads();
}
