using Microsoft.EntityFrameworkCore;

namespace Offers.Benchmarks.Peers;

/// <summary>The seed's tables as plain EF Core would have them.</summary>
public sealed class EfModel(DbContextOptions<EfModel> options) : DbContext(options)
{
    public DbSet<EfOffer> Offers => Set<EfOffer>();

    public DbSet<EfAccount> Accounts => Set<EfAccount>();

    public DbSet<EfInvestment> Investments => Set<EfInvestment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EfOffer>().Property(x => x.Version).IsConcurrencyToken();
        modelBuilder.Entity<EfAccount>(account =>
        {
            account.ToTable(table => table.HasCheckConstraint("not_negative", "Balance >= 0"));
            account.Property(x => x.Id).ValueGeneratedNever();
            account.Property(x => x.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<EfEntry>().HasIndex(x => new { x.AccountId, x.Id });
        modelBuilder.Entity<EfInvestment>().HasIndex(x => x.Key).IsUnique();
        modelBuilder.Entity<EfInvestment>().HasIndex(x => new { x.OfferId, x.Id });
        modelBuilder.Entity<EfInvestment>().HasIndex(x => new { x.Person, x.Id });
    }
}

public sealed class EfOffer
{
    public long Id { get; set; }

    public long Cap { get; set; }

    public long Raised { get; set; }

    public long Version { get; set; }
}

public sealed class EfAccount
{
    public long Id { get; set; }

    public long Balance { get; set; }

    public long Version { get; set; }

    public EfEntry Add(long amount, EfOperation operation)
    {
        Balance += amount;
        Version++;
        return new EfEntry { Account = this, Operation = operation, Amount = amount, BalanceAfter = Balance };
    }
}

public sealed class EfOperation
{
    public long Id { get; set; }

    public int Kind { get; set; }

    public string Reference { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public List<EfEntry> Entries { get; } = [];
}

public sealed class EfEntry
{
    public long Id { get; set; }

    public EfOperation? Operation { get; set; }

    public long AccountId { get; set; }

    public EfAccount? Account { get; set; }

    public long Amount { get; set; }

    public long BalanceAfter { get; set; }
}

public sealed class EfInvestment
{
    public long Id { get; set; }

    public long OfferId { get; set; }

    public long Person { get; set; }

    public long Amount { get; set; }

    public string Key { get; set; } = "";

    public EfOperation? Operation { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
