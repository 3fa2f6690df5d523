namespace Offers.Web.Platform.Pdf;

/// <summary>What is to be printed. The same request gives the same bytes on the same Chromium.</summary>
public sealed record PdfRequest
{
    /// <summary>Title in the file's properties.</summary>
    public required string Title { get; init; }

    /// <summary>Language of the labels; decides the direction of the pages.</summary>
    public required PaperLanguage Language { get; init; }

    /// <summary>The Razor component that is the document's body.</summary>
    public required Type Document { get; init; }

    /// <summary>Its parameters by name.</summary>
    public required IReadOnlyDictionary<string, object?> Parameters { get; init; }

    /// <summary>One short line at the foot of every page, beside the page's number.</summary>
    public required string Footer { get; init; }

    /// <summary>The instant written into the file as made and changed, to the second.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}
