using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Offers.Data.Ledger;
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
    private Currency _currency = Currency.Aed;
    private Page<BankFileView>? _files;
    private BankStatement? _statement;
    private BankImport? _import;
    private Refusal? _refusal;
    private bool _isDone;
    private int _round;
    private int _unmatched;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private BankQueries Banks { get; set; } = default!;

    [Inject] private BankDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private int Fresh => _import is null ? 0 : Count("matched") + Count("in_review") + Count("unmatched");

    private string ButtonText => _import is null ? "Import"
        : $"Import {Phrase.Count(Fresh, "line")}, {MoneyText.Plain(_import.Added.In(_currency))}";

    private string? WhyNot => Count("unreadable") > 0 ? "A line cannot be read; nothing of the file can be imported."
        : Fresh == 0 ? "The file brings nothing new."
        : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private int Count(string outcome) => _import?.Counts.GetValueOrDefault(outcome) ?? 0;

    private async Task LoadAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _files = await Banks.FilesAsync(book, new PageRequest(Cursor: Cursor));
        _unmatched = await Banks.UnmatchedAsync(book);
    }

    private void ChooseLayout(ChangeEventArgs change) => Again(() => _layout = BankLayout.Parse($"{change.Value}"));

    private void ChooseCurrency(ChangeEventArgs change) => Again(() => _currency = Currency.Parse($"{change.Value}"));

    // A file is read by one layout in one currency: another choice means choosing the file again.
    private void Again(Action choose)
    {
        choose();
        (_statement, _import, _refusal, _isDone, _round) = (null, null, null, false, _round + 1);
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_statement, _import, _refusal, _isDone) = (null, null, null, false);
        try
        {
            if (chosen.File.Size > BankStatement.MaxBytes)
            {
                throw PlatformCodes.TooLarge.Because(
                    $"A file has at most {BankStatement.MaxBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes.");
            }

            await using var stream = chosen.File.OpenReadStream(BankStatement.MaxBytes);
            var name = chosen.File.Name.Length > Limits.Title ? chosen.File.Name[..Limits.Title] : chosen.File.Name;
            _statement = await BankStatement.ReadAsync(stream, (name, _layout, _currency), CancellationToken.None);
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
