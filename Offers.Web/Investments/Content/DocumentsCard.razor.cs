using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments.Content;

/// <summary>The documents of an offer: added, replaced by new versions, edited, removed with a reason.</summary>
public sealed partial class DocumentsCard
{
    private readonly DocumentForm _new = new();
    private DocumentForm _edited = new();
    private DocumentView? _editing;
    private DocumentView? _removing;

    /// <summary>All documents, also those that were removed.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DocumentView> Documents { get; set; } = [];

    [Inject] private OfferDocumentDesk Desk { get; set; } = default!;

    private void Edit(DocumentView document)
    {
        (_editing, _edited) = (document, DocumentForm.Of(document));
        Clear();
    }

    private async Task SaveAsync()
    {
        var (id, revision) = (_editing!.Id, Etag.Of(_editing.Revision));
        if (await DoAsync(request => Desk.EditAsync(request, new DocumentKey(Offer, id), revision, _edited.Body())))
        {
            _editing = null;
        }
    }

    private Task RemovedAsync()
    {
        _removing = null;
        return OnChanged.InvokeAsync();
    }
}
