using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>Keys and indexes of agents' statements.</summary>
internal static class CommissionMapping
{
    private const int HashLength = 32;

    internal static void Map(ModelBuilder builder)
    {
        var statement = builder.MapEntity<CommissionStatement>();
        statement.Property(x => x.Zone).HasMaxLength(Limits.Code);
        statement.Property(x => x.Code).HasMaxLength(Limits.Code);
        statement.Property(x => x.Sha256).HasMaxLength(HashLength).IsFixedLength();
        statement.HasIndex(x => x.Code).IsUnique();
        statement.HasIndex(x => new { x.Book, x.Agent, x.Currency, x.From }).IsUnique();
        statement.HasIndex(x => new { x.Agent, x.Id });
        statement.HasIndex(x => new { x.Book, x.Until });
    }
}
