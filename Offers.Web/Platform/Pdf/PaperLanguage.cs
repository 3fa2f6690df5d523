namespace Offers.Web.Platform.Pdf;

/// <summary>The language of a printed document's labels; data keeps its own.</summary>
public enum PaperLanguage
{
    /// <summary>English, left to right.</summary>
    English,

    /// <summary>Arabic, right to left, with Latin digits as in the portals.</summary>
    Arabic,
}
