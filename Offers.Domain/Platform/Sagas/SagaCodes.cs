namespace Offers.Domain.Platform.Sagas;

/// <summary>Refusal codes of what leaves the house.</summary>
public static class SagaCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode SagaNotFound = new("saga_not_found", 404, "There is no such saga.",
        "The id, or the key of a step that an outside party named, is unknown.");
    public static readonly RefusalCode SagaProposalWaits = new("saga_proposal_waits", 409,
        "A second person is asked already.",
        "Somebody said how this ended; see `GET /api/v1/admin/approvals` and decide that first.");
#pragma warning restore CS1591
}
