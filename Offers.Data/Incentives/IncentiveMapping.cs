using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Keys, checks and indexes of projects, incentives and budgets.</summary>
internal static class IncentiveMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapProject(builder.MapEntity<Project>());
        MapUnit(builder.MapEntity<Unit>());
        MapAssociation(builder.MapEntity<Association>());
        MapIncentive(builder.MapEntity<Incentive>());
        MapTemplate(builder.MapEntity<IncentiveTemplate>());
        MapBudget(builder.MapEntity<Budget>());
        builder.Entity<IncentiveVersion>(version =>
        {
            version.ToTable("IncentiveVersion").HasKey(x => new { x.Incentive, x.Number });
            version.Property(x => x.TermsText).HasMaxLength(IncentiveTerms.MaxText);
            version.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<IncentiveSpan>(span =>
        {
            span.ToTable("IncentiveSpan").HasKey(x => new { x.Incentive, x.From });
            span.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<IncentiveTotals>(totals =>
        {
            totals.ToTable("IncentiveTotals", table =>
                table.HasCheckConstraint("CK_IncentiveTotals_units", "\"UnitsTaken\" >= 0"));
            totals.HasKey(x => x.Incentive);
            totals.Property(x => x.Version).IsConcurrencyToken();
            totals.HasOne<Incentive>().WithOne().HasForeignKey<IncentiveTotals>(x => x.Incentive)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<IncentiveReading>(reading =>
        {
            reading.ToTable("IncentiveReading").HasKey(x => new { x.Incentive, x.On, x.Agent });
            reading.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<IncentiveAcceptance>(acceptance =>
        {
            acceptance.ToTable("IncentiveAcceptance").HasKey(x => new { x.Incentive, x.Agent, x.TermsVersion });
            acceptance.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive)
                .OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapProject(EntityTypeBuilder<Project> project)
    {
        project.Property(x => x.Name).HasMaxLength(Limits.Name);
        project.Property(x => x.City).HasMaxLength(Limits.Name);
        project.Property(x => x.Area).HasMaxLength(Limits.Name);
        project.Property(x => x.Zone).HasMaxLength(Limits.Code);
        project.HasIndex(x => new { x.Builder, x.Name }).IsUnique();
        project.HasIndex(x => new { x.Book, x.Id });
        project.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Builder).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapUnit(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("Unit", table => table.HasCheckConstraint("CK_Unit_price", "\"PriceMinor\" >= 0"));
        unit.Property(x => x.Number).HasMaxLength(Limits.Code);
        unit.Property(x => x.Type).HasMaxLength(Limits.Name);
        unit.HasIndex(x => new { x.Project, x.Number }).IsUnique();
        unit.HasIndex(x => new { x.Status, x.Project });
        unit.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapAssociation(EntityTypeBuilder<Association> association)
    {
        association.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        association.Property(x => x.Note).HasMaxLength(Limits.Note);
        association.HasIndex(x => new { x.Project, x.Agent }).IsUnique()
            .HasFilter("\"Status\" IN ('Requested', 'Approved')").HasDatabaseName("IX_Association_open");
        association.HasIndex(x => new { x.Agent, x.Project });
        association.HasIndex(x => new { x.Project, x.Status, x.Id });
        association.HasIndex(x => new { x.Builder, x.Status, x.Id });
        association.HasIndex(x => new { x.Book, x.Status, x.Id });
        association.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapIncentive(EntityTypeBuilder<Incentive> incentive)
    {
        incentive.Property(x => x.Title).HasMaxLength(Limits.Title);
        incentive.Property(x => x.Description).HasMaxLength(Limits.Description);
        incentive.Property(x => x.TermsText).HasMaxLength(IncentiveTerms.MaxText);
        incentive.Property(x => x.ConditionsText).HasMaxLength(IncentiveTexts.MaxConditionsText);
        incentive.HasIndex(x => new { x.Project, x.Status, x.Id });
        incentive.HasIndex(x => new { x.Builder, x.Status, x.Id });
        incentive.HasIndex(x => new { x.Book, x.Status, x.Id });
        incentive.HasIndex(x => new { x.Status, x.ValidUntil });
        incentive.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapTemplate(EntityTypeBuilder<IncentiveTemplate> template)
    {
        template.Property(x => x.Name).HasMaxLength(Limits.Name);
        template.Property(x => x.Description).HasMaxLength(Limits.Note);
        template.Property(x => x.Body).HasMaxLength(IncentiveTemplate.MaxBody);
        template.HasIndex(x => new { x.Owner, x.Book, x.Name }).IsUnique();
        template.HasIndex(x => new { x.Book, x.Id });
        template.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Owner).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapBudget(EntityTypeBuilder<Budget> budget)
    {
        budget.ToTable("Budget", table => table.HasCheckConstraint(
            "CK_Budget_parts",
            "\"PaidMinor\" >= 0 AND \"ReturnedMinor\" >= 0 AND \"PaidMinor\" <= \"GrantedMinor\" "
            + "AND \"GrantedMinor\" + \"ReturnedMinor\" <= \"TotalMinor\""));
        budget.Property(x => x.Subject).HasMaxLength(Limits.ObjectId);
        budget.HasIndex(x => x.Subject).IsUnique();
        budget.HasIndex(x => new { x.Owner, x.Id });
    }
}
