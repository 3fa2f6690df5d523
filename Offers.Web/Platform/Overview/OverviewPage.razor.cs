using Microsoft.AspNetCore.Components;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Overview;

/// <summary>Where administrators begin: four figures, what waits for them, how the offers fill.</summary>
public sealed partial class OverviewPage
{
    private const int QueueAtMost = 10;
    private const int EventsAtMost = 10;

    private static readonly Currency[] _always = [Currency.Aed, Currency.Inr, Currency.Usd];
    private Overview? _overview;
    private IReadOnlyList<Event> _events = [];

    [Inject] private ShellState Shell { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "currency")] private string? Code { get; set; }

    private Currency Currency => Currency.All.FirstOrDefault(currency => currency.Code == Code) ?? Currency.Aed;

    private IEnumerable<Currency> Currencies => _always.Append(Currency).Distinct();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var book = (await Caller.GetAsync()).Book;
        var overview = new Overview(book, Currency, Shell.Zone);
        foreach (var source in Sources)
        {
            await source.FillAsync(overview);
        }

        _events = await Events.LatestAsync(book, EventsAtMost);
        _overview = overview;
    }
}
