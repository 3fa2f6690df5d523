using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>Keys, lengths and indexes of what every module shares.</summary>
internal static class PlatformMapping
{
    private const int HashLength = 32;
    private const int KindLength = 60;

    internal static void Map(ModelBuilder builder)
    {
        builder.Entity<Head>(head =>
        {
            head.ToTable("Head").HasKey(x => x.Book);
            head.Property(x => x.Book).ValueGeneratedNever();
            head.Property(x => x.AuditHash).HasMaxLength(HashLength).IsFixedLength();
        });
        builder.Entity<Event>(MapEvent);
        builder.Entity<AuditEntry>(MapAudit);
        builder.Entity<IdempotencyRecord>(record =>
        {
            record.ToTable("IdempotencyRecord").HasKey(x => x.KeyHash);
            record.Property(x => x.KeyHash).HasMaxLength(HashLength).IsFixedLength();
            record.Property(x => x.Fingerprint).HasMaxLength(HashLength).IsFixedLength();
            record.Property(x => x.Location).HasMaxLength(Limits.Title);
            record.Property(x => x.ETag).HasMaxLength(Limits.Code);
            record.HasIndex(x => x.ExpiresAt);
        });
        builder.Entity<StoredKey>(key =>
        {
            key.ToTable("StoredKey").HasKey(x => x.Name);
            key.Property(x => x.Name).HasMaxLength(StoredKey.NameLength);
        });
        builder.Entity<JobRun>(MapJobRun);
        builder.Entity<Notification>(MapNotification);
        MapApproval(builder.MapEntity<Approval>());
        MapFile(builder.MapEntity<StoredFile>());
        var preferences = builder.MapEntity<NotificationPreferences>();
        preferences.Property(x => x.Bell).HasMaxLength(NotificationPreferences.TopicsLength);
        preferences.Property(x => x.Mail).HasMaxLength(NotificationPreferences.TopicsLength);
        preferences.HasIndex(x => x.Person).IsUnique();
        MapView(builder.MapEntity<SavedView>());
        SandboxMapping.Map(builder);
        SagaMapping.Map(builder);
        builder.Entity<EventCursor>(cursor =>
        {
            cursor.ToTable("EventCursor").HasKey(x => new { x.Book, x.Reader });
            cursor.Property(x => x.Reader).HasMaxLength(KindLength);
        });
    }

    private static void MapEvent(EntityTypeBuilder<Event> happening)
    {
        happening.ToTable("Event", table => table.HasTrigger("Event_append_only"))
            .HasKey(x => new { x.Book, x.Number });
        happening.Property(x => x.ObjectId).HasMaxLength(Limits.ObjectId);
        happening.Property(x => x.Type).HasMaxLength(Limits.Name);
        happening.HasIndex(x => new { x.ObjectId, x.ObjectSequence }).IsUnique();
    }

    private static void MapAudit(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.ToTable("AuditEntry", table => table.HasTrigger("AuditEntry_append_only"))
            .HasKey(x => new { x.Book, x.Number });
        audit.Property(x => x.Role).HasMaxLength(KindLength);
        audit.Property(x => x.Action).HasMaxLength(KindLength);
        audit.Property(x => x.ObjectId).HasMaxLength(Limits.ObjectId);
        audit.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        audit.Property(x => x.Ip).HasMaxLength(45);
        audit.Property(x => x.UserAgent).HasMaxLength(200);
        audit.Property(x => x.RequestId).HasMaxLength(Limits.Name);
        audit.Property(x => x.Hash).HasMaxLength(HashLength).IsFixedLength();
        audit.HasIndex(x => new { x.ObjectId, x.Number });
        audit.HasIndex(x => new { x.Book, x.Person, x.Number });
        audit.HasIndex(x => new { x.Book, x.Action, x.Number });
        audit.HasIndex(x => new { x.Book, x.At });
    }

    private static void MapApproval(EntityTypeBuilder<Approval> approval)
    {
        approval.Property(x => x.Kind).HasMaxLength(KindLength);
        approval.Property(x => x.Subject).HasMaxLength(Limits.ObjectId);
        approval.Property(x => x.Summary).HasMaxLength(Limits.Title);
        approval.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        approval.HasIndex(x => x.Subject).IsUnique().HasFilter("\"State\" = 'Waiting'");
        approval.HasIndex(x => new { x.Book, x.State, x.Id });
        approval.HasIndex(x => new { x.Book, x.Kind, x.Id });
        approval.HasIndex(x => new { x.State, x.ExpiresAt });
    }

    private static void MapFile(EntityTypeBuilder<StoredFile> file)
    {
        file.Property(x => x.Hash).HasMaxLength(StoredFile.HashLength).IsFixedLength();
        file.Property(x => x.Name).HasMaxLength(Limits.Title);
        file.Property(x => x.ContentType).HasMaxLength(Limits.Name);
        file.HasIndex(x => x.Hash);
    }

    private static void MapView(EntityTypeBuilder<SavedView> view)
    {
        view.Property(x => x.List).HasMaxLength(Limits.Code);
        view.Property(x => x.Name).HasMaxLength(Limits.Name);
        view.Property(x => x.Query).HasMaxLength(SavedView.QueryLength);
        view.HasIndex(x => new { x.Book, x.Person, x.List, x.Name }).IsUnique();
        view.HasIndex(x => new { x.Book, x.List, x.News });
    }

    private static void MapJobRun(EntityTypeBuilder<JobRun> run)
    {
        run.ToTable("JobRun").HasKey(x => x.Id);
        run.Property(x => x.Id).ValueGeneratedNever();
        run.Property(x => x.Job).HasMaxLength(KindLength);
        run.Property(x => x.Node).HasMaxLength(Limits.Name);
        run.Property(x => x.Note).HasMaxLength(Limits.Note);
        run.HasIndex(x => new { x.Job, x.ScheduledAt }).IsUnique();
        run.HasIndex(x => new { x.State, x.HeartbeatAt });
    }

    private static void MapNotification(EntityTypeBuilder<Notification> note)
    {
        note.ToTable("Notification").HasKey(x => x.Id);
        note.Property(x => x.Id).ValueGeneratedNever();
        note.Property(x => x.Kind).HasMaxLength(Limits.Name);
        note.Property(x => x.Subject).HasMaxLength(Limits.ObjectId);
        note.Property(x => x.Step).HasMaxLength(Limits.Code);
        note.Property(x => x.Title).HasMaxLength(Limits.Title);
        note.Property(x => x.Body).HasMaxLength(Limits.Note);
        note.Property(x => x.Link).HasMaxLength(Limits.Title);
        note.HasIndex(x => new { x.Person, x.Kind, x.Subject, x.Step }).IsUnique();
        note.HasIndex(x => new { x.Book, x.Person, x.ReadAt, x.Id });
        note.HasIndex(x => new { x.Book, x.Person, x.Id });
        note.HasIndex(x => new { x.Book, x.CreatedAt });
        note.HasIndex(x => x.Subject);
        note.HasIndex(x => new { x.Mail, x.MailTriedAt });
    }
}
