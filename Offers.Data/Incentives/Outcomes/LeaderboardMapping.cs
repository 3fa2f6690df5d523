using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>Keys and indexes of leaderboards, and of what results are read by.</summary>
internal static class LeaderboardMapping
{
    internal static void Map(ModelBuilder builder)
    {
        var board = builder.MapEntity<Leaderboard>();
        board.Property(x => x.ZoneId).HasMaxLength(Limits.Code);
        board.HasIndex(x => new { x.Project, x.Id });
        board.HasIndex(x => new { x.Builder, x.Id });
        board.HasIndex(x => new { x.Book, x.FreezesAt });
        board.HasIndex(x => x.Incentive);
        board.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
        board.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive).OnDelete(DeleteBehavior.NoAction);
        builder.Entity<LeaderboardScore>(score =>
        {
            score.ToTable("LeaderboardScore").HasKey(x => new { x.Leaderboard, x.Start, x.Agent });

            // In the order of places: the best are its first rows, and who is before somebody is a stretch of it.
            score.HasIndex(x => new { x.Leaderboard, x.Start, x.Score, x.LastAt, x.Agent })
                .IsDescending(false, false, true, false, false);
            score.HasIndex(x => new { x.Leaderboard, x.Agent });
            score.HasOne<Leaderboard>().WithMany().HasForeignKey(x => x.Leaderboard).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<LeaderboardSnapshot>(snapshot =>
        {
            snapshot.ToTable("LeaderboardSnapshot").HasKey(x => new { x.Leaderboard, x.Start });
            snapshot.HasOne<Leaderboard>().WithMany().HasForeignKey(x => x.Leaderboard)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<LeaderboardName>(name =>
        {
            name.ToTable("LeaderboardName").HasKey(x => x.Agent);
            name.HasOne<Person>().WithOne().HasForeignKey<LeaderboardName>(x => x.Agent)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<Sale>().HasIndex(x => new { x.Project, x.BookedAt });
        builder.Entity<IncentiveClaim>().HasIndex(x => new { x.Incentive, x.CreatedAt });
        builder.Entity<IncentiveClaim>().HasIndex(x => new { x.Project, x.CreatedAt });
    }
}
