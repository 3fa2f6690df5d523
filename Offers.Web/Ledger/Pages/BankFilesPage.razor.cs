using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Imports bank files: what each line would do first, then the import.</summary>
public sealed partial class BankFilesPage
{
    private readonly FormKey _key = new();
    private BankLayout _layout = BankLayout.SignedAmount;
    private Page<BankFileView>? _files;
    private BankStatement? _statement;
    private BankImport? _import;
    private Refusal? _refusal;
    private bool _isDone;
    private string? _shown;
    private int _unmatched;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "draft")] private string? Draft { get; set; }

    [SupplyParameterFromQuery(Name = "name")] private string? FileName { get; set; }

    [SupplyParameterFromQuery(Name = "layout")] private string? InLayout { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [Inject] private FileStore Files { get; set; } = default!;

    [Inject] private BankQueries Banks { get; set; } = default!;

    [Inject] private BankDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private int Fresh => _import is null ? 0 : Count("matched") + Count("in_review") + Count("unmatched");

    private string ButtonText => _import is null ? T("Import")
        : T("Import {0}, {1}", N(Fresh, "{0} line", "{0} lines"),
            MoneyText.Plain(_import.Added.In(_statement!.Currency)));

    private string? WhyNot => Count("unreadable") > 0
        ? T("A line cannot be read; nothing of the file can be imported.")
        : Fresh == 0 ? T("The file brings nothing new.")
        : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (Draft is { } draft && draft != _shown)
        {
            _shown = draft;
            await LookAsync(draft);
        }
    }

    private int Count(string outcome) => _import?.Counts.GetValueOrDefault(outcome) ?? 0;

    private async Task LoadAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _files = await Banks.FilesAsync(book, new PageRequest(Cursor: Cursor));
        _unmatched = await Banks.UnmatchedAsync(book);
    }

    private void ChooseLayout(ChangeEventArgs change) => _layout = BankLayout.Parse($"{change.Value}");

    // What was sent lies aside: every node and every reload can show what an import of it would do.
    private async Task LookAsync(string hash)
    {
        (_statement, _import, _refusal, _isDone) = (null, null, null, false);
        try
        {
            var draft = new BankDraft(hash, FileName ?? "bank.csv", InLayout ?? "", InCurrency ?? "");
            _statement = await draft.ReadAsync(Files);
            _layout = _statement.Layout;
            var answer = await Desk.ImportAsync(_key.Preview(await Current.GetAsync()), _statement);
            _import = answer.Read<Preview>().Result is { } result
                ? System.Text.Json.JsonSerializer.Deserialize<BankImport>(result, OffersJson.Options)
                : null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task ImportAsync()
    {
        try
        {
            var answer = await Desk.ImportAsync(_key.Request(await Current.GetAsync()), _statement!);
            (_import, _isDone) = (answer.Read<BankImport>(), true);
            await LoadAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
    }
}
