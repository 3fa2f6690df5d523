namespace Offers.Tests.Docs;

/// <summary>The endpoints of earlier systems and what does their work here.</summary>
public static class EarlierEndpoints
{
    /// <summary>Theirs and ours; ours is checked against the running application.</summary>
    public static readonly (string Earlier, string Ours)[] All =
    [
        ("POST /admin/v1/offers", "POST /api/v1/admin/investment-offers"),
        ("GET /admin/v1/offers", "GET /api/v1/admin/investment-offers"),
        ("GET /admin/v1/offers/{id}", "GET /api/v1/admin/investment-offers/{id}"),
        ("PATCH /admin/v1/offers/{id}", "PATCH /api/v1/admin/investment-offers/{id}"),
        ("POST /admin/v1/offers/{id}/publish", "POST /api/v1/admin/investment-offers/{id}/publish"),
        ("POST /admin/v1/offers/{id}/pause", "POST /api/v1/admin/investment-offers/{id}/pause"),
        ("POST /admin/v1/offers/{id}/publish (paused)", "POST /api/v1/admin/investment-offers/{id}/resume"),
        ("POST /admin/v1/offers/{id}/close", "POST /api/v1/admin/investment-offers/{id}/close"),
        ("GET /admin/v1/offers/{id}/investments", "GET /api/v1/admin/investment-offers/{id}/investments"),
        ("GET /admin/v1/offers/{id}/portfolio", "GET /api/v1/admin/investment-offers/{id}/portfolio"),
        ("GET /api/v1/offers", "GET /api/v1/investment-offers"),
        ("GET /api/v1/offers/{id}", "GET /api/v1/investment-offers/{id}"),
        ("POST /api/v1/offers/{id}/invest", "POST /api/v1/investment-offers/{id}/invest"),
        ("GET /api/v1/investments", "GET /api/v1/investments"),
        ("GET /api/v1/wallet", "GET /api/v1/wallets"),
        ("GET /api/v1/transactions", "GET /api/v1/wallets/{currency}/entries"),
        ("GET /api/v1/transactions/{id}", "GET /api/v1/wallets/{currency}/operations/{id}"),
        ("GET /admin/v1/compliance/deposits", "GET /api/v1/admin/deposits"),
        ("POST /admin/v1/compliance/deposits/{op}/release", "POST /api/v1/admin/deposits/{id}/complete"),
        ("POST /admin/v1/compliance/deposits/{op}/reject", "POST /api/v1/admin/deposits/{id}/reject"),
        ("GET /api/v1/me", "GET /api/v1/auth/profile"),
    ];
}
