using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>Refusal codes of investment offers.</summary>
public static class InvestmentCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode OfferNotFound = new("investment_offer_not_found", 404, "There is no such offer.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode InvestmentNotFound = new(
        "investment_not_found", 404, "There is no such investment.",
        "The id is unknown or belongs to somebody else.");
    public static readonly RefusalCode OfferCodeExists = new("offer_code_exists", 409, "This code is taken.",
        "Another offer has the code.");
    public static readonly RefusalCode OfferClosed = new("offer_closed", 409, "The offer is closed.",
        "It was closed by hand, its closing time or its maturity has passed, or it is over.");
    public static readonly RefusalCode OfferNotLive = new("offer_not_live", 409, "The offer is not live.",
        "It is a draft or paused.");
    public static readonly RefusalCode OfferNotOpen = new("offer_not_open", 409, "The offer is not open yet.",
        "It opens at `opensAt`.");
    public static readonly RefusalCode OfferFull = new("offer_full", 409, "The offer is full.",
        "Nothing is left of the cap.");
    public static readonly RefusalCode OfferInsufficientRemaining = new("offer_insufficient_remaining", 409,
        "Less is left than asked for.",
        "The offer or the request takes all or nothing; `remaining` says what is left.");
    public static readonly RefusalCode OfferCurrencyMismatch = new("offer_currency_mismatch", 409,
        "The offer is in another currency.", "Name the offer's currency or none.");
    public static readonly RefusalCode BelowMinTicket = new(
        "below_min_ticket", 422, "The amount is below the smallest ticket.",
        "`minTicket` says how much at least.");
    public static readonly RefusalCode AboveMaxTicket = new(
        "above_max_ticket", 422, "The amount is above the largest ticket.",
        "`maxTicket` says how much at most.");
    public static readonly RefusalCode AboveInvestorLimit = new("above_investor_limit", 422,
        "This is more than one investor may put in.", "`allowed` says how much is still possible.");
    public static readonly RefusalCode IssuerMayNotInvest = new("issuer_may_not_invest", 422,
        "The issuer may not invest in his own offer.", "Members of the issuing organisation are refused.");
    public static readonly RefusalCode MaxBelowCommitted = new("max_below_committed", 409,
        "The cap cannot be below what is committed.", "`committed` says how much that is.");
    public static readonly RefusalCode OfferNotInvestable = new("offer_not_investable", 422,
        "The offer cannot be published as it is.", "`errors` names what is missing or contradictory.");
    public static readonly RefusalCode DocumentsMissing = new("documents_missing", 422,
        "The offer lacks documents that its rules ask for.", "`missing` names the kinds of documents.");
    public static readonly RefusalCode OfferNotEditable = new("offer_not_editable", 409,
        "Only texts can be changed now.",
        "A closed or later offer keeps its terms; a live one keeps its currency and code.");
    public static readonly RefusalCode CoolingOffRunning = new("cooling_off_running", 409,
        "Investors may still withdraw.", "`until` says when the last cooling-off ends.");
    public static readonly RefusalCode CoolingOffOver = new("cooling_off_over", 409,
        "The cooling-off has ended.", "The offer grants none, or `endedAt` has passed.");
    public static readonly RefusalCode KnowledgeTestRequired = new("knowledge_test_required", 409,
        "A knowledge test must be passed first.",
        "The law of the offer asks for it; `rulePack` names whose test, and a pass counts for a limited time.");
    public static readonly RefusalCode AboveYearlyLimit = new("above_yearly_limit", 422,
        "This is more than the law lets the investor put in this year.",
        "`allowed` says how much is still possible, `limit` how much a year.");
    public static readonly RefusalCode RulePackNotFound = new("rule_pack_not_found", 404,
        "There is no such rule pack.", "The code is unknown, or the pack has no test.");
    public static readonly RefusalCode WaitlistClosed = new("waitlist_closed", 409,
        "Nobody can join the waitlist now.",
        "The offer has none, is over, or has room: then `remaining` says how much.");
    public static readonly RefusalCode AlreadyWaiting = new("already_waiting", 409,
        "The investor waits already.", "He has one place on a waitlist at a time; leave it to ask for another amount.");
    public static readonly RefusalCode NotWaiting = new("waitlist_entry_not_found", 404,
        "The investor does not wait for this offer.", "He never joined, was promoted, or has left.");
    public static readonly RefusalCode DistributionNotFound = new("distribution_not_found", 404,
        "There is no such distribution.", "The id is unknown or belongs to another offer.");
    public static readonly RefusalCode DistributionRunning = new("distribution_running", 409,
        "Another distribution of the offer is not finished.", "Wait until it is paid, or reject it.");
    public static readonly RefusalCode PoolShort = new("pool_short", 409,
        "The offer's pool does not have this much.", "`available` says what is in it, `required` what is asked.");
    public static readonly RefusalCode DocumentsNotAccepted = new("documents_not_accepted", 422,
        "Accept the offer's documents first.",
        "`missing` names the versions that `acceptedDocuments` must hold; older versions do not count.");
    public static readonly RefusalCode OfferMediaNotFound = new("offer_media_not_found", 404,
        "There is no such picture or film.", "The id is unknown or belongs to another offer.");
    public static readonly RefusalCode OfferDocumentNotFound = new("offer_document_not_found", 404,
        "There is no such document.", "The id is unknown, belongs to another offer, or the document was removed.");
    public static readonly RefusalCode OfferMilestoneNotFound = new("offer_milestone_not_found", 404,
        "There is no such event in the timeline.", "The id is unknown or belongs to another offer.");
    public static readonly RefusalCode ContentLimit = new("content_limit", 409,
        "The offer has as much of this as it may have.", "`most` says how many; remove one first.");
#pragma warning restore CS1591
}
