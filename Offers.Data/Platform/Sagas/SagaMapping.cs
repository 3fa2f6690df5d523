using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// Keys, checks and indexes of sagas. A step's key for the outside names the row by its id, so it needs no index.
/// </summary>
internal static class SagaMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapSaga(builder.MapEntity<Saga>());
        builder.Entity<SagaNote>(note =>
        {
            note.ToTable("SagaNote").HasKey(x => new { x.Saga, x.Number });
            note.Property(x => x.Step).HasMaxLength(Saga.WordLength);
            note.Property(x => x.Party).HasMaxLength(Limits.Name);
            note.Property(x => x.Key).HasMaxLength(SagaKey.MaxLength);
            note.Property(x => x.Text).HasMaxLength(Limits.Reason);
            note.HasIndex(x => new { x.Book, x.At, x.Party });
            note.HasOne<Saga>().WithMany().HasForeignKey(x => x.Saga).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapSaga(EntityTypeBuilder<Saga> saga)
    {
        saga.ToTable("Saga", table => table.HasCheckConstraint(
            "CK_Saga_counts", "\"StepNumber\" >= 1 AND \"Attempt\" >= 0 AND \"Queries\" >= 0"));
        saga.Property(x => x.Kind).HasMaxLength(Saga.WordLength);
        saga.Property(x => x.Subject).HasMaxLength(Limits.ObjectId);
        saga.Property(x => x.Step).HasMaxLength(Saga.WordLength);
        saga.Property(x => x.Party).HasMaxLength(Limits.Name);
        saga.Property(x => x.Data).HasMaxLength(Saga.DataLength);
        saga.Property(x => x.LastCode).HasMaxLength(Saga.WordLength);
        saga.Property(x => x.LastText).HasMaxLength(Limits.Reason);
        saga.Property(x => x.Proof).HasMaxLength(Limits.Reason);
        saga.Property(x => x.ProposalReason).HasMaxLength(Limits.Reason);
        saga.HasIndex(x => new { x.State, x.DueAt });
        saga.HasIndex(x => new { x.Subject, x.Id });
        saga.HasIndex(x => new { x.Book, x.State, x.Id });
        saga.HasIndex(x => new { x.Book, x.Kind, x.Id });
        saga.HasIndex(x => new { x.Book, x.Party, x.Id });
    }
}
