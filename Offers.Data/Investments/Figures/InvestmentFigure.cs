using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments.Figures;

/// <summary>The keys of the figures of investments. An investor is an id, or <see cref="FigureName.Me"/>.</summary>
public static class InvestmentFigure
{
    internal const string CommittedName = "offer-committed";
    internal const string RemainingName = "offer-left";
    internal const string OthersName = "offer-others";
    internal const string TermName = "offer-term";
    internal const string CostName = "offer-cost";
    internal const string PoolName = "offer-pool";
    internal const string PaidName = "offer-paid";
    internal const string InterestName = "offer-interest";
    internal const string RunName = "offer-run";
    internal const string RequestedName = "investment-requested";
    internal const string AcceptedName = "investment-accepted";
    internal const string PutName = "put";
    internal const string GotName = "got";
    internal const string WaitingName = "waiting";
    internal const string PartName = "part";
    internal const string PartsName = "parts";
    internal const string EverythingName = "everything";
    internal const string OtherHoldsName = "other-holds";
    internal const string DistributionName = "distribution";
    internal const string DistributionLineName = "distribution-line";
    internal const string PlanName = "plan";
    internal const string PlanInterestName = "plan-interest";
    internal const string PlannedName = "planned";
    internal const string YearLimitName = "year-limit";
    internal const string YearLeftName = "year-left";
    internal const string LiveName = "live-offers";

    /// <summary>What an offer has taken.</summary>
    public static string Committed(Id<InvestmentOffer> offer) => FigureName.Of(CommittedName, offer);

    /// <summary>What is left of an offer's cap.</summary>
    public static string Remaining(Id<InvestmentOffer> offer) => FigureName.Of(RemainingName, offer);

    /// <summary>What others than an investor have in an offer.</summary>
    public static string Others(Id<InvestmentOffer> offer, object investor) =>
        FigureName.Of(OthersName, offer, investor);

    /// <summary>An amount of an offer's terms.</summary>
    public static string Term(Id<InvestmentOffer> offer, OfferTerm term) => FigureName.Of(TermName, offer, term);

    /// <summary>A line of an offer's costs, from 1; 0 for their sum.</summary>
    public static string Cost(Id<InvestmentOffer> offer, int number) => FigureName.Of(CostName, offer, number);

    /// <summary>What is in an offer's pool.</summary>
    public static string Pool(Id<InvestmentOffer> offer) => FigureName.Of(PoolName, offer);

    /// <summary>What an offer has paid its investors.</summary>
    public static string Paid(Id<InvestmentOffer> offer) => FigureName.Of(PaidName, offer);

    /// <summary>An offer's interest by today.</summary>
    public static string Interest(Id<InvestmentOffer> offer, InterestPart part) =>
        FigureName.Of(InterestName, offer, part);

    /// <summary>How much work on all investors of an offer has moved so far, or will have in the end.</summary>
    public static string Run(Id<OfferRun> run, RunPart part) => FigureName.Of(RunName, run, part);

    /// <summary>What was asked for.</summary>
    public static string Requested(Id<Investment> investment) => FigureName.Of(RequestedName, investment);

    /// <summary>What was taken.</summary>
    public static string Accepted(Id<Investment> investment) => FigureName.Of(AcceptedName, investment);

    /// <summary>What an operation took out of the reader's wallet for an offer, below zero.</summary>
    public static string Put(Id<Operation> receipt) => FigureName.Of(PutName, receipt);

    /// <summary>What an operation of an offer paid into the reader's wallet.</summary>
    public static string Got(Id<Operation> receipt) => FigureName.Of(GotName, receipt);

    /// <summary>What somebody waits to put in.</summary>
    public static string Waiting(Id<WaitlistEntry> entry) => FigureName.Of(WaitingName, entry);

    /// <summary>An investor's part of an offer.</summary>
    public static string Part(Id<InvestmentOffer> offer, object investor, HoldingPart part) =>
        FigureName.Of(PartName, offer, investor, part);

    /// <summary>The same of all offers in a currency.</summary>
    public static string Parts(object investor, Currency currency, HoldingPart part) =>
        FigureName.Of(PartsName, investor, currency, part);

    /// <summary>Everything that an investor has in a currency.</summary>
    public static string Everything(object investor, Currency currency) =>
        FigureName.Of(EverythingName, investor, currency);

    /// <summary>What is held in an investor's wallet for something else than offers.</summary>
    public static string OtherHolds(object investor, Currency currency) =>
        FigureName.Of(OtherHoldsName, investor, currency);

    /// <summary>A distribution's total.</summary>
    public static string Distribution(Id<Distribution> distribution) => FigureName.Of(DistributionName, distribution);

    /// <summary>A line of a distribution: the investor's share, or what he gets.</summary>
    public static string DistributionLine(Id<Distribution> distribution, int number, LineAmount what) =>
        FigureName.Of(DistributionLineName, distribution, number, what);

    /// <summary>A planned payment for an amount in an offer, by its place in the schedule from 0.</summary>
    public static string Plan(Id<InvestmentOffer> offer, Money principal, int place) =>
        FigureName.Of(PlanName, offer, principal.Minor, place);

    /// <summary>All planned interest for an amount in an offer.</summary>
    public static string PlanInterest(Id<InvestmentOffer> offer, Money principal) =>
        FigureName.Of(PlanInterestName, offer, principal.Minor);

    /// <summary>What an investor is planned to get from an offer on a day.</summary>
    public static string Planned(Id<InvestmentOffer> offer, object investor, DateOnly day, CashFlowKind kind) =>
        FigureName.Of(PlannedName, offer, investor, day, kind);

    /// <summary>The most that an investor may put in a year under a rule pack, or under that of an offer.</summary>
    public static string YearLimit(string about, object investor) => FigureName.Of(YearLimitName, about, investor);

    /// <summary>What is still possible this year.</summary>
    public static string YearLeft(string about, object investor) => FigureName.Of(YearLeftName, about, investor);

    /// <summary>What all live offers of a currency have taken.</summary>
    public static string Live(Currency currency) => FigureName.Of(LiveName, currency);
}

/// <summary>Amounts of an offer's terms.</summary>
public enum OfferTerm
{
    /// <summary>The cap.</summary>
    Max,

    /// <summary>The smallest request.</summary>
    MinTicket,

    /// <summary>The largest request.</summary>
    MaxTicket,

    /// <summary>The most of one investor.</summary>
    MaxPerInvestor,

    /// <summary>The least that must be raised.</summary>
    MinimumRaise,
}

/// <summary>Parts of an offer's interest.</summary>
public enum InterestPart
{
    /// <summary>What it is counted on.</summary>
    Principal,

    /// <summary>What has accrued.</summary>
    Accrued,

    /// <summary>What was distributed.</summary>
    Distributed,

    /// <summary>What is left to pay.</summary>
    Due,
}

/// <summary>Amounts of work on all investors of an offer.</summary>
public enum RunPart
{
    /// <summary>What has moved.</summary>
    Moved,

    /// <summary>What moves in all.</summary>
    Total,
}

/// <summary>Parts of what an investor has in offers.</summary>
public enum HoldingPart
{
    /// <summary>What he put in.</summary>
    Committed,

    /// <summary>What is still in.</summary>
    Outstanding,

    /// <summary>Interest and income that he was paid.</summary>
    Earned,

    /// <summary>Principal that he got back.</summary>
    Repaid,
}

/// <summary>Amounts of a line of a distribution.</summary>
public enum LineAmount
{
    /// <summary>What the investor has in the offer.</summary>
    Share,

    /// <summary>What he gets.</summary>
    Paid,
}
