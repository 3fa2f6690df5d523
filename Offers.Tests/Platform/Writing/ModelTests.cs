using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Providers;
using Offers.Tests.Tidy;

namespace Offers.Tests.Platform.Writing;

/// <summary>The one model on three databases, as far as it can be seen without running them.</summary>
public sealed class ModelTests
{
    private static readonly string[] _batchCommands =
    [
        "CaptureHold", "Deposit", "ExpireHold", "Invest", "PlaceHold", "Redeem", "Transfer", "VoidHold", "Withdraw",
    ];

    /// <summary>Entities without a book, and why nobody sees another book's rows through them.</summary>
    private static readonly Dictionary<string, string> _withoutBook = new(StringComparer.Ordinal)
    {
        ["Entry"] = "It is read through its account or its operation.",
        ["OfferTotals"] = "It is read through its offer.",
        ["Person"] = "People belong to the live book and work on many.",
        ["PersonClaim"] = "It is part of a person.",
        ["PersonLogin"] = "It is part of a person.",
        ["PersonPasskey"] = "It is part of a person.",
        ["PersonToken"] = "It is part of a person.",
        ["Membership"] = "It is read through its organisation.",
        ["ApiSession"] = "It is found by its secret.",
        ["JobRun"] = "Jobs are the server's.",
        ["StoredKey"] = "The keys of the framework are the server's.",
        ["EventCursor"] = "It is the server's own place in a book's events.",
        ["SandboxMember"] = "It is read through its sandbox.",
        ["IncentiveVersion"] = "It is read through its incentive.",
        ["IncentiveSpan"] = "It is read through its incentive.",
        ["IncentiveTotals"] = "It is read through its incentive.",
        ["IncentiveReading"] = "It is read through its incentive.",
        ["IncentiveAcceptance"] = "It is read through its incentive.",
        ["LeaderboardScore"] = "It is read through its leaderboard.",
        ["LeaderboardSnapshot"] = "It is read through its leaderboard.",
        ["LeaderboardName"] = "It is an agent's own wish, the same in every book.",
        ["SaleAgent"] = "It is read through its sale.",
        ["SaleImportLine"] = "It is read through its import.",
        ["ClaimPart"] = "It is read through its claim.",
        ["Referral"] = "It is read through its project.",
        ["AgencyBrand"] = "It is read through its agency.",
        ["CampaignItem"] = "It is read through its campaign.",
        ["CampaignCondition"] = "It is read through its campaign.",
        ["RecipientStep"] = "It is read through its recipient.",
        ["CardImportFault"] = "It is read through its import.",
    };

    public static TheoryData<DatabaseProvider> Providers => [.. Enum.GetValues<DatabaseProvider>()];

    [Theory, MemberData(nameof(Providers))]
    public void No_model_change_waits_for_a_migration(DatabaseProvider provider)
    {
        using var db = Design(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"Add a migration for {provider}.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Theory, MemberData(nameof(Providers))]
    public void Every_entity_of_a_book_has_the_filter_that_keeps_books_apart(DatabaseProvider provider)
    {
        using var db = Design(provider);
        Findings.AssertNone(
            from entity in db.Model.GetEntityTypes()
            let name = entity.GetTableName()!
            let hasBook = entity.FindProperty(nameof(OffersDb.Book)) is not null
            let filters = entity.GetDeclaredQueryFilters().Select(filter => filter.Key)
            where name != "Head" && (hasBook
                ? !filters.Contains(OffersDb.BookFilter)
                : !_withoutBook.ContainsKey(name))
            select $"{provider}: {name}",
            "Give the entity a book, or say here why it needs none.");
    }

    [Theory, MemberData(nameof(Providers))]
    public void No_foreign_key_deletes_or_changes_what_refers_to_it(DatabaseProvider provider)
    {
        using var db = Design(provider);
        Findings.AssertNone(
            from entity in db.Model.GetEntityTypes()
            from key in entity.GetForeignKeys()
            where key.DeleteBehavior is not (DeleteBehavior.NoAction or DeleteBehavior.ClientNoAction)
            select $"{provider}: {entity.GetTableName()} by {string.Join('+', key.Properties.Select(x => x.Name))}",
            "All foreign keys are NO ACTION.");
    }

    [Theory, MemberData(nameof(Providers))]
    public void Every_text_has_a_length_or_is_said_to_be_long(DatabaseProvider provider)
    {
        using var db = Design(provider);
        string[] longTexts = ["Event.Payload", "AuditEntry.Before", "AuditEntry.After", "StoredKey.Xml"];
        Findings.AssertNone(
            from entity in db.Model.GetEntityTypes()
            where entity.ClrType.Namespace!.StartsWith("Offers.", StringComparison.Ordinal)
                && entity.GetTableName() != "Person"
            from property in entity.GetProperties()
            where property.GetTypeMapping().Converter?.ProviderClrType is var kept
                && (kept ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null
            let name = $"{entity.GetTableName()}.{property.Name}"
            where !longTexts.Contains(name, StringComparer.Ordinal)
            select $"{provider}: {name}",
            "Give it the length of Limits that the schema and the forms have.");
    }

    [Fact]
    public void The_script_for_sql_server_is_what_sql_server_can_read()
    {
        using var db = Design(DatabaseProvider.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        AssertReads(script);
        Assert.All(TriggerScript.Statements(DatabaseProvider.SqlServer), AssertReads);
    }

    [Fact]
    public void Only_these_commands_are_decided_together_with_others()
    {
        Findings.AssertNone(
            from type in typeof(BatchCommand).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(BatchCommand)) && !type.IsAbstract
            where !_batchCommands.Contains(type.Name, StringComparer.Ordinal)
            select type.Name,
            "Most commands are closures, which are simpler. Name a hot one here.");
    }

    private static void AssertReads(string script)
    {
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(script);
        parser.Parse(reader, out var errors);
        Assert.True(
            errors.Count == 0, string.Join('\n', errors.Select(error => $"line {error.Line}: {error.Message}")));
    }

    private static OffersDb Design(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDesignTime().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTime().CreateDbContext([]),
        _ => new SqliteDesignTime().CreateDbContext([]),
    };
}
