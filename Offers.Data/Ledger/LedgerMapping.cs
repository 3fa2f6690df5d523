using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Keys, checks and indexes of the ledger. Its triggers are in the providers' scripts.</summary>
internal static class LedgerMapping
{
    private const int KindLength = 60;

    internal static void Map(ModelBuilder builder)
    {
        builder.Entity<Account>(MapAccount);
        builder.Entity<Operation>(MapOperation);
        builder.Entity<Entry>(MapEntry);
        MapHold(builder.MapEntity<Hold>());
        MapCash(builder.MapEntity<TopUp>());
        MapCash(builder.MapEntity<Withdrawal>());
        BankMapping.Map(builder);
        builder.Entity<Statement>(MapStatement);
    }

    private static void MapAccount(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Account", table =>
            table.HasCheckConstraint("CK_Account_not_negative", "\"BalanceMinor\" >= 0 OR \"Purpose\" = 'Settlement'"));
        account.HasKey(x => x.Id);
        account.Property(x => x.Id).ValueGeneratedNever();
        account.Property(x => x.Qualifier).HasMaxLength(Limits.ObjectId);
        account.Property(x => x.EntryCount).IsConcurrencyToken();
        account.HasIndex(x => new { x.Book, x.OwnerKind, x.OwnerId, x.Purpose, x.Qualifier, x.Currency }).IsUnique();
        // The book last: else PostgreSQL without statistics may take this index to find an owner's accounts.
        account.HasIndex(x => new { x.Purpose, x.Currency, x.Book });
        foreach (var property in account.Metadata.GetProperties()
            .Where(p => p.Name is not (nameof(Account.BalanceMinor) or nameof(Account.EntryCount))))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        }
    }

    private static void MapOperation(EntityTypeBuilder<Operation> operation)
    {
        operation.ToTable("Operation", table =>
        {
            table.HasTrigger("Operation_seal");
            table.HasTrigger("Operation_append_only");
        });
        operation.HasKey(x => x.Id);
        operation.Property(x => x.Id).ValueGeneratedNever();
        operation.Property(x => x.Kind).HasMaxLength(KindLength);
        operation.Property(x => x.Reference).HasMaxLength(Limits.ObjectId);
        operation.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        operation.HasIndex(x => new { x.Book, x.Number }).IsUnique();
        operation.HasIndex(x => x.Reference);
        operation.HasIndex(x => x.ReversesOperationId).IsUnique()
            .HasFilter("\"ReversesOperationId\" IS NOT NULL");
    }

    private static void MapEntry(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("Entry", table =>
        {
            table.HasTrigger("Entry_sealed");
            table.HasTrigger("Entry_append_only");
        });
        entry.HasKey(x => new { x.AccountId, x.Sequence });
        entry.HasIndex(x => x.OperationId);
        entry.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapHold(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("Hold", table => table.HasCheckConstraint(
            "CK_Hold_parts",
            "\"CapturedMinor\" >= 0 AND \"VoidedMinor\" >= 0 AND "
            + "\"CapturedMinor\" + \"VoidedMinor\" <= \"AmountMinor\""));
        hold.Property(x => x.Purpose).HasMaxLength(KindLength);
        hold.Property(x => x.Reference).HasMaxLength(Limits.ObjectId);
        hold.HasIndex(x => new { x.Purpose, x.Reference }).IsUnique()
            .HasFilter("\"State\" IN ('Held', 'PartlyCaptured')");
        hold.HasIndex(x => x.ExpiresAt).HasFilter("\"ExpiresAt\" IS NOT NULL");
        hold.HasIndex(x => x.Reference);
        hold.HasIndex(x => x.HeldAccountId);
        hold.HasOne<Account>().WithMany().HasForeignKey(x => x.HeldAccountId).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapCash<T>(EntityTypeBuilder<T> cash)
        where T : CashMovement<T>
    {
        cash.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        cash.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        cash.Property(x => x.DecisionReason).HasMaxLength(Limits.Reason);
        cash.HasIndex(x => new { x.Book, x.State, x.Id });
        cash.HasIndex(x => new { x.OwnerId, x.Id });
    }

    private static void MapStatement(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("Statement").HasKey(x => x.Id);
        statement.Property(x => x.Id).ValueGeneratedNever();
        statement.Property(x => x.Language).HasMaxLength(2);
        statement.Property(x => x.Code).HasMaxLength(Limits.Code);
        statement.Property(x => x.Sha256).HasMaxLength(32);
        statement.HasIndex(x => x.Code).IsUnique();
        statement.Property(x => x.Paper).HasDefaultValue(StatementPaper.Wallet);
        statement.HasIndex(x => new
        {
            x.Book, x.OwnerId, x.Currency, x.From, x.Until, x.Cut, x.Language, x.Paper,
        }).IsUnique();
    }
}
