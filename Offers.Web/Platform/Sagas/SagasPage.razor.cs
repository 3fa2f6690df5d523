using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>Sagas and their parties.</summary>
public sealed partial class SagasPage
{
    private Page<SagaView>? _page;
    private IReadOnlyList<PartyView>? _parties;

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "party")] private string? Party { get; set; }

    [SupplyParameterFromQuery(Name = "subject")] private string? Subject { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private SagaQueries Sagas { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private FilterDefinition[] Filters =>
    [
        FilterDefinition.Of<SagaState>("state", T("State")),
        new("kind", T("Kind"), [.. Sagas.Kinds.Select(x => new FilterOption(x, SagaWords.OfKind(x)))]),
        new("party", T("Party"), [.. (_parties ?? []).Select(x => new FilterOption(x.Party, x.Party))]),
        new("subject", T("Id of what it is about")),
    ];

    private bool IsNarrowed => (State ?? Kind ?? Party ?? Subject) is not null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _parties = await Sagas.PartiesAsync(book);
        _page = await Sagas.ListAsync(
            book,
            new SagaFilter { Status = Words.Read<SagaState>(State), Kind = Kind, Party = Party, Subject = Subject },
            new PageRequest(Cursor: Cursor));
    }
}
