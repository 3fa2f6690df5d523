using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;

namespace Offers.Web.Rewards.Watch;

/// <summary>The statements of credit of a portal: those of the organisation that the address names, else the
/// first.</summary>
public sealed partial class CreditStatements
{
    private IReadOnlyList<AlertLink>? _owners;
    private IReadOnlyList<PrintedStatement> _printed = [];
    private TimeZoneInfo? _zone;

    /// <summary>In which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    [SupplyParameterFromQuery(Name = "of")] private string? Of { get; set; }

    [Inject] private CreditStatementQueries Credit { get; set; } = default!;

    [Inject] private StatementQueries Statements { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Chosen => _owners!.FirstOrDefault(x => x.Id == Of)?.Id ?? _owners![0].Id;

    private ReportBy Way => Portal == RewardPortal.Agency ? ReportBy.Client : ReportBy.Campaign;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _owners = await Credit.OwnersAsync(scope);
        if (_owners.Count == 0)
        {
            return;
        }

        var owner = Id<Client>.TryParse(Chosen, out var client)
            ? await Credit.OwnerAsync(scope, client)
            : await Credit.OwnerAsync(scope, Id<Agency>.Parse(Chosen));
        _zone = await Statements.ZoneAsync(owner);
        _printed = await Statements.PrintedAsync(owner);
    }
}
