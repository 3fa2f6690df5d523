namespace Offers.Web.Platform.Ui;

/// <summary>The height of a fill bar.</summary>
public enum FillSize
{
    /// <summary>On a card.</summary>
    Normal,

    /// <summary>In a table row.</summary>
    Thin,

    /// <summary>On a detail page.</summary>
    Thick,
}
