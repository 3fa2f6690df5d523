using Offers.Domain.Ledger;

namespace Offers.Web.Ledger;

/// <summary>
/// Reads what the platform asks of deposits and withdrawals: <c>Ledger:DepositReviewAbove:{currency}</c>,
/// <c>Ledger:WithdrawalApprovalAbove:{currency}</c>, <c>Ledger:DestinationCooling</c> (a time span such as
/// <c>1.00:00:00</c>), <c>Ledger:DestinationRequired</c> and <c>Ledger:PayTo:{currency}</c>.
/// </summary>
internal static class CashSettings
{
    internal static CashRules Read(IConfiguration configuration)
    {
        var ledger = configuration.GetSection("Ledger");
        return new CashRules
        {
            ReviewAbove = Amounts(ledger.GetSection("DepositReviewAbove")),
            ApprovalAbove = Amounts(ledger.GetSection("WithdrawalApprovalAbove")),
            Cooling = ledger.GetValue("DestinationCooling", CashRules.UsualCooling),
            NeedsDestination = ledger.GetValue("DestinationRequired", defaultValue: false),
            PayTo = ledger.GetSection("PayTo").GetChildren().ToDictionary(x => Currency.Parse(x.Key), Account),
        };
    }

    private static Dictionary<Currency, Money> Amounts(IConfigurationSection section) => section.GetChildren()
        .Select(x => Money.Parse(x.Value, Currency.Parse(x.Key))).ToDictionary(x => x.Currency);

    private static PayTo Account(IConfigurationSection section) => new(
        Required(section, "Holder"), Required(section, "Bank"), Required(section, "Number"));

    private static string Required(IConfigurationSection section, string name) => section[name]
        ?? throw new InvalidOperationException($"{section.Path}:{name} is missing.");
}
