namespace Offers.Web.Platform.Ui;

/// <summary>Ids of elements that name each other.</summary>
public static class ElementId
{
    /// <summary>A new id that no other element of the page has.</summary>
    public static string New() => "e" + Guid.NewGuid().ToString("N");
}
