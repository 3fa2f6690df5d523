using Offers.Data.Ledger;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Sandboxes;

namespace Offers.Web.Ledger;

/// <summary>The money of a sandbox's example: everybody who may enter gets some, once.</summary>
public sealed class SandboxMoney(WalletDesk desk, WalletQueries wallets) : ISandboxExample
{
    private static readonly Money _each = Money.Parse("100000.00", Currency.Aed);

    /// <inheritdoc/>
    public async Task WriteAsync(SandboxView sandbox, Func<string, CommandRequest> ask)
    {
        foreach (var person in sandbox.People)
        {
            var owner = Owner.Of(sandbox.OwnBook, person.Id);
            if ((await wallets.ListAsync(owner)).Count == 0)
            {
                var cash = new CashRequest(owner, _each, null, "Money to try things out with");
                (await desk.DepositAsync(ask("deposit " + person.Id), cash)).Check();
            }
        }
    }
}
