using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed class SessionDeskTests : ApplicationTests
{
    private SessionDesk Desk => App.Services.GetRequiredService<SessionDesk>();

    private ApiSessions Sessions => App.Services.GetRequiredService<ApiSessions>();

    [Fact]
    public async Task One_sign_in_of_a_program_ends_and_the_audit_says_so()
    {
        var admin = await App.PersonAsync(Role.Admin);
        var person = await SignedInTwiceAsync(Role.Investor);
        var first = (await Sessions.ListAsync(person.Id))[0];

        (await Desk.EndAsync(RequestOf(admin, Role.Admin), person.Id, first.Family)).Check();

        Assert.NotEqual(first.Family, Assert.Single(await Sessions.ListAsync(person.Id)).Family);
        await using var db = Database.Open().Read(BookId.Live);
        Assert.Contains(db.AuditEntries.ToList(), entry => entry.Action == "identity.end_sessions"
            && entry.ObjectId == person.Id.ToString());
    }

    [Fact]
    public async Task Only_a_SuperAdmin_ends_the_sign_ins_of_administrators()
    {
        var admin = await App.PersonAsync(Role.Admin);
        var super = await App.PersonAsync(Role.SuperAdmin);
        var person = await SignedInTwiceAsync(Role.Admin);

        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => Desk.EndAsync(RequestOf(admin, Role.Admin), person.Id, null));
        Assert.Equal("forbidden", refusal.Code.Code);
        Assert.Equal(2, (await Sessions.ListAsync(person.Id)).Count);

        (await Desk.EndAsync(RequestOf(super, Role.SuperAdmin), person.Id, null)).Check();
        Assert.Empty(await Sessions.ListAsync(person.Id));
    }

    private static CommandRequest RequestOf(TestPerson person, Role role) => CommandRequest.Once(new Caller
    {
        Book = BookId.Live, Person = person.Id, Roles = new HashSet<Role> { role }, ActingAs = role.ToString(),
    });

    private async Task<TestPerson> SignedInTwiceAsync(Role role)
    {
        var person = await App.PersonAsync(role);
        await Sessions.StartAsync(person.Id, new SessionOrigin("203.0.113.7", "Test"));
        await Sessions.StartAsync(person.Id, new SessionOrigin("203.0.113.8", "Test"));
        return person;
    }
}
