using System.Collections.Frozen;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;
using Offers.Domain.Platform.Sagas;

namespace Offers.Domain.Platform;

/// <summary>The one list of kinds of objects with an outside id, and the prefix of each.</summary>
public static class IdPrefixes
{
    /// <summary>Prefix by kind.</summary>
    public static readonly FrozenDictionary<Type, string> All = new Dictionary<Type, string>
    {
        [typeof(IPerson)] = "per",
        [typeof(Organisation)] = "org",
        [typeof(Membership)] = "mbr",
        [typeof(ApiSession)] = "ses",
        [typeof(Impersonation)] = "imp",
        [typeof(CalendarFeed)] = "cal",
        [typeof(Account)] = "acc",
        [typeof(Operation)] = "op",
        [typeof(Hold)] = "hld",
        [typeof(TopUp)] = "topup",
        [typeof(Withdrawal)] = "wd",
        [typeof(Destination)] = "dst",
        [typeof(BankFile)] = "bnk",
        [typeof(BankLine)] = "bln",
        [typeof(Statement)] = "stm",
        [typeof(InvestmentOffer)] = "off",
        [typeof(Investment)] = "inv",
        [typeof(WaitlistEntry)] = "wtl",
        [typeof(OfferRun)] = "run",
        [typeof(Distribution)] = "dist",
        [typeof(Approval)] = "apr",
        [typeof(OfferMedia)] = "med",
        [typeof(OfferDocument)] = "doc",
        [typeof(DocumentVersion)] = "docv",
        [typeof(OfferMilestone)] = "mls",
        [typeof(Project)] = "prj",
        [typeof(Unit)] = "unt",
        [typeof(Association)] = "asc",
        [typeof(Incentive)] = "inc",
        [typeof(IncentiveTemplate)] = "tpl",
        [typeof(Budget)] = "bud",
        [typeof(Sale)] = "sal",
        [typeof(SaleImport)] = "sim",
        [typeof(IncentiveClaim)] = "clm",
        [typeof(Recovery)] = "rcv",
        [typeof(ClaimDispute)] = "cdp",
        [typeof(Leaderboard)] = "ldb",
        [typeof(Bounty)] = "bty",
        [typeof(BountySubmission)] = "sbm",
        [typeof(CommissionStatement)] = "cms",
        [typeof(Agency)] = "agy",
        [typeof(Client)] = "cli",
        [typeof(CreditRequest)] = "crq",
        [typeof(Brand)] = "brd",
        [typeof(Denomination)] = "den",
        [typeof(PriceLine)] = "prc",
        [typeof(CardPool)] = "pool",
        [typeof(Card)] = "crd",
        [typeof(CardImport)] = "cim",
        [typeof(Supplier)] = "spl",
        [typeof(SupplierOrder)] = "sor",
        [typeof(Campaign)] = "cmp",
        [typeof(Recipient)] = "rcp",
        [typeof(RewardMessage)] = "msg",
        [typeof(Redemption)] = "rdm",
        [typeof(FraudRule)] = "frl",
        [typeof(Alert)] = "alr",
        [typeof(StoredFile)] = "file",
        [typeof(Event)] = "evt",
        [typeof(AuditEntry)] = "aud",
        [typeof(Notification)] = "ntf",
        [typeof(NotificationPreferences)] = "npr",
        [typeof(JobRun)] = "job",
        [typeof(SavedView)] = "view",
        [typeof(Sandbox)] = "sbx",
        [typeof(ClockAdvance)] = "adv",
        [typeof(Saga)] = "saga",
    }.ToFrozenDictionary();

    /// <summary>The prefix of a kind.</summary>
    /// <exception cref="InvalidOperationException">The kind is not listed: a mistake in the program.</exception>
    public static string For(Type kind) => All.TryGetValue(kind, out var prefix)
        ? prefix
        : throw new InvalidOperationException($"{kind.Name} has no id prefix; add it to {nameof(IdPrefixes)}.");
}
