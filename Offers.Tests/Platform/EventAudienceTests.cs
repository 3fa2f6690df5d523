using Offers.Data.Platform.Events;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Platform;

/// <summary>Nobody hears of what he may not read.</summary>
public sealed class EventAudienceTests
{
    private readonly Organisation _builder = new(BookId.Live, OrganisationKind.Builder, "ABC Builders", null);
    private readonly Organisation _other = new(BookId.Live, OrganisationKind.Builder, "Other Builders", null);

    [Fact]
    public void A_builder_hears_what_names_his_organisations()
    {
        var both = Of(new RoleAt(Role.Builder, _builder.Id), new RoleAt(Role.Builder, _other.Id));
        foreach (var owner in new[] { _builder, _other })
        {
            Assert.True(EventAudience.Includes(both, OwnedBy(owner.Id)));
        }

        var one = Of(new RoleAt(Role.Builder, _builder.Id));
        Assert.True(EventAudience.Includes(one, OwnedBy(_builder.Id)));
        Assert.False(EventAudience.Includes(one, OwnedBy(_other.Id)));
        Assert.False(EventAudience.Includes(one, Event(new { owner = _other.Id, note = _builder.Id })));
        Assert.False(EventAudience.Includes(one with { Book = new BookId(7) }, OwnedBy(_builder.Id)));
    }

    [Fact]
    public void A_developer_hears_of_himself_and_not_of_what_his_organisation_earns_or_pays()
    {
        var developer = Of(new RoleAt(Role.Developer, _builder.Id));
        Assert.Equal(_builder.Id, developer.Organisation);
        Assert.False(EventAudience.Includes(developer, OwnedBy(_builder.Id)));
        Assert.True(EventAudience.Includes(developer, Event(new { owner = LiveBook.PersonOf(2) })));
    }

    [Fact]
    public void Who_builds_here_and_develops_there_hears_only_what_he_builds()
    {
        var caller = Of(new RoleAt(Role.Builder, _builder.Id), new RoleAt(Role.Developer, _other.Id));
        Assert.True(EventAudience.Includes(caller, OwnedBy(_builder.Id)));
        Assert.False(EventAudience.Includes(caller, OwnedBy(_other.Id)));
    }

    [Fact]
    public void An_administrator_hears_all_of_his_book()
    {
        Assert.True(EventAudience.Includes(LiveBook.Admin, OwnedBy(_builder.Id)));
        Assert.False(EventAudience.Includes(LiveBook.Admin with { Book = new BookId(7) }, OwnedBy(_builder.Id)));
    }

    private static Caller Of(params RoleAt[] memberships) => LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(2), Roles = memberships.Select(x => x.Role).ToHashSet(),
        Organisation = memberships is [var only] ? only.Organisation : null, Memberships = memberships,
    };

    private static Event OwnedBy(Id<Organisation> owner) => Event(new { owner });

    private static Event Event(object payload) => new(
        new Head(BookId.Live), Organisation.Platform(BookId.Live), "incentives.claim.paid", OffersJson.Text(payload),
        LiveBook.Now);
}
