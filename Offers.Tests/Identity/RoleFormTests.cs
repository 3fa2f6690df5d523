using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity.Admin;

namespace Offers.Tests.Identity;

public sealed class RoleFormTests
{
    private static readonly OrganisationLink Builder = Link(OrganisationKind.Builder);
    private static readonly OrganisationLink Agency = Link(OrganisationKind.Agency);

    private readonly RoleForm _form = new();

    [Fact]
    public void Roles_of_people_without_organisation_send_none()
    {
        _form.OrganisationId = Builder.Id.ToString();
        _form.Toggle(Role.Investor);
        _form.Toggle(Role.Agent);

        Assert.False(_form.NeedsOrganisation);
        Assert.Null(_form.Organisation);
    }

    [Fact]
    public void Only_organisations_of_the_roles_kind_are_offered()
    {
        _form.Toggle(Role.Builder);

        Assert.Equal([Builder], _form.Fitting([Builder, Agency]));
    }

    [Fact]
    public void A_developer_acts_for_an_organisation_of_any_kind()
    {
        _form.Toggle(Role.Developer);

        Assert.True(_form.NeedsOrganisation);
        Assert.Equal([Builder, Agency], _form.Fitting([Builder, Agency]));
    }

    [Fact]
    public void Roles_of_two_kinds_are_not_given_at_once()
    {
        _form.Toggle(Role.Builder);
        Assert.Null(_form.Clash);

        _form.Toggle(Role.AgencyManager);

        Assert.StartsWith("Builder and Agency manager act for", _form.Clash, StringComparison.Ordinal);
        Assert.Empty(_form.Fitting([Builder, Agency]));
    }

    [Fact]
    public void A_choice_for_another_kind_is_forgotten()
    {
        _form.Choose(Role.Builder);
        _form.OrganisationId = Builder.Id.ToString();
        _form.Choose(Role.AgencyManager);

        Assert.Null(_form.Organisation);
    }

    [Fact]
    public void A_choice_stays_while_the_kind_stays()
    {
        _form.Toggle(Role.Builder);
        _form.OrganisationId = Builder.Id.ToString();
        _form.Toggle(Role.Investor);

        Assert.Equal(Builder.Id, _form.Organisation);
    }

    [Theory]
    [InlineData(Role.Admin, 2)]
    [InlineData(Role.SuperAdmin, 0)]
    public void Only_a_SuperAdmin_hands_out_administration(Role caller, int closed)
    {
        var choices = RoleChoice.For(new Caller
        {
            Book = BookId.Live, Person = Id<IPerson>.New(), Roles = new HashSet<Role> { caller },
        });

        Assert.Equal(Enum.GetValues<Role>(), choices.Select(choice => choice.Role));
        Assert.Equal(closed, choices.Count(choice => choice.Reason is not null));
    }

    private static OrganisationLink Link(OrganisationKind kind) => new(Id<Organisation>.New(), kind.ToString(), kind);
}
