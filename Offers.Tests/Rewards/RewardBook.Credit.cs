using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Tests.Rewards;

/// <content>Where its credit comes from.</content>
public sealed partial class RewardBook
{
    /// <summary>Credit that goes down the whole tree to an owner, so that nobody above it keeps any of it.</summary>
    public async Task FundAsync(Owner owner, string amount, Currency? currency = null)
    {
        var parent = await ParentAsync(owner);
        if (parent != PlatformOwner)
        {
            await FundAsync(parent, amount, currency);
        }

        (await AllocateAsync(parent, owner, amount, currency)).Check();
    }

    /// <summary>Credit from the outside world, past the tree: for tests that look at one node alone.</summary>
    public async Task PourAsync(Owner owner, string amount, Currency? currency = null)
    {
        var money = Money.Parse(amount, currency ?? Currency.Usd);
        await RunAsync(async work =>
        {
            var outside = OfPlatform(Purpose.Settlement, money.Currency, "credit");
            await work.LoadAsync(new RowNames().Need(LedgerRows.AccountByKey, outside)
                .NeedWallet(owner, money.Currency));
            work.Ledger.Transfer(
                (work.Ledger.Account(outside), work.Ledger.Available(owner, money.Currency)), money,
                new OperationFacts("rewards.allocate", owner.ToString(), work.Now));
        });
    }

    /// <summary>Credit from a parent to its child, asked by somebody of the platform.</summary>
    public Task<Answer> AllocateAsync(Owner from, Owner to, string amount, Currency? currency = null) =>
        Credit.AllocateAsync(Once(Admin), PlatformScope, new AllocationBody(
            from.ToString(), to.ToString(), new AmountText(amount), (currency ?? Currency.Usd).Code));

    private async Task<Owner> ParentAsync(Owner owner)
    {
        if (owner.Kind == OwnerKind.Campaign)
        {
            return Owner.Of(BookId.Live, (await CampaignNowAsync(new Id<Campaign>(owner.Id))).ClientOrganisation);
        }

        var id = new Id<Client>(owner.Id);
        var agency = await Book.ReadAsync(db =>
            db.Clients.Where(x => x.Id == id).Select(x => (Id<Agency>?)x.Agency).SingleOrDefaultAsync());
        return agency is { } above ? Owner.Of(BookId.Live, new Id<Organisation>(above.Value)) : PlatformOwner;
    }
}
