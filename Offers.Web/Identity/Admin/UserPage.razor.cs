using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>One person for administrators: roles, wallets, programs signed in, and whether he may sign in.</summary>
public sealed partial class UserPage
{
    private PersonView? _person;
    private IReadOnlyList<WalletView> _wallets = [];
    private Refusal? _refusal;
    private Refusal? _noLook;
    private bool _asked;

    /// <summary>The person.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "look")] private string? Look { get; set; }

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private PeopleDesk Desk { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Users"), "/admin/users")];

    private bool IsDisabled => _person!.Status == PersonStatus.Disabled;

    private AllowedAction Verb =>
        _person!.AllowedActions!.Single(action => action.Action == (IsDisabled ? "enable" : "disable"));

    private string VerbName => T(Phrase.Sentence(Verb.Action));

    private string Consequence => IsDisabled
        ? T("The person can sign in again with the same password and roles.")
        : T("Every sign-in ends at once and no new one is possible. Money, holdings and roles stay as they are.");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private string HrefOf(WalletView wallet) => $"/admin/wallets?owner={Id}&currency={wallet.Currency.Code}";

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var id = AdminPageIds.Person(Id);
            _wallets = await Wallets.ListAsync(Owner.Of(caller.Book, id));
            _person = await People.GetAsync(caller, id);
            _noLook = ImpersonationRule.FaultOf(caller, id, _person.Roles);
        }
        catch (Refusal refusal)
        {
            (_person, _refusal) = (null, refusal);
        }
    }

    private void Ask() => _asked = true;

    private Task<Answer> DecideAsync(CommandRequest request, string? reason) => IsDisabled
        ? Desk.EnableAsync(request, _person!.Id, reason)
        : Desk.DisableAsync(request, _person!.Id, reason);

    private Task DoneAsync()
    {
        _asked = false;
        return LoadAsync();
    }
}
