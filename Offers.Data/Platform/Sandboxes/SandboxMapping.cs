using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>Keys, lengths and indexes of sandboxes and the advances of their clocks.</summary>
internal static class SandboxMapping
{
    internal static void Map(ModelBuilder builder)
    {
        var sandbox = builder.MapEntity<Sandbox>();
        sandbox.Property(x => x.Name).HasMaxLength(Limits.Name);
        sandbox.HasIndex(x => x.OwnBook).IsUnique();
        sandbox.HasIndex(x => new { x.Book, x.Id });
        sandbox.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Organisation)
            .OnDelete(DeleteBehavior.NoAction);
        builder.Entity<SandboxMember>(member =>
        {
            member.ToTable("SandboxMember").HasKey(x => new { x.Sandbox, x.Person });
            member.HasIndex(x => x.Person);
            member.HasOne<Sandbox>().WithMany().HasForeignKey(x => x.Sandbox).OnDelete(DeleteBehavior.NoAction);
            member.HasOne<Person>().WithMany().HasForeignKey(x => x.Person).OnDelete(DeleteBehavior.NoAction);
        });
        var advance = builder.MapEntity<ClockAdvance>();
        advance.Property(x => x.Faults).HasMaxLength(Limits.Note);
        advance.HasIndex(x => x.Book).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        advance.HasIndex(x => new { x.Book, x.Id });
    }
}
