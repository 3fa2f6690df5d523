using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Platform.Writing;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Sms;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>A book of rewards with the desks of campaigns, and an outside world that takes letters and SMS.</summary>
public sealed class CampaignWorld : IAsyncDisposable
{
    private CampaignWorld(RewardBook book) => Book = book;

    public RewardBook Book { get; }

    /// <summary>Letters that the mail server took.</summary>
    public Outside Sent { get; } = new();

    public CampaignDesk Campaigns => new(Book.Writer);

    public RecipientDesk Recipients => new(Book.Writer);

    public InvitationDesk Invitations => new(Book.Writer, Book.Book.Database);

    public RecipientImportDesk Imports => new(Book.Writer, Book.Book.Database);

    public MessageDesk Messages => new(Book.Writer);

    public CampaignQueries Queries => new(Book.Book.Database, Book.Clock);

    public RecipientQueries People => new(Book.Book.Database, Book.Clock);

    public CommandRequest Once => RewardBook.Once(Book.ClientCaller);

    public RewardScope Scope => Book.ClientScope;

    public static async Task<CampaignWorld> OpenAsync(DatabaseProvider provider) =>
        new(await RewardBook.FundedAsync(provider));

    /// <summary>The same on a book that somebody else opened, and disposes of.</summary>
    public static CampaignWorld Of(RewardBook book) => new(book);

    /// <summary>A campaign of the client's with 25 and 50, prepared by the desk.</summary>
    public CampaignBody Body(params int[] values) => new()
    {
        Name = "Welcome", BrandId = Book.Brand.Id, Message = "Thank you.",
        Denominations = [.. (values.Length == 0 ? [25, 50] : values).Select(x => Book.Values[x].Id)],
    };

    /// <summary>Prepares a campaign.</summary>
    public async Task<Made> CreateAsync(CampaignBody? body = null) =>
        (await Campaigns.CreateAsync(Once, Scope, body ?? Body())).Read<Made>();

    /// <summary>Prepares a campaign and activates it.</summary>
    public async Task<Made> ActiveAsync(CampaignBody? body = null) =>
        (await Campaigns.MoveAsync(Once, Scope, (await CreateAsync(body)).Id, ("activate", null))).Read<Made>();

    /// <summary>Carries out a verb and keeps whatever comes.</summary>
    public Task<Outcome> MoveAsync(Id<Campaign> id, string verb, string? reason = null) =>
        Outcome.OfAsync(() => Campaigns.MoveAsync(Once, Scope, id, (verb, reason)));

    /// <summary>Puts somebody on a list.</summary>
    public async Task<Person> AddAsync(Id<Campaign> campaign, string name = "Amal", string? phone = null) =>
        (await Recipients.AddAsync(Once, Scope, campaign, new RecipientBody
        {
            Name = name, Email = $"{name.ToLowerInvariant()}@example.com", Phone = phone,
        })).Read<Person>();

    public RecipientPlace At(Id<Campaign> campaign, Id<Recipient> id) => new(Scope, campaign, id);

    public Task<Outcome> InviteAsync(Id<Campaign> campaign, Id<Recipient> id, MessageChannel? channel = null) =>
        Outcome.OfAsync(() => Invitations.InviteAsync(Once, At(campaign, id), new SendBody(channel)));

    public Task<Outcome> ResendAsync(Id<Campaign> campaign, Id<Recipient> id) =>
        Outcome.OfAsync(() => Invitations.ResendAsync(Once, At(campaign, id), new SendBody()));

    public Task<Outcome> ConsentAsync(Id<Campaign> campaign, Id<Recipient> id, SmsConsent consent) =>
        Outcome.OfAsync(() => Recipients.ConsentAsync(Once, At(campaign, id), new ConsentBody(consent)));

    /// <summary>Sends what is due, as the service does.</summary>
    public async Task<int> SendAsync()
    {
        using var sender = Sender();
        return await sender.SendSomeAsync(BookId.Live, default);
    }

    public RewardMessageSender Sender()
    {
        var keys = new EphemeralDataProtectionProvider();
        var words = new RewardMessageWords(new GiftLinks(Site, keys), new ConsentLinks(Site, keys));
        return new RewardMessageSender(
            new MessageQueue(Book.Book.Database, Book.Clock), Messages, Sent, Sent, words,
            new LiveEvents(new EventQueries(Book.Book.Database), Book.Clock),
            NullLogger<RewardMessageSender>.Instance);
    }

    public Task<RecipientView> PersonAsync(Id<Campaign> campaign, Id<Recipient> id) =>
        People.GetAsync(At(campaign, id));

    public Task<List<RewardMessage>> AllMessagesAsync() =>
        Book.Book.ReadAsync(db => db.RewardMessages.OrderBy(x => x.Id).ToListAsync());

    public async Task<RecipientImportView> ImportAsync(
        Id<Campaign> campaign, string text, CommandRequest? request = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await Imports.ImportAsync(request ?? Once, Scope, campaign, file)).Read<RecipientImportView>();
    }

    /// <summary>A reward as redemptions make it: paid, with a card, and a message with it by e-mail.</summary>
    public async Task<Redemption> RewardAsync(Id<Campaign> campaign, Id<Recipient>? recipient)
    {
        var pool = await Book.PoolAsync($"Pool {Guid.CreateVersion7():N}"[..30], 25, "23.50", 1);
        var card = await Book.Book.ReadAsync(db => db.Cards.SingleAsync(x => x.Pool == pool.Id));
        Redemption? made = null;
        (await Book.Writer.RunAsync(RewardBook.Once(RewardBook.Admin), new Deed("test.reward", ""), async work =>
        {
            var (revenue, stock, cost) = (Of(Purpose.Revenue), Of(Purpose.CardStock), Of(Purpose.CostOfCards));
            await work.LoadAsync(new RowNames().Need(RewardRows.Campaign, campaign)
                .Need(RewardRows.Recipient, recipient ?? default).Need(RewardRows.Card, card.Id)
                .Need(RewardRows.Totals, pool.Id).Need(LedgerRows.AccountByKey, revenue)
                .Need(LedgerRows.AccountByKey, stock).Need(LedgerRows.AccountByKey, cost)
                .NeedWallet(Book.Client.Owner, Currency.Usd));
            var who = work.Find(RewardRows.Recipient, recipient ?? default);
            var of = work.Find(RewardRows.Campaign, campaign)!;
            made = work.Add(new Redemption(
                of, new RedemptionFacts(
                    who?.Code ?? "OPENCODE1", 0, Book.Values[25], RewardBook.Usd("25.00"), recipient),
                new RedeemedFrom(null, null, null, null), work.Now));
            who?.Take();
            var paid = work.Ledger.Post(
                new OperationFacts("rewards.redeem", made.ObjectId, work.Now),
                new Leg(work.Ledger.Available(of.Payer, Currency.Usd), -2_500),
                new Leg(work.Ledger.Account(revenue), 2_500), new Leg(work.Ledger.Account(stock), -2_350),
                new Leg(work.Ledger.Account(cost), 2_350));
            var own = work.Find(RewardRows.Card, card.Id)!;
            work.Find(RewardRows.Totals, pool.Id)!.Deliver(2_350);
            own.Deliver(made.Id, work.Now);
            made.Provide(own, (CardSource.Csv, null), paid, work.Now);
            work.Add(new RewardMessage(
                made, MessageKind.Reward, (MessageChannel.Email, who?.Email ?? "no"), work.Now));
            return Answer.None();
        })).Check();
        return made!;
    }

    public ValueTask DisposeAsync() => Book.DisposeAsync();

    private static AccountKey Of(Purpose purpose) => new(
        Owner.Of(BookId.Live, Domain.Identity.Organisation.PlatformId(BookId.Live)), purpose, Currency.Usd);

    private static SiteAddress Site => new(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["Site:Address"] = "https://gifts.example" }).Build());

    /// <summary>What tests read of a campaign.</summary>
    public sealed record Made(
        Id<Campaign> Id, CampaignStatus Status, PauseReason? PauseReason, int Revision, string? PauseNote);

    /// <summary>What tests read of a recipient.</summary>
    public sealed record Person(Id<Recipient> Id, string Code, RecipientStatus Status, int Revision);
}

/// <summary>The world outside: takes letters and SMS, or not, as a test tells it.</summary>
public sealed class Outside : IMailer, ISmsSender
{
    /// <summary>Letters that were taken.</summary>
    public List<Letter> Letters { get; } = [];

    /// <summary>SMS that were taken.</summary>
    public List<SmsText> Sms { get; } = [];

    /// <summary>What is thrown at the next letters; null where they are taken.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What is answered to the next SMS; null where they are taken.</summary>
    public SmsAnswer? Answer { get; set; }

    /// <inheritdoc/>
    public Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        if (Fault is { } fault)
        {
            throw fault;
        }

        Letters.Add(letter);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SmsAnswer> SendAsync(SmsText message, CancellationToken cancellation)
    {
        if (Answer is null)
        {
            Sms.Add(message);
        }

        return Task.FromResult(Answer ?? new SmsAnswer.Taken($"sms-{Sms.Count}"));
    }
}
