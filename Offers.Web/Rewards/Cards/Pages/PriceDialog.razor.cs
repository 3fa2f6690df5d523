using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>Sets a price for a tier, an agency or a client.</summary>
public sealed partial class PriceDialog
{
    private readonly FormKey _key = new();
    private IReadOnlyList<DenominationChoice> _values = [];
    private PriceChoices _choices = new([], []);
    private PriceSuggestion? _suggestion;
    private string? _value;
    private string? _who = Words.Snake(nameof(AgencyTier.Wholesale));
    private Money? _charge;
    private DateTime? _from;
    private DateTime? _until;
    private Refusal? _refusal;

    /// <summary>Called when it was set.</summary>
    [Parameter, EditorRequired] public EventCallback OnSaved { get; set; }

    /// <summary>Called when nothing is to be set.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private PriceDesk Desk { get; set; } = default!;

    [Inject] private PriceQueries Prices { get; set; } = default!;

    [Inject] private BrandQueries Brands { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private DenominationChoice? Chosen => _values.FirstOrDefault(x => x.Id.ToString() == _value);

    private string? WhyNot => Chosen is null ? T("Choose a card first.")
        : _charge is { Minor: > 0 } ? null : T("Write an amount first.");

    private IReadOnlyList<QuickAmount> Quick => Chosen is not { } card ? []
        : _suggestion?.Suggested is { } suggested && suggested.Currency == card.Value.Currency
            ? [QuickAmount.Of(card.Value), QuickAmount.Of(suggested)]
            : [QuickAmount.Of(card.Value)];

    private string Suggestion => _suggestion is { Cost: { } cost, Suggested: { } suggested }
        ? T("A card costs {0}; with {1} on top it is {2}.", MoneyText.Plain(cost),
            new BasisPoints(_suggestion.MarkupBps), MoneyText.Plain(suggested))
        : T("What a card costs is not known yet.");

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _values = await Brands.ChoicesAsync(book);
        _choices = await Prices.ChoicesAsync(book);
    }

    private Task ChooseValueAsync(ChangeEventArgs change)
    {
        (_value, _charge) = (change.Value as string, null);
        return SuggestAsync();
    }

    private Task ChooseWhoAsync(ChangeEventArgs change)
    {
        _who = change.Value as string;
        return SuggestAsync();
    }

    private async Task SuggestAsync()
    {
        Id<Agency>? agency = Id<Agency>.TryParse(_who, out var id) ? id : null;
        _suggestion = Chosen is { } card
            ? await Prices.SuggestAsync((await Current.GetAsync()).Book, card.Id, agency)
            : null;
    }

    private async Task SaveAsync()
    {
        try
        {
            (await Desk.CreateAsync(_key.Request(await Current.GetAsync()), Body())).Check();
            await OnSaved.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private PriceBody Body() => new()
    {
        DenominationId = Chosen!.Id, Charge = AmountText.Of(_charge!.Value), From = At(_from), Until = At(_until),
        Tier = Words.Read<AgencyTier>(_who), AgencyId = Id<Agency>.TryParse(_who, out var agency) ? agency : null,
        ClientId = Id<Client>.TryParse(_who, out var client) ? client : null,
    };

    private DateTimeOffset? At(DateTime? typed) =>
        typed is { } local ? new DateTimeOffset(local, Shell.Zone.GetUtcOffset(local)).ToUniversalTime() : null;
}
