using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class SubmitButtonTests : BunitContext
{
    private readonly TaskCompletionSource _work = new();
    private int _presses;

    [Fact]
    public async Task Second_click_does_nothing_while_the_first_works()
    {
        var button = Show();
        button.Find("button").Click();
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        button.Find("button").Click();
        Assert.Equal(1, _presses);
        _work.SetResult();
        await button.WaitForAssertionAsync(() => Assert.False(button.Find("button").HasAttribute("aria-busy")));
        button.Find("button").Click();
        Assert.Equal(2, _presses);
    }

    [Fact]
    public void Second_click_of_a_double_click_does_nothing_even_when_the_work_is_done()
    {
        _work.SetResult();
        var button = Show();
        button.Find("button").Click(new MouseEventArgs { Detail = 1 });
        button.Find("button").Click(new MouseEventArgs { Detail = 2 });
        Assert.Equal(1, _presses);
    }

    [Fact]
    public void A_closed_button_says_why_and_does_nothing()
    {
        var button = Show("Close the offer first.");
        button.Find("button").Click();
        Assert.Equal(0, _presses);
        var why = button.Find(".why");
        Assert.Equal("Close the offer first.", why.TextContent);
        Assert.Equal(why.Id, button.Find("button").GetAttribute("aria-describedby"));
        Assert.Equal("true", button.Find("button").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void Without_a_handler_it_submits_its_form()
    {
        var button = Render<SubmitButton>(p => p.AddChildContent("Sign in"));
        Assert.Equal("submit", button.Find("button").GetAttribute("type"));
    }

    private IRenderedComponent<SubmitButton> Show(string? reason = null) => Render<SubmitButton>(p => p
        .AddChildContent("Invest")
        .Add(x => x.Reason, reason)
        .Add(x => x.OnClick, EventCallback.Factory.Create(this, PressAsync)));

    private Task PressAsync()
    {
        _presses++;
        return _work.Task;
    }
}
