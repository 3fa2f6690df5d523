using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;
using Offers.Web.Rewards.Cards.Imports;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>One file of cards, read again whenever a batch of it is done, by whomever.</summary>
public sealed partial class AdminCardImportPage
{
    private readonly FormKey _key = new();
    private CardImportView? _import;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;

    /// <summary>The import.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private CardImportQueries Imports { get; set; } = default!;

    [Inject] private CardImportDesk Desk { get; set; } = default!;

    [Inject] private CardImportDoor Door { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => _import is { } import
        ? [new(T("Inventory"), "/admin/inventory"), new(import.Pool.Name, $"/admin/inventory/{import.Pool.Id}")]
        : [new(T("Inventory"), "/admin/inventory")];

    private string Lead => _import!.Status switch
    {
        CardImportState.Checking => T("Its rows are checked; nothing is entered."),
        CardImportState.Ready => T("Every row was checked. Read what would happen, then let the cards be entered."),
        CardImportState.Releasing => T("Somebody else must agree before the cards are entered."),
        CardImportState.Running => T("Its cards are entered. You may leave this page."),
        CardImportState.Done => T("Every card was looked at."),
        CardImportState.Cancelled => T("Somebody stopped it; what was entered stays."),
        _ => T("It could not go on."),
    };

    private string Progress
    {
        get
        {
            var parts = new List<string> { N(_import!.Rows, "{0} row", "{0} rows") };
            if (_import is { RowsPerSecond: { } rate, Status: CardImportState.Running or CardImportState.Done })
            {
                parts.Add(T("{0} a second", CardWords.Number(rate)));
            }

            if (_import.SecondsLeft is { } left)
            {
                parts.Add(CardWords.Left(left));
            }

            return string.Join(" · ", parts);
        }
    }

    private IEnumerable<(string Label, long Found, long? Done)> Counts =>
    [
        (T("New cards"), _import!.Found.New, _import.Done.New),
        (T("Known already"), _import.Found.Duplicate, _import.Done.Duplicate),
        (T("Not a card"), _import.Found.Invalid, null),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private bool IsOfThis(Event happening) => CardWords.IsOfImports(happening) && happening.ObjectId == Id;

    private async Task LoadAsync()
    {
        try
        {
            var (caller, id) = (await Current.GetAsync(), CardWords.ReadImport(Id));
            _import = await Imports.GetAsync(caller.Book, id);
            var isReady = _import is { Status: CardImportState.Ready, Found.New: > 0 };
            _lines = isReady ? await PreviewAsync(caller, id) : [];
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task<IReadOnlyList<EffectLine>> PreviewAsync(Caller caller, Id<CardImport> id)
    {
        var answer = await Desk.StartAsync(_key.Preview(caller), id);
        return [.. answer.Read<Preview>().Effects.Select(x => EffectLine.Of(x, T("The platform")))];
    }

    private async Task MoveAsync(string verb)
    {
        try
        {
            (await Door.MoveAsync(_key.Request(await Current.GetAsync(), verb), _import!.Id, verb)).Check();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }
}
