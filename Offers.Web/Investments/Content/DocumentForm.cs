using Offers.Data.Investments;
using Offers.Domain.Investments;

namespace Offers.Web.Investments.Content;

/// <summary>The fields of a document, as they are typed.</summary>
public sealed class DocumentForm
{
    /// <summary>Its title.</summary>
    public string? Title { get; set; }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; set; } = DocumentKind.Memo;

    /// <summary>Who may read it.</summary>
    public DocumentVisibility Visibility { get; set; } = DocumentVisibility.Private;

    /// <summary>Whether investors must accept it.</summary>
    public DocumentAcceptance Acceptance { get; set; }

    /// <summary>A document as it stands.</summary>
    public static DocumentForm Of(DocumentView document) => new()
    {
        Title = document.Title,
        Kind = document.Kind,
        Visibility = document.Visibility,
        Acceptance = document.Acceptance,
    };

    /// <summary>What is sent.</summary>
    public DocumentBody Body() => new(Kind, Title, Visibility, Acceptance);
}
