using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Offers.Web.Platform.Shell;
using Radzen;
using Radzen.Blazor;

namespace Offers.Tests.Platform;

public sealed class ComponentTests : BunitContext
{
    [Fact]
    public void Not_found_page_leads_to_the_start_page()
    {
        var page = Render<NotFoundPage>();
        Assert.Equal("There is no page at this address", page.Find("h1").TextContent);
        Assert.Equal("/", page.Find("a.btn-primary").GetAttribute("href"));
    }

    [Fact]
    public void A_component_of_the_library_renders_and_answers_a_click()
    {
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var clicks = 0;
        var button = Render<RadzenButton>(parameters => parameters
            .Add(component => component.Text, "Invest")
            .Add(component => component.Click, EventCallback.Factory.Create<MouseEventArgs>(this, () => clicks++)));
        button.Find("button").Click();
        Assert.Equal(1, clicks);
        Assert.Contains("Invest", button.Markup, StringComparison.Ordinal);
    }
}
