namespace Offers.Web.Platform.Ui;

/// <summary>Why a place is empty.</summary>
public enum EmptyKind
{
    /// <summary>There is nothing yet: say what it will be, and offer the first action.</summary>
    NothingYet,

    /// <summary>The filter leaves nothing: offer to clear it.</summary>
    NothingFound,
}
