using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>By what the public page opens a card of somebody who is on no list.</summary>
public sealed class GiftLinkTests : ApplicationTests
{
    private GiftWorld _world = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _world = await GiftWorld.MakeAsync(App);
    }

    [Fact]
    public async Task The_sealed_link_opens_one_card_and_the_id_that_portals_show_opens_none()
    {
        using var http = App.CreateClient();
        var id = await RedeemedAsync(http);
        using var byId = await http.GetAsync($"/redeem/{id}");
        Assert.Equal(HttpStatusCode.NotFound, byId.StatusCode);

        var links = App.Services.GetRequiredService<GiftLinks>();
        var page = await http.GetStringAsync($"/redeem/{links.TokenOf(id)}");
        Assert.Contains("Show my card", page, StringComparison.Ordinal);
        var shown = await GiftPageTests.PressAsync(http, links.TokenOf(id), page);
        Assert.Contains(GiftWorld.CardCode(1), shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("/../x")]
    public async Task A_link_that_was_changed_is_unknown(string added)
    {
        using var http = App.CreateClient();
        var token = App.Services.GetRequiredService<GiftLinks>().TokenOf(await RedeemedAsync(http));
        var other = added.Length == 0 ? token[..^4] : token + Uri.EscapeDataString(added);
        using var answer = await http.GetAsync($"/redeem/{other}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var huge = await http.GetAsync($"/redeem/{new string('A', 2_000)}");
        Assert.Equal(HttpStatusCode.NotFound, huge.StatusCode);
    }

    private async Task<Id<Redemption>> RedeemedAsync(HttpClient http)
    {
        var code = _world.Codes[0];
        await GiftPageTests.PressAsync(http, code, await http.GetStringAsync($"/redeem/{code}"));
        await using var db = Database.Open().Read(BookId.Live);
        return await db.Redemptions.Select(x => x.Id).SingleAsync();
    }
}
