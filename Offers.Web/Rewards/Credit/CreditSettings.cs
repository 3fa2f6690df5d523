using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Credit;

namespace Offers.Web.Rewards.Credit;

/// <summary>Reads what the platform asks of credit: <c>Rewards:CreditApprovalAbove:{currency}</c>.</summary>
internal static class CreditSettings
{
    internal static CreditRules Read(IConfiguration configuration) => new()
    {
        ApprovalAbove = configuration.GetSection("Rewards:CreditApprovalAbove").GetChildren()
            .Select(x => Money.Parse(x.Value, Currency.Parse(x.Key))).ToDictionary(x => x.Currency),
    };
}
