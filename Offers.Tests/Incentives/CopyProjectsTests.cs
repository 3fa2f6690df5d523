using Bunit;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Incentives;
using Offers.Web.Incentives.Templates;

namespace Offers.Tests.Incentives;

/// <summary>Projects that have one of the title already are offered only to who asks for another.</summary>
public sealed class CopyProjectsTests : BunitContext
{
    private static readonly BuilderLink _builder = new(Id<Organisation>.New(), "ABC Builders");

    private readonly List<ProjectChoice> _projects = [New("Dawn"), New("Noon"), New("Sunset")];

    [Fact]
    public void Begun_again_the_rest_is_offered_and_what_was_made_is_shown()
    {
        IReadOnlyList<Id<Project>> chosen = [];
        var made = new CopyThere(_projects[1].Id, Id<Incentive>.New(), IncentiveStatus.Active);
        var list = Render<CopyProjects>(p => p
            .Add(x => x.Portal, IncentivePortal.Builder).Add(x => x.Offered, _projects)
            .Add(x => x.There, new Dictionary<Id<Project>, CopyThere> { [made.Project] = made })
            .Add(x => x.Currency, Currency.Inr).Add(x => x.Chosen, chosen)
            .Add(x => x.ChosenChanged, Callback<IReadOnlyList<Id<Project>>>(now => chosen = now)));
        Assert.Contains("1 of 3 have one of this title", list.Markup, StringComparison.Ordinal);
        var link = list.Find($"a[href='/builder/incentives/{made.Id}']");
        Assert.Equal("Active", link.TextContent.Trim());
        Assert.Equal([false, false, true, false], list.FindAll("input").Select(x => x.HasAttribute("disabled")));
        list.Find("button").Click();
        Assert.Equal([_projects[0].Id, _projects[2].Id], chosen);
    }

    [Fact]
    public void Who_asks_for_another_may_choose_all()
    {
        var again = false;
        IReadOnlyList<Id<Project>> chosen = [];
        var made = new CopyThere(_projects[0].Id, Id<Incentive>.New(), IncentiveStatus.Draft);
        var list = Render<CopyProjects>(p => p
            .Add(x => x.Portal, IncentivePortal.Builder).Add(x => x.Offered, _projects)
            .Add(x => x.There, new Dictionary<Id<Project>, CopyThere> { [made.Project] = made })
            .Add(x => x.Currency, Currency.Inr).Add(x => x.Chosen, chosen)
            .Add(x => x.ChosenChanged, Callback<IReadOnlyList<Id<Project>>>(now => chosen = now))
            .Add(x => x.AgainChanged, Callback<bool>(now => again = now)));
        list.Find("input").Change(true);
        Assert.True(again);
        list.Render(p => p.Add(x => x.Again, again));
        Assert.DoesNotContain(list.FindAll("input"), x => x.HasAttribute("disabled"));
        list.Find("button").Click();
        Assert.Equal(_projects.Select(x => x.Id), chosen);
    }

    private static ProjectChoice New(string name) => new(Id<Project>.New(), name, _builder, "INR");

    private EventCallback<T> Callback<T>(Action<T> then) => EventCallback.Factory.Create(this, then);
}
