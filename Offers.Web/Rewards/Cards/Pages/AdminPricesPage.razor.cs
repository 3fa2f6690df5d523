using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>The price lists.</summary>
public sealed partial class AdminPricesPage
{
    private readonly FormKey _key = new();
    private Page<PriceView>? _page;
    private IReadOnlyList<CardLink> _brands = [];
    private Refusal? _refusal;
    private bool _making;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "tier")] private string? Tier { get; set; }

    [SupplyParameterFromQuery(Name = "brandId")] private string? Brand { get; set; }

    [Inject] private PriceQueries Prices { get; set; } = default!;

    [Inject] private BrandQueries Brands { get; set; } = default!;

    [Inject] private PriceDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsNarrowed => (Status ?? Tier ?? Brand) is not null;

    private IReadOnlyList<FilterDefinition> Filters =>
    [
        FilterDefinition.Of<PriceStatus>("status", "State"),
        new("tier", "Tier", new FilterOption("wholesale", "Wholesale tier"), new FilterOption("retail", "Retail tier")),
        new("brandId", "Brand", [.. _brands.Select(x => new FilterOption(x.Id, x.Name))]),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string WhoOf(PriceView price) =>
        price.Client?.Name ?? price.Agency?.Name ?? (price.Tier is { } tier ? CardWords.Tier(tier) : "");

    private static string KindOf(PriceView price) => price.Client is not null ? T("Client")
        : price.Agency is not null ? T("Agency") : T("Tier");

    private static BadgeLook LookOf(PriceStatus status) => status switch
    {
        PriceStatus.InForce => BadgeLook.Live, PriceStatus.Coming => BadgeLook.Wait, _ => BadgeLook.Neutral,
    };

    private async Task EndAsync(PriceView price)
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.EndAsync(request, price.Id, new PriceEndBody())).Check();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }

    private Task SavedAsync()
    {
        _making = false;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var book = (await Current.GetAsync()).Book;
            _brands = [.. (await Brands.ChoicesAsync(book)).Select(x => x.Brand).Distinct()];
            var filter = new PriceFilter
            {
                Status = Words.Read<PriceStatus>(Status), Tier = Words.Read<AgencyTier>(Tier),
                Brand = Id<Domain.Rewards.Cards.Brand>.TryParse(Brand, out var brand) ? brand : null,
            };
            _page = await Prices.ListAsync(book, filter, new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
