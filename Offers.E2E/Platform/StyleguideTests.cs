using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

public sealed partial class StyleguideTests
{
    public static TheoryData<Look> Looks => [.. Look.All];

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task Every_component_is_accessible_in_every_look(Look look)
    {
        await using var visit = await OpenAsync(look);
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("components");
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task Keys_reach_search_and_the_list_of_shortcuts()
    {
        await using var visit = await OpenAsync(Look.Light);
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("#shell-search")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#shortcuts")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_chosen_theme_is_kept()
    {
        await using var visit = await OpenAsync(Look.Light);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [BrowserFact]
    public async Task Arabic_turns_the_page_around()
    {
        await using var visit = await OpenAsync(Look.Light);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Language: English" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "العربية" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html[lang=ar]")).ToHaveAttributeAsync("dir", "rtl");
        await visit.AssertAccessibleAsync();
        await visit.TakePictureAsync("components-ar");
        visit.AssertNoComplaints();
    }

    [BrowserFact]
    public async Task A_dialog_keeps_the_focus_and_gives_it_back()
    {
        await using var visit = await OpenAsync(Look.Phone);
        var opener = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Open the dialog" });
        await opener.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Allocate credit" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_double_click_counts_once()
    {
        await using var visit = await OpenAsync(Look.Light);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).DblClickAsync();
        await Assertions.Expect(visit.Page.GetByText(Pressed())).ToHaveTextAsync("Pressed 1 time.");
    }

    [BrowserFact]
    public async Task What_was_typed_survives_a_reload()
    {
        await using var visit = await OpenAsync(Look.Light);
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Title" }).FillAsync("Typed before the reload");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Title" }))
            .ToHaveValueAsync("Typed before the reload");
    }

    private static async Task<Visit> OpenAsync(Look look)
    {
        var visit = await Visit.OpenAsync(look);
        await visit.GoAsync("/styleguide?portal=investor");
        return visit;
    }

    [GeneratedRegex("^Pressed [1-9]")]
    private static partial Regex Pressed();
}
