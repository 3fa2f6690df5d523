using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>Refusal codes of projects, incentives, sales, claims and bounties.</summary>
public static class IncentiveCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode ProjectNotFound = new("project_not_found", 404, "There is no such project.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode ProjectExists = new("project_exists", 409,
        "The builder has a project of this name already.", "Names of projects are unique for a builder.");
    public static readonly RefusalCode ProjectNotSelling = new("project_not_selling", 409,
        "The project takes no agents now.", 
        "Agents ask for projects that sell; the builder can invite them to others.");
    public static readonly RefusalCode UnitNotFound = new("unit_not_found", 404, "There is no such unit.",
        "The id or the number is unknown in the project.");
    public static readonly RefusalCode UnitExists = new("unit_exists", 409, "The project has this unit already.",
        "Numbers of units are unique in a project.");
    public static readonly RefusalCode UnitTaken = new("unit_taken", 409, "The unit is sold or reserved.",
        "A unit has one open sale at a time; `saleId` names it. Cancelling it frees the unit.");
    public static readonly RefusalCode AssociationNotFound = new("association_not_found", 404,
        "There is no such association.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode AssociationExists = new("association_exists", 409,
        "The agent belongs to the project already, or has asked to.",
        "`associationId` names the open association.");
    public static readonly RefusalCode AgentNotFound = new("agent_not_found", 404, "There is no such agent.",
        "The person is unknown or is no agent.");
    public static readonly RefusalCode NotAssociated = new("not_associated", 403,
        "You do not belong to this project.",
        "Only agents with an approved association with the project see it; ask the builder for one.");
    public static readonly RefusalCode NotOwner = new("not_owner", 403, "This is another's.",
        "Only who owns and pays for it may do this; it can be read.");
    public static readonly RefusalCode IncentiveNotFound = new("incentive_not_found", 404,
        "There is no such incentive.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode IncentiveExists = new("incentive_exists", 409,
        "The project has an incentive of this title already.",
        "Only where `onlyNew` asks for it; `incentiveId` names the draft or running one.");
    public static readonly RefusalCode BudgetRequired = new("budget_required", 422,
        "The promise needs a budget.", "An incentive or a bounty is published with a budget above zero.");
    public static readonly RefusalCode BudgetExhausted = new("budget_exhausted", 409,
        "The budget does not reach.", "`free` says what is left and `required` what is needed; add to the budget.");
    public static readonly RefusalCode RewardInvalid = new("reward_invalid", 422,
        "The reward rule cannot be carried out.", "`errors` names what is missing or contradictory.");
    public static readonly RefusalCode ValidityInvalid = new("validity_invalid", 422,
        "The times do not fit.", "`validUntil` is after `validFrom`, and in the future where it is to be active.");
    public static readonly RefusalCode IncentiveNotEditable = new("incentive_not_editable", 409,
        "It cannot be changed any more.", "It is closed and in the archive.");
    public static readonly RefusalCode TemplateNotFound = new("template_not_found", 404,
        "There is no such template.", "The id is unknown, or belongs to another builder.");
    public static readonly RefusalCode TemplateExists = new("template_exists", 409,
        "There is a template of this name already.", "Names of templates are unique for their owner.");
    public static readonly RefusalCode SaleNotFound = new("sale_not_found", 404, "There is no such sale.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode SaleReferenceExists = new("sale_reference_exists", 409,
        "A sale with this reference is there already.", "References are unique in a project; `saleId` names the sale.");
    public static readonly RefusalCode SharesInvalid = new("shares_invalid", 422,
        "The agents' shares do not make 100 %.", "Name each agent once, with basis points that sum to 10,000.");
    public static readonly RefusalCode ImportNotFound = new("import_not_found", 404, "There is no such import.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode ImportFileInvalid = new("import_file_invalid", 422,
        "This is no file of sales.", "`detail` says which column is missing or unknown, or what cannot be read.");
    public static readonly RefusalCode ImportNothingNew = new("import_nothing_new", 409,
        "No row of the file is new.", "Every row is there already or has a fault; the error file says which.");
    public static readonly RefusalCode ClaimNotFound = new("claim_not_found", 404, "There is no such claim.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode DisputeOpen = new("dispute_open", 409, "The claim is disputed already.",
        "Wait for the decision on the open dispute.");
    public static readonly RefusalCode BountyNotFound = new("bounty_not_found", 404, "There is no such bounty.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode BountyNotOpen = new("bounty_not_open", 409, "The bounty takes no proofs now.",
        "It is a draft, paused, closed, or its time is over.");
    public static readonly RefusalCode BountyFull = new("bounty_full", 409, "The bounty has all the proofs it takes.",
        "`maxSubmissions` says how many.");
    public static readonly RefusalCode BountyTermsFixed = new("bounty_terms_fixed", 409,
        "Agents rely on these terms already.",
        "Reward, type, fields and audience of a bounty do not change once it is published; make another one.");
    public static readonly RefusalCode SubmissionExists = new("submission_exists", 409,
        "You have sent a proof of this already.",
        "An agent has one proof for a unit and contact that waits or was approved; `submissionId` names it.");
    public static readonly RefusalCode SubmissionNotFound = new("submission_not_found", 404,
        "There is no such submission.", "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode AlreadyReviewed = new("already_reviewed", 409,
        "Somebody has decided already.", "`state` says how; a decision is made once.");
    public static readonly RefusalCode ProofRequired = new("proof_required", 422,
        "The proof is not complete.", "`errors` names what is missing.");
    public static readonly RefusalCode StatementNotFound = new("earnings_statement_not_found", 404,
        "There is no such statement.", "The id is unknown, or belongs to somebody else.");
    public static readonly RefusalCode LeaderboardNotFound = new("leaderboard_not_found", 404,
        "There is no such leaderboard.", "The id or the period is unknown, or the caller may not see it.");
    public static readonly RefusalCode LeaderboardExists = new("leaderboard_exists", 409,
        "Agents are compared like this already.",
        "One leaderboard at a time is open for the same project, incentive, period and metric.");
#pragma warning restore CS1591
}
