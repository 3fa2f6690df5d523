using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Incentives.Statements;
using Offers.Data.Incentives.Imports;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform.Secrets;
using Offers.Data.Rewards;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform;

/// <summary>
/// The one model on three databases. A context works on one book: every query of a book-owned entity is filtered by
/// <see cref="Book"/>, unless the filter named <see cref="BookFilter"/> is ignored, which only listed places do.
/// </summary>
public abstract partial class OffersDb(DbContextOptions options)
    : IdentityUserContext<Person, Id<IPerson>>(options)
{
    /// <summary>The name of the query filter that keeps books apart.</summary>
    public const string BookFilter = "book";

    /// <summary>The book that this context works on.</summary>
    public BookId Book { get; set; } = BookId.Live;

    /// <summary>What to pass before each write, where nobody else has passed it for this context.</summary>
    internal SemaphoreSlim? Gate { get; set; }

    /// <summary>Ledger accounts.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Entries; read only.</summary>
    public DbSet<Entry> Entries => Set<Entry>();

    /// <summary>Operations; read only.</summary>
    public DbSet<Operation> Operations => Set<Operation>();

    /// <summary>Holds.</summary>
    public DbSet<Hold> Holds => Set<Hold>();

    /// <summary>Deposits.</summary>
    public DbSet<TopUp> TopUps => Set<TopUp>();

    /// <summary>Withdrawals.</summary>
    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    /// <summary>Bank accounts to which withdrawals go.</summary>
    public DbSet<Destination> Destinations => Set<Destination>();

    /// <summary>Imported bank files.</summary>
    public DbSet<BankFile> BankFiles => Set<BankFile>();

    /// <summary>Receipts of bank files.</summary>
    public DbSet<BankLine> BankLines => Set<BankLine>();

    /// <summary>Second pairs of eyes.</summary>
    public DbSet<Approval> Approvals => Set<Approval>();

    /// <summary>Printed statements.</summary>
    public DbSet<Statement> Statements => Set<Statement>();

    /// <summary>Organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Who is what where.</summary>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <summary>Tokens of the API.</summary>
    public DbSet<ApiSession> ApiSessions => Set<ApiSession>();

    /// <summary>Looks of administrators at people's pages.</summary>
    public DbSet<Impersonation> Impersonations => Set<Impersonation>();

    /// <summary>Secret addresses of calendars.</summary>
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    /// <summary>Investment offers.</summary>
    public DbSet<InvestmentOffer> InvestmentOffers => Set<InvestmentOffer>();

    /// <summary>What offers have taken.</summary>
    public DbSet<OfferTotals> OfferTotals => Set<OfferTotals>();

    /// <summary>Investments.</summary>
    public DbSet<Investment> Investments => Set<Investment>();

    /// <summary>What each investor has in each offer.</summary>
    public DbSet<Position> Positions => Set<Position>();

    /// <summary>Work on all investors of an offer.</summary>
    public DbSet<OfferRun> OfferRuns => Set<OfferRun>();

    /// <summary>How investors stand under rule packs.</summary>
    public DbSet<InvestorStanding> InvestorStandings => Set<InvestorStanding>();

    /// <summary>Places on the waitlists of offers.</summary>
    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    /// <summary>Distributions.</summary>
    public DbSet<Distribution> Distributions => Set<Distribution>();

    /// <summary>Lines of distributions.</summary>
    public DbSet<DistributionLine> DistributionLines => Set<DistributionLine>();

    /// <summary>Pictures and films of offers.</summary>
    public DbSet<OfferMedia> OfferMedia => Set<OfferMedia>();

    /// <summary>Documents of offers.</summary>
    public DbSet<OfferDocument> OfferDocuments => Set<OfferDocument>();

    /// <summary>Versions of documents.</summary>
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    /// <summary>Events of timelines.</summary>
    public DbSet<OfferMilestone> OfferMilestones => Set<OfferMilestone>();

    /// <summary>Headlines and reasons of offers.</summary>
    public DbSet<OfferMarketing> OfferMarketing => Set<OfferMarketing>();

    /// <summary>Costs and yields of offers.</summary>
    public DbSet<OfferFigure> OfferFigures => Set<OfferFigure>();

    /// <summary>What builders build and agents sell.</summary>
    public DbSet<Project> Projects => Set<Project>();

    /// <summary>Homes, shops and plots of projects.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>Who sells which project, and from when to when.</summary>
    public DbSet<Association> Associations => Set<Association>();

    /// <summary>Promises to agents.</summary>
    public DbSet<Incentive> Incentives => Set<Incentive>();

    /// <summary>Terms of incentives, by version.</summary>
    public DbSet<IncentiveVersion> IncentiveVersions => Set<IncentiveVersion>();

    /// <summary>When incentives counted sales.</summary>
    public DbSet<IncentiveSpan> IncentiveSpans => Set<IncentiveSpan>();

    /// <summary>Units taken of incentives.</summary>
    public DbSet<IncentiveTotals> IncentiveTotals => Set<IncentiveTotals>();

    /// <summary>Who read which incentive on which day.</summary>
    public DbSet<IncentiveReading> IncentiveReadings => Set<IncentiveReading>();

    /// <summary>Who accepted which terms.</summary>
    public DbSet<IncentiveAcceptance> IncentiveAcceptances => Set<IncentiveAcceptance>();

    /// <summary>Comparisons of agents.</summary>
    public DbSet<Leaderboard> Leaderboards => Set<Leaderboard>();

    /// <summary>What agents have on leaderboards.</summary>
    public DbSet<LeaderboardScore> LeaderboardScores => Set<LeaderboardScore>();

    /// <summary>Periods of leaderboards that are locked.</summary>
    public DbSet<LeaderboardSnapshot> LeaderboardSnapshots => Set<LeaderboardSnapshot>();

    /// <summary>How agents are named on leaderboards.</summary>
    public DbSet<LeaderboardName> LeaderboardNames => Set<LeaderboardName>();

    /// <summary>Incentives to begin with.</summary>
    public DbSet<IncentiveTemplate> IncentiveTemplates => Set<IncentiveTemplate>();

    /// <summary>Money behind incentives and bounties.</summary>
    public DbSet<Budget> Budgets => Set<Budget>();

    /// <summary>Sales of units.</summary>
    public DbSet<Sale> Sales => Set<Sale>();

    /// <summary>Agents of sales.</summary>
    public DbSet<SaleAgent> SaleAgents => Set<SaleAgent>();

    /// <summary>Files of sales.</summary>
    public DbSet<SaleImport> SaleImports => Set<SaleImport>();

    /// <summary>What became of rows of files of sales.</summary>
    public DbSet<SaleImportLine> SaleImportLines => Set<SaleImportLine>();

    /// <summary>Rights to incentives.</summary>
    public DbSet<IncentiveClaim> IncentiveClaims => Set<IncentiveClaim>();

    /// <summary>Parts of claims that are paid at stages.</summary>
    public DbSet<ClaimPart> ClaimParts => Set<ClaimPart>();

    /// <summary>What agents owe back.</summary>
    public DbSet<Recovery> Recoveries => Set<Recovery>();

    /// <summary>Claims that agents say are wrong.</summary>
    public DbSet<ClaimDispute> ClaimDisputes => Set<ClaimDispute>();

    /// <summary>Who brought whom to which project.</summary>
    public DbSet<Referral> Referrals => Set<Referral>();

    /// <summary>Rewards for proofs.</summary>
    public DbSet<Bounty> Bounties => Set<Bounty>();

    /// <summary>Proofs for bounties.</summary>
    public DbSet<BountySubmission> BountySubmissions => Set<BountySubmission>();

    /// <summary>Photos of proofs.</summary>
    public DbSet<SubmissionFile> SubmissionFiles => Set<SubmissionFile>();

    /// <summary>Statements of agents' months.</summary>
    public DbSet<CommissionStatement> CommissionStatements => Set<CommissionStatement>();

    /// <summary>Files that people sent.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>Books beside the live one.</summary>
    public DbSet<Sandbox> Sandboxes => Set<Sandbox>();

    /// <summary>Who may enter sandboxes.</summary>
    public DbSet<SandboxMember> SandboxMembers => Set<SandboxMember>();

    /// <summary>Advances of sandboxes' clocks.</summary>
    public DbSet<ClockAdvance> ClockAdvances => Set<ClockAdvance>();

    /// <summary>What leaves the house, step by step.</summary>
    public DbSet<Saga> Sagas => Set<Saga>();

    /// <summary>Timelines of sagas.</summary>
    public DbSet<SagaNote> SagaNotes => Set<SagaNote>();

    /// <summary>The pens.</summary>
    public DbSet<Head> Heads => Set<Head>();

    /// <summary>What happened; read only.</summary>
    public DbSet<Event> Events => Set<Event>();

    /// <summary>Who did what; read only.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Kept answers.</summary>
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Runs of jobs.</summary>
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    /// <summary>Messages to people.</summary>
    public DbSet<Notification> Notifications => Set<Notification>();

    /// <summary>What people want to be told.</summary>
    public DbSet<NotificationPreferences> NotificationPreferences => Set<NotificationPreferences>();

    /// <summary>How far readers of events have come.</summary>
    public DbSet<EventCursor> EventCursors => Set<EventCursor>();

    /// <summary>Lists as people like to see them.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>The web framework's own keys.</summary>
    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();

    /// <summary>The type in which this provider keeps the bytes of an id.</summary>
    protected abstract bool KeepsIdsAsBytes { get; }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder, KeepsIdsAsBytes);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        IdentityMapping.Map(builder);
        PlatformMapping.Map(builder);
        LedgerMapping.Map(builder);
        InvestmentMapping.Map(builder);
        ContentMapping.Map(builder);
        IncentiveMapping.Map(builder);
        ClaimMapping.Map(builder);
        BountyMapping.Map(builder);
        CommissionMapping.Map(builder);
        SaleImportMapping.Map(builder);
        LeaderboardMapping.Map(builder);
        CreditMapping.Map(builder);
        CardMapping.Map(builder);
        SupplyMapping.Map(builder);
        CampaignMapping.Map(builder);
        RedemptionMapping.Map(builder);
        BookFilters.Apply(builder, this);
    }
}
