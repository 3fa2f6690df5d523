using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Lists;

namespace Offers.Tests.Ledger;

/// <summary>Everybody finds his wallet in his own portal.</summary>
public sealed class WalletPortalTests
{
    private static readonly ListSheets _sheets = new([LedgerSheets.Entries, LedgerSheets.AgentEntries]);

    [Theory]
    [InlineData(Role.Investor, "/investor/transactions")]
    [InlineData(Role.Agent, "/agent/wallet")]
    [InlineData(Role.Builder, null)]
    [InlineData(Role.Admin, null)]
    public void A_wallet_is_in_the_portal_of_its_owner(Role role, string? entries) =>
        Assert.Equal(entries, WalletPortal.Of(As(role))?.Entries);

    [Fact]
    public void Views_of_entries_are_kept_by_those_who_can_open_them()
    {
        Assert.Equal("/agent/wallet", _sheets.For(As(Role.Agent), LedgerSheets.AgentEntries.Key).Path);
        Assert.Equal("/investor/transactions", _sheets.For(As(Role.Investor), LedgerSheets.Entries.Key).Path);
        var refusal = Assert.Throws<Refusal>(() => _sheets.For(As(Role.Agent), LedgerSheets.Entries.Key));
        Assert.Equal(PlatformCodes.Forbidden, refusal.Code);
    }

    [Fact]
    public void Every_page_lies_in_the_portal()
    {
        foreach (var portal in new[] { WalletPortal.Investor, WalletPortal.Agent })
        {
            var pages = new[] { portal.Entries, portal.Cash, portal.Receipts, portal.Statements };
            Assert.All(pages, page => Assert.True(portal.Sheet.Portal.Holds(page), page));
        }
    }

    private static Caller As(Role role) => new() { Book = BookId.Live, Roles = new HashSet<Role> { role } };
}
