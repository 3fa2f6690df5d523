using Offers.Domain.Platform;

namespace Offers.Domain.Rewards;

/// <summary>Refusal codes of credit, cards, campaigns and redemptions.</summary>
public static class RewardCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode AgencyNotFound = new("agency_not_found", 404, "There is no such agency.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode AgencyExists = new("agency_exists", 409, "The agency is there already.",
        "An organisation is one agency, and short names are unique.");
    public static readonly RefusalCode ClientNotFound = new("client_not_found", 404, "There is no such client.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode ClientExists = new("client_exists", 409, "The client is there already.",
        "An organisation is one client.");
    public static readonly RefusalCode CreditAccountNotFound = new("credit_account_not_found", 404,
        "There is no such credit account.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode NotDirectParent = new("not_direct_parent", 422,
        "Credit goes only from the direct parent to its child.",
        "Platform to agency, agency to its client, client to its campaign; back the same way.");
    public static readonly RefusalCode AmountTooSmall = new("amount_too_small", 422, "The amount is too small.",
        "Credit is allocated in amounts of at least 1.00.");
    public static readonly RefusalCode CreditSuspended = new("credit_suspended", 409, "The credit is suspended.",
        "`suspended` names the agency or client; its credit does not move until it is reactivated.");
    public static readonly RefusalCode CreditRequestNotFound = new("credit_request_not_found", 404,
        "There is no such wish for credit.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode CreditRequestOpen = new("credit_request_open", 409,
        "A wish for credit waits already.", "An owner has one open wish per currency; withdraw it first.");
    public static readonly RefusalCode BrandNotFound = new("brand_not_found", 404, "There is no such brand.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode BrandExists = new("brand_exists", 409, "The brand is there already.",
        "Short names of brands are unique.");
    public static readonly RefusalCode BrandNotEnabled = new("brand_not_enabled", 422,
        "The brand is not enabled here.", "The platform offers it and the agency enables it.");
    public static readonly RefusalCode DenominationNotFound = new("denomination_not_found", 404,
        "There is no such face value.", "The brand has no card of this value.");
    public static readonly RefusalCode DenominationExists = new("denomination_exists", 409,
        "The face value is there already.", "A brand has a value in a currency once.");
    public static readonly RefusalCode DenominationNotOffered = new("denomination_not_offered", 422,
        "The campaign does not offer this face value.", "It offers those in `offered`.");
    public static readonly RefusalCode PriceNotFound = new("price_not_found", 404, "There is no such price.",
        "The id is unknown.");
    public static readonly RefusalCode SupplierNotFound = new("supplier_not_found", 404, "There is no such supplier.",
        "The id is unknown.");
    public static readonly RefusalCode SupplierExists = new("supplier_exists", 409, "The supplier is there already.",
        "Short names of suppliers are unique.");
    public static readonly RefusalCode SupplierOrderNotFound = new("supplier_order_not_found", 404,
        "There is no such order.", "The id is unknown.");
    public static readonly RefusalCode PoolNotFound = new("pool_not_found", 404, "There is no such pool.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode PoolExists = new("pool_exists", 409, "The pool is there already.",
        "Names of pools are unique, and a supplier has one buffer for a face value.");
    public static readonly RefusalCode CardNotFound = new("card_not_found", 404, "There is no such card.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode CardsFileInvalid = new("cards_file_invalid", 422, "This is no file of cards.",
        "`detail` says which column is missing or unknown, or what cannot be read.");
    public static readonly RefusalCode ImportNothingNew = new("cards_nothing_new", 409, "The file has no new card.",
        "Every row is known or invalid; the fault file says why.");
    public static readonly RefusalCode CardImportNotFound = new("card_import_not_found", 404,
        "There is no such import.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode CampaignNotFound = new("campaign_not_found", 404, "There is no such campaign.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode CampaignNotEditable = new("campaign_not_editable", 409,
        "The campaign cannot be changed any more.", "It has ended.");
    public static readonly RefusalCode CampaignIncomplete = new("campaign_incomplete", 422,
        "The campaign is not complete.", "It needs a face value, and conditions whose values it offers.");
    public static readonly RefusalCode RecipientNotFound = new("recipient_not_found", 404,
        "There is no such recipient.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode RecipientExists = new("recipient_exists", 409,
        "The recipient is on the list already.", "`recipientId` names him; a person is once on a campaign's list.");
    public static readonly RefusalCode RecipientsFileInvalid = new("recipients_file_invalid", 422,
        "This is no file of recipients.", "`detail` says which column is missing or unknown, or what cannot be read.");
    public static readonly RefusalCode MessageNotFound = new("message_not_found", 404, "There is no such message.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode RedemptionNotFound = new("redemption_not_found", 404,
        "There is no such redemption.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode RedemptionsInFlight = new("redemptions_in_flight", 409,
        "Redemptions are under way.", "Whose credit pays is changed when `open` redemptions have ended.");
    public static readonly RefusalCode CodeNotFound = new("code_not_found", 404, "This code is not known.",
        "No recipient of the campaign has it.");
    public static readonly RefusalCode AlreadyRedeemed = new("already_redeemed", 409, "This code was used.",
        "It became another redemption; `redemptionId` names it.");
    public static readonly RefusalCode CodeExpired = new("expired", 422, "The time of this code is over.",
        "The campaign has ended.");
    public static readonly RefusalCode CampaignInactive = new("campaign_inactive", 422,
        "The campaign does not run.", "It is a draft, has not started, or has ended.");
    public static readonly RefusalCode CampaignPaused = new("campaign_paused", 422, "The campaign is paused.",
        "`pauseReason` says why: a person, credit, or suspension.");
    public static readonly RefusalCode OptOut = new("opt_out", 422, "The recipient does not wish this.",
        "He opted out; nothing is handed out to him.");
    public static readonly RefusalCode OptInPending = new("opt_in_pending", 422, "The recipient has not agreed yet.",
        "SMS needs an agreement that is not older than 180 days.");
    public static readonly RefusalCode NotVerified = new("not_verified", 422, "The recipient is not verified.",
        "The address or the number that is asked for is not the one on the list.");
    public static readonly RefusalCode NoCardsAvailable = new("no_cards_available", 409, "There is no card.",
        "Neither pool nor supplier has one; staff were told, and nothing was charged.");
    public static readonly RefusalCode InsufficientCredit = new("insufficient_credit", 402,
        "The credit does not reach.", "`available` says what is there and `required` what is needed.");
    public static readonly RefusalCode RecipientLimit = new("recipient_limit", 422,
        "This person has all that he gets.", "`limit` is the most rewards of a person in this campaign.");
    public static readonly RefusalCode ConditionNotFound = new("condition_not_found", 404,
        "There is no such condition.", "The campaign has conditions 1 to 3.");
    public static readonly RefusalCode ConditionOutOfOrder = new("condition_out_of_order", 422,
        "An earlier condition comes first.", "The campaign's conditions are completed one after another.");
    public static readonly RefusalCode RejectedByReview = new("rejected_by_review", 422,
        "The redemption was refused after a look.", "Somebody of the platform looked at it and refused it.");
    public static readonly RefusalCode FraudRuleNotFound = new("fraud_rule_not_found", 404, "There is no such rule.",
        "The id is unknown.");
    public static readonly RefusalCode AlertNotFound = new("alert_not_found", 404, "There is no such alert.",
        "The id is unknown, or the caller may not see it.");
#pragma warning restore CS1591
}
