using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Views;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Lists;

/// <summary>
/// The views of a list as tabs. A list that is opened by its plain address goes on to the view that the person made his
/// first one.
/// </summary>
public sealed partial class ListTabs
{
    private readonly string _id = ElementId.New();
    private IReadOnlyList<SavedViewAnswer> _views = [];
    private FormKey _key = new();
    private Shown _open;
    private Refusal? _refusal;
    private string? _name;
    private bool _opens;
    private bool _news;

    private enum Shown
    {
        Nothing,
        Save,
        Manage,
    }

    /// <summary>The list.</summary>
    [Parameter, EditorRequired] public ListSheet Sheet { get; set; } = default!;

    /// <summary>How many rows the usual views have, by their names; those that are missing are not counted.</summary>
    [Parameter] public IReadOnlyDictionary<string, long>? Counts { get; set; }

    /// <summary>What a person may ask to be told of, as a sentence; null where there are no news.</summary>
    [Parameter] public string? NewsText { get; set; }

    [Inject] private SavedViewQueries Views { get; set; } = default!;

    [Inject] private SavedViewDesk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private string Query => ListLook.At(Sheet, Navigation.Uri).Query;

    private IReadOnlyList<TabItem> Items =>
    [
        .. Sheet.Usual.Select(view => new TabItem(
            T(view.Name), Sheet.Href(view.Query),
            Counts is not null && Counts.TryGetValue(view.Name, out var count) ? count : null)),
        .. _views.Select(view => new TabItem(view.Name, Sheet.Href(view.Query))),
    ];

    private TabItem Here => Items.FirstOrDefault(item => item.Href == Sheet.Href(Query))
        ?? new TabItem("", Sheet.Href(Query));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (new Uri(Navigation.Uri).Query.Length <= 1
            && _views.FirstOrDefault(view => view.IsDefault) is { Query.Length: > 0 } first)
        {
            Navigation.NavigateTo(Sheet.Href(first.Query), replace: true);
        }
    }

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _views = await Views.ListAsync(caller.Book, caller.Person!.Value, Sheet.Key);
    }

    private void AskToSave()
    {
        (_open, _refusal, _name, _opens, _news) = (Shown.Save, null, null, false, NewsText is not null);
        _key = new FormKey();
    }

    private void Close() => _open = Shown.Nothing;

    private async Task SaveAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var saved = (await Desk.SaveAsync(_key.Request(caller, "save"), new ViewText(Sheet.Key, _name, Query)))
                .Read<SavedViewAnswer>();
            if (_opens)
            {
                (await Desk.OpenAsync(_key.Request(caller, "open"), saved.Id)).Check();
            }

            if (NewsText is not null)
            {
                var news = _news ? ViewNews.Told : ViewNews.Silent;
                (await Desk.TellAsync(_key.Request(caller, "news"), saved.Id, news)).Check();
            }

            Close();
            Toasts.Show(new Toast(T("View saved"), saved.Name));
            await LoadAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
