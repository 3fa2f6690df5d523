using Offers.Data.Ledger;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Ledger.Pages;

/// <summary>
/// A portal in which somebody has a wallet of his own: the investor's and the agent's. The pages of both are the same.
/// </summary>
/// <param name="Name">What its page of entries is called.</param>
/// <param name="Sheet">What happened on the wallet.</param>
/// <param name="Cash">Where money goes out of it and, where it takes deposits, comes in.</param>
/// <param name="Receipts">Where one operation is explained; its id follows.</param>
/// <param name="Statements">Where the owner's statements are.</param>
public sealed record WalletPortal(
    string Name, ListSheet<WalletLine> Sheet, string Cash, string Receipts, string Statements)
{
    /// <summary>The page that leads everybody to his own wallet, for links to people of any role.</summary>
    public const string Start = "/wallet";

    /// <summary>The investor's.</summary>
    public static WalletPortal Investor { get; } = new(
        "Transactions", LedgerSheets.Entries, "/investor/transfers", "/investor/receipts", "/investor/statements")
    {
        TakesDeposits = true,
    };

    /// <summary>The agent's, into which claims and bounties are paid.</summary>
    public static WalletPortal Agent { get; } = new(
        "Wallet", LedgerSheets.AgentEntries, "/agent/wallet/withdraw", "/agent/wallet/receipts", "/agent/statements");

    /// <summary>True where its owner can announce deposits.</summary>
    public bool TakesDeposits { get; init; }

    /// <summary>The page of what happened.</summary>
    public string Entries => Sheet.Path;

    /// <summary>The one in which somebody finds his wallet; null where he has none.</summary>
    public static WalletPortal? Of(Caller caller) =>
        caller.Is(Role.Investor) ? Investor : caller.Is(Role.Agent) ? Agent : null;
}
