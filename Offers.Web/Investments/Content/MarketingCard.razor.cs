using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Investments.Content;

/// <summary>Headline, reasons and figures of an offer. What is typed stays when somebody changes the offer.</summary>
public sealed partial class MarketingCard
{
    private List<CostLine> _costs = [];
    private List<YieldLine> _yields = [];
    private string? _headline;
    private string? _why;
    private string? _done;
    private int _revision = -1;

    /// <summary>What holds.</summary>
    [Parameter, EditorRequired] public MarketingView Marketing { get; set; } = default!;

    /// <summary>The offer's currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = Currency.Aed;

    [Inject] private OfferStoryDesk Desk { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_revision < 0)
        {
            Read();
        }
    }

    private void Read()
    {
        (_headline, _why, _revision) = (Marketing.Headline, string.Join('\n', Marketing.Why), Marketing.Revision);
        _costs = [.. Marketing.Costs.Select(x => new CostLine { Label = x.Label, Amount = x.Amount })];
        _yields = [.. Marketing.Yields.Select(x => new YieldLine { Label = x.Label, RateBps = x.RateBps })];
    }

    private async Task SaveAsync()
    {
        _done = null;
        var body = new MarketingBody(
            _headline,
            _why?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            [.. _costs.Where(x => !string.IsNullOrWhiteSpace(x.Label)).Select(x => new CostBody(
                x.Label, x.Amount is { } amount ? AmountText.Of(amount) : default))],
            [.. _yields.Where(x => !string.IsNullOrWhiteSpace(x.Label))
                .Select(x => new YieldBody(x.Label, x.RateBps))]);
        if (await DoAsync(request => Desk.WriteAsync(request, Offer, Etag.Of(_revision), body)))
        {
            // The revision that was named is the one that was changed, so the next one is known.
            _revision++;
            _done = T("Saved.");
        }
    }

    private sealed class CostLine
    {
        internal string? Label { get; set; }

        internal Money? Amount { get; set; }
    }

    private sealed class YieldLine
    {
        internal string? Label { get; set; }

        internal int RateBps { get; set; }
    }
}
