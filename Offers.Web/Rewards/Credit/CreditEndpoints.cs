using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Credit;

/// <summary>Accounts of the credit tree, what moves between them, and wishes for credit.</summary>
internal static class CreditEndpoints
{
    private static readonly ListFilter _level = new(
        "level", "Only this level.", [.. Enum.GetNames<CreditLevel>().Select(Words.Snake)]);

    private static readonly ListFilter _account = new(
        "accountId", "Only of this account, or of this agency, client or campaign.");

    internal static void Map(RouteGroupBuilder api)
    {
        var credit = api.MapGroup("/credit").RequirePolicy(Policies.Rewards).WithTags("Credit");
        MapAccounts(credit);
        MapMoves(credit);
        MapRequests(credit.MapGroup("/requests"));
        api.MapPost("/campaigns/{id}/budget", async (
                Id<Campaign> id, BudgetModeBody body, BudgetDesk desk, HttpContext http) =>
                (await desk.SetAsync(await http.CommandAsync(), Scope(http), id, body)).ToResult())
            .RequirePolicy(Policies.Rewards).WithTags("Credit")
            .WithSummary("Let a campaign spend its client's credit, or only its own; an amount adds to its own")
            .Answers<BudgetAnswer>().NeedsKey().Refuses(
                RewardCodes.CampaignNotFound, RewardCodes.RedemptionsInFlight, RewardCodes.CreditSuspended,
                RewardCodes.InsufficientCredit, RewardCodes.AmountTooSmall, RewardCodes.CampaignNotEditable,
                PlatformCodes.ActionNotAllowed, LedgerCodes.AmountInvalid);
    }

    private static void MapAccounts(RouteGroupBuilder credit)
    {
        credit.MapGet("/accounts", (CreditQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.AccountsAsync(
                    Scope(http), (query.Currency(), query.Status<CreditLevel>("level")), query.Page);
            })
            .WithSummary("Accounts with what is available, held and spent, newest first")
            .ListOf<CreditAccountView>(ListFilter.Currency, _level)
            .Refuses(LedgerCodes.CurrencyUnknown, PlatformCodes.StatusInvalid);
        credit.MapPost("/accounts", async (CreditAccountBody body, CreditDesk desk, HttpContext http) =>
                (await desk.OpenAsync(http.Command(), Scope(http), body)).ToResult())
            .WithSummary("Open the account of an agency, a client or a campaign in a currency")
            .Answers<CreditAccountView>(201).TakesKey()
            .Refuses(RewardCodes.CreditAccountNotFound, LedgerCodes.CurrencyUnknown, LedgerCodes.CurrencyMismatch);
        credit.MapGet("/accounts/{id}", (Id<Account> id, CreditQueries queries, HttpContext http) =>
                queries.AccountAsync(Scope(http), id))
            .WithSummary("One account").Answers<CreditAccountView>().Refuses(RewardCodes.CreditAccountNotFound);
        credit.MapPut("/accounts/{id}/auto-reload", async (
                Id<Account> id, AutoReloadBody body, ReloadDesk desk, HttpContext http) =>
                (await desk.SetAsync(http.Command(), Scope(http), id.ToString(), body)).ToResult())
            .WithSummary("Ask for credit by itself below a level; the parent decides like on any wish")
            .Answers<AutoReloadView>().TakesKey().Refuses(
                RewardCodes.CreditAccountNotFound, RewardCodes.AmountTooSmall, LedgerCodes.AmountInvalid);
        credit.MapDelete("/accounts/{id}/auto-reload", async (Id<Account> id, ReloadDesk desk, HttpContext http) =>
                (await desk.ClearAsync(http.Command(), Scope(http), id.ToString())).ToResult())
            .WithSummary("Ask no more by itself").Produces(204).TakesKey()
            .Refuses(RewardCodes.CreditAccountNotFound, PlatformCodes.ActionNotAllowed);
        credit.MapGet("/tree", (CreditTreeQueries queries, HttpContext http) =>
            {
                var query = http.List("currency");
                return queries.ReadAsync(Scope(http), query.Currency() ?? Currency.Usd);
            })
            .WithSummary("The tree: available, held, spent, given and taken back for each place, and the sum check")
            .Answers<CreditTreeView>().Refuses(LedgerCodes.CurrencyUnknown, PlatformCodes.FilterUnknown);
    }

    private static void MapMoves(RouteGroupBuilder credit)
    {
        credit.MapPost("/allocations", async (AllocationBody body, CreditDesk desk, HttpContext http) =>
                (await desk.AllocateAsync(await http.CommandAsync(), Scope(http), body)).ToResult())
            .WithSummary("Give credit to a direct child; 202 where a second administrator must agree first")
            .Answers<CreditMoveAnswer>(201).Answers<CreditRequestView>(202).NeedsKey().Refuses(
                RewardCodes.CreditAccountNotFound, RewardCodes.NotDirectParent, RewardCodes.AmountTooSmall,
                RewardCodes.CreditSuspended, RewardCodes.InsufficientCredit, RewardCodes.CreditRequestOpen,
                RewardCodes.CampaignNotEditable, PlatformCodes.ActionNotAllowed, LedgerCodes.AmountInvalid,
                LedgerCodes.CurrencyUnknown, LedgerCodes.CurrencyMismatch);
        credit.MapPost("/reclaims", async (ReclaimBody body, CreditDesk desk, HttpContext http) =>
                (await desk.ReclaimAsync(await http.CommandAsync(), Scope(http), body)).ToResult())
            .WithSummary("Take unspent credit back from a direct child, with a reason")
            .Answers<CreditMoveAnswer>(201).NeedsKey().Refuses(
                RewardCodes.CreditAccountNotFound, RewardCodes.NotDirectParent, RewardCodes.CreditSuspended,
                RewardCodes.InsufficientCredit, LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown,
                LedgerCodes.CurrencyMismatch);
    }

    private static void MapRequests(RouteGroupBuilder requests)
    {
        requests.MapGet("", (CreditQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new CreditRequestFilter(
                    query.Status<CreditRequestStatus>(), query.Currency(), query["accountId"]);
                return queries.RequestsAsync(Scope(http), filter, query.Page);
            })
            .WithSummary("Wishes to get credit or to decide about, newest first")
            .ListOf<CreditRequestView>(ListFilter.Status<CreditRequestStatus>(), ListFilter.Currency, _account)
            .Refuses(PlatformCodes.StatusInvalid, LedgerCodes.CurrencyUnknown, RewardCodes.CreditAccountNotFound);
        requests.MapPost("", async (CreditWishBody body, CreditRequestDesk desk, HttpContext http) =>
                (await desk.AskAsync(await http.CommandAsync(), Scope(http), body)).ToResult())
            .WithSummary("Ask the direct parent for credit").Answers<CreditRequestView>(201).NeedsKey().Refuses(
                RewardCodes.CreditAccountNotFound, RewardCodes.NotDirectParent, RewardCodes.AmountTooSmall,
                RewardCodes.CreditSuspended, RewardCodes.CreditRequestOpen, RewardCodes.CampaignNotEditable,
                PlatformCodes.ActionNotAllowed, LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown,
                LedgerCodes.CurrencyMismatch);
        var request = requests.MapGroup("/{id}").Refuses(RewardCodes.CreditRequestNotFound);
        request.MapGet("", (Id<CreditRequest> id, CreditQueries queries, HttpContext http) =>
                queries.RequestAsync(Scope(http), id))
            .WithSummary("One wish").Answers<CreditRequestView>();
        request.MapPost("/approve", async (Id<CreditRequest> id, CreditRequestDesk desk, HttpContext http) =>
                (await desk.ApproveAsync(await http.CommandAsync(), Scope(http), id)).ToResult())
            .WithSummary("Give the credit; 202 where a second administrator must agree first")
            .Answers<CreditRequestView>().Answers<CreditRequestView>(202).NeedsKey().Refuses(
                PlatformCodes.ActionNotAllowed, RewardCodes.CreditSuspended, RewardCodes.InsufficientCredit,
                RewardCodes.CampaignNotEditable);
        request.MapPost("/reject", async (
                Id<CreditRequest> id, ReasonBody body, CreditRequestDesk desk, HttpContext http) =>
                (await desk.RejectAsync(await http.CommandAsync(), Scope(http), id, body.Reason)).ToResult())
            .WithSummary("Say no, with a reason").Answers<CreditRequestView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
        request.MapPost("/withdraw", async (Id<CreditRequest> id, CreditRequestDesk desk, HttpContext http) =>
                (await desk.WithdrawAsync(await http.CommandAsync(), Scope(http), id)).ToResult())
            .WithSummary("Take the wish back").Answers<CreditRequestView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static RewardScope Scope(HttpContext http) => RewardScope.Of(http.Caller());
}
