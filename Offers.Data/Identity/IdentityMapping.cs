using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>Keys, lengths and indexes of people, organisations and tokens.</summary>
internal static class IdentityMapping
{
    internal static void Map(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("Person");
            person.Property(x => x.Id).ValueGeneratedNever();
            person.Property(x => x.DisplayName).HasMaxLength(Limits.PersonName);
            person.Property(x => x.Locale).HasMaxLength(2);
            person.Property(x => x.PhoneNumber).HasMaxLength(Limits.Code);
            person.HasIndex(x => x.NormalizedEmail).IsUnique();
            person.HasIndex(x => x.DisplayName);
        });
        MapIdentityTables(builder);
        var organisation = builder.MapEntity<Organisation>();
        organisation.Property(x => x.Name).HasMaxLength(Limits.Name);
        organisation.Property(x => x.Zone).HasMaxLength(Limits.Code);
        organisation.Property(x => x.Locale).HasMaxLength(2);
        organisation.HasIndex(x => new { x.Book, x.Kind, x.Name });
        organisation.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Parent).OnDelete(DeleteBehavior.NoAction);
        var look = builder.MapEntity<Impersonation>();
        look.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        look.HasIndex(x => new { x.Person, x.Id });
        look.HasIndex(x => new { x.Administrator, x.EndedAt });
        look.HasIndex(x => new { x.EndedAt, x.EndsAt });
        look.HasOne<Person>().WithMany().HasForeignKey(x => x.Person).OnDelete(DeleteBehavior.NoAction);
        look.HasOne<Person>().WithMany().HasForeignKey(x => x.Administrator).OnDelete(DeleteBehavior.NoAction);
        var feed = builder.MapEntity<CalendarFeed>();
        feed.Property(x => x.TokenHash).HasMaxLength(32).IsFixedLength();
        feed.HasIndex(x => x.Person).IsUnique();
        feed.HasIndex(x => x.TokenHash).IsUnique().HasFilter("\"TokenHash\" IS NOT NULL");
        feed.HasOne<Person>().WithMany().HasForeignKey(x => x.Person).OnDelete(DeleteBehavior.NoAction);
        builder.Entity<Membership>(member =>
        {
            member.ToTable("Membership").HasKey(x => x.Id);
            member.Property(x => x.Id).ValueGeneratedNever();
            member.HasIndex(x => new { x.Person, x.Organisation, x.Role }).IsUnique();
            member.HasIndex(x => new { x.Organisation, x.Role });
            member.HasOne<Person>().WithMany().HasForeignKey(x => x.Person).OnDelete(DeleteBehavior.NoAction);
            member.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Organisation)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<ApiSession>(session =>
        {
            session.ToTable("ApiSession").HasKey(x => x.Id);
            session.Property(x => x.Id).ValueGeneratedNever();
            session.Property(x => x.AccessHash).HasMaxLength(32).IsFixedLength();
            session.Property(x => x.RefreshHash).HasMaxLength(32).IsFixedLength();
            session.Property(x => x.Ip).HasMaxLength(45);
            session.Property(x => x.UserAgent).HasMaxLength(200);
            session.HasIndex(x => x.AccessHash).IsUnique();
            session.HasIndex(x => x.RefreshHash).IsUnique();
            session.HasIndex(x => x.Family);
            session.HasIndex(x => x.RefreshUntil);
            session.HasIndex(x => x.RevokedAt).HasFilter("\"RevokedAt\" IS NOT NULL");
            session.HasOne<Person>().WithMany().HasForeignKey(x => x.Person).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapIdentityTables(ModelBuilder builder)
    {
        builder.Entity<IdentityUserClaim<Id<IPerson>>>().ToTable("PersonClaim");
        builder.Entity<IdentityUserLogin<Id<IPerson>>>().ToTable("PersonLogin");
        builder.Entity<IdentityUserToken<Id<IPerson>>>().ToTable("PersonToken");
        builder.Entity<IdentityUserPasskey<Id<IPerson>>>().ToTable("PersonPasskey");
        var identityTables = builder.Model.GetEntityTypes()
            .Where(type => type.ClrType.Namespace == typeof(IdentityUser).Namespace);
        foreach (var key in identityTables.SelectMany(type => type.GetForeignKeys()))
        {
            key.DeleteBehavior = DeleteBehavior.NoAction;
        }
    }
}
