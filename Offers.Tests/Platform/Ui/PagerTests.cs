using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class PagerTests : BunitContext
{
    [Fact]
    public void Offset_pages_keep_the_filters()
    {
        GoTo("/admin/users?state=live&offset=20");
        var pager = Render<Pager>(p => p.Add(x => x.Shown, 20).Add(x => x.Offset, 20).Add(x => x.Total, 1_038));
        Assert.Equal("21 to 40 of 1,038", pager.Find("[role=status]").TextContent);
        Assert.Equal(
            ["/admin/users?state=live&offset=0", "/admin/users?state=live&offset=40"],
            pager.FindAll("a").Select(x => x.GetAttribute("href")));
    }

    [Fact]
    public void There_is_nothing_before_the_first_or_after_the_last_page()
    {
        GoTo("/admin/users");
        var pager = Render<Pager>(p => p.Add(x => x.Shown, 9).Add(x => x.Offset, 0).Add(x => x.Total, 9));
        Assert.All(pager.FindAll("a"), link => Assert.Equal("true", link.GetAttribute("aria-disabled")));
    }

    [Fact]
    public void Cursor_pages_go_on_by_the_next_cursor_and_back_to_the_start()
    {
        GoTo("/admin/audit?q=x&cursor=abc");
        var pager = Render<Pager>(p => p.Add(x => x.Shown, 20).Add(x => x.Cursor, "abc").Add(x => x.NextCursor, "def"));
        Assert.Equal(
            ["/admin/audit?q=x", "/admin/audit?q=x&cursor=def"],
            pager.FindAll("a").Select(x => x.GetAttribute("href")));
        Assert.Equal("20 shown", pager.Find("[role=status]").TextContent);
    }

    private void GoTo(string path) => Services.GetRequiredService<NavigationManager>().NavigateTo(path);
}
