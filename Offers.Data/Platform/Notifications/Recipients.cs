using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>Finds the people behind roles and owners.</summary>
public sealed class Recipients(OffersDatabase database)
{
    /// <summary>All administrators who may sign in.</summary>
    public Task<IReadOnlyList<Id<IPerson>>> AdministratorsAsync(CancellationToken cancellation) => ReadAsync(
        db => db.Memberships.Where(x => x.Role == Role.Admin || x.Role == Role.SuperAdmin), cancellation);

    /// <summary>All agents who may sign in.</summary>
    public Task<IReadOnlyList<Id<IPerson>>> AgentsAsync(CancellationToken cancellation) => ReadAsync(
        db => db.Memberships.Where(x => x.Role == Role.Agent), cancellation);

    /// <summary>The person who owns something, or the members of the organisation that does.</summary>
    /// <param name="owner">An outside id.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Id<IPerson>>> OwnersAsync(string? owner, CancellationToken cancellation)
    {
        if (Id<IPerson>.TryParse(owner, out var person))
        {
            return [person];
        }

        return Id<Organisation>.TryParse(owner, out var organisation)
            && organisation != Organisation.PlatformId(BookId.Live)
            ? await ReadAsync(db => db.Memberships.Where(x => x.Organisation == organisation), cancellation)
            : [];
    }

    /// <summary>The people who hold a role in an organisation.</summary>
    public Task<IReadOnlyList<Id<IPerson>>> MembersAsync(
        Id<Organisation> organisation, Role role, CancellationToken cancellation) => ReadAsync(
        db => db.Memberships.Where(x => x.Organisation == organisation && x.Role == role), cancellation);

    private async Task<IReadOnlyList<Id<IPerson>>> ReadAsync(
        Func<OffersDb, IQueryable<Membership>> which, CancellationToken cancellation)
    {
        await using var db = database.Read(BookId.Live);
        return await which(db).Join(
                db.Users.Where(x => x.DisabledAt == null), member => member.Person, person => person.Id,
                (member, person) => person.Id)
            .Distinct().ToListAsync(cancellation);
    }
}
