using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Figures;
using Offers.Web.Platform.Shell;

namespace Offers.Tests.Platform;

public sealed class ShellTests : BunitContext
{
    private static readonly RefusalCode _full = new("test_full", 409, "It is full.", "Nothing is left.");

    private readonly BunitAuthorizationContext _person;

    public ShellTests()
    {
        Services.AddLogging();
        Services.AddSingleton(TimeProvider.System);
        Services.AddShell();

        // Explanations are read from the books, which the shell has nothing to do with.
        ComponentFactories.AddStub<ExplainDialog>();
        _person = AddAuthorization();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void An_investor_sees_the_pages_of_the_own_portal_and_where_he_is()
    {
        SignIn(Role.Investor);
        var layout = Show("/investor/offers/NEST-ALBARARI-001");
        Assert.Equal(
            ["Overview", "Offers", "Holdings", "Calendar", "Transactions", "Deposit and withdraw", "Statements"],
            layout.FindAll(".nav a").Select(link => link.TextContent.Trim()));
        Assert.Equal("Offers", layout.Find(".nav a[aria-current=page]").TextContent.Trim());
        Assert.Empty(layout.FindAll("#portal-menu"));
        Assert.Equal(5, layout.FindAll(".tabbar a").Count);
    }

    [Fact]
    public void Somebody_with_several_roles_switches_portals()
    {
        SignIn(Role.Admin, Role.Investor);
        var layout = Show("/admin/books");
        Assert.Equal(["Admin", "Investor"], layout.FindAll("#portal-menu a").Select(link => link.TextContent));
        Assert.Equal("/admin", layout.Find("#portal-menu a[aria-current]").GetAttribute("href"));
        Assert.Empty(layout.FindAll(".tabbar"));
    }

    [Fact]
    public void The_bell_follows_what_happens()
    {
        SignIn(Role.Investor);
        var layout = Show("/investor");
        Assert.Equal("Notifications", layout.Find("a[href='/notifications']").GetAttribute("aria-label"));
        Services.GetRequiredService<ShellState>().CountUnread(3);
        layout.WaitForAssertion(() => Assert.Equal(
            "Notifications, 3 new", layout.Find("a[href='/notifications']").GetAttribute("aria-label")));
    }

    [Fact]
    public void The_search_box_finds_pages_of_the_own_portals_only()
    {
        SignIn(Role.Investor);
        var layout = Show("/investor");
        layout.Find("#shell-search").Input("o");
        layout.WaitForAssertion(() => Assert.NotEmpty(layout.FindAll(".hit")));
        Assert.All(layout.FindAll(".hit"), hit => Assert.StartsWith("/investor", hit.GetAttribute("href")));
    }

    [Fact]
    public void A_refusal_of_a_page_is_shown_in_its_own_words_within_the_shell()
    {
        SignIn(Role.Investor);
        var layout = Render<MainLayout>(p =>
            p.Add(x => x.Body, _ => throw _full.Because("Nothing is left of this offer.")));
        Assert.Contains("Nothing is left of this offer.", layout.Find("main").TextContent, StringComparison.Ordinal);
        Assert.NotNull(layout.Find("header.app-head"));
    }

    [Theory]
    [InlineData("/admin", "/admin")]
    [InlineData("/admin/investments/NEST-1", "/admin/investments")]
    [InlineData("/admin/unknown", null)]
    public void The_page_of_a_path_is_the_longest_that_fits(string path, string? href) =>
        Assert.Equal(href, PortalMenu.At(path)!.PageAt(path)?.Href);

    [Theory]
    [InlineData("/administration")]
    [InlineData("/")]
    public void A_path_that_only_looks_like_a_portal_is_none(string path) => Assert.Null(PortalMenu.At(path));

    private void SignIn(params Role[] roles)
    {
        _person.SetAuthorized("leila@offers.example");
        _person.SetRoles([.. roles.Select(role => role.ToString())]);
    }

    private IRenderedComponent<MainLayout> Show(string path)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        return Render<MainLayout>(p => p.Add(x => x.Body, "<h1>Page</h1>"));
    }
}
