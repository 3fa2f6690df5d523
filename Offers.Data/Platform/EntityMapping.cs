using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>What every <see cref="Entity{T}"/> has in common.</summary>
internal static class EntityMapping
{
    /// <summary>Names the table after the entity, and maps key and concurrency token.</summary>
    internal static EntityTypeBuilder<T> MapEntity<T>(this ModelBuilder builder)
        where T : Entity<T>
    {
        var entity = builder.Entity<T>();
        entity.ToTable(typeof(T).Name).HasKey(x => x.Id);
        entity.Property(x => x.Id).ValueGeneratedNever();
        entity.Property(x => x.Version).IsConcurrencyToken();
        return entity;
    }
}
