namespace Offers.Web.Platform.Ui;

/// <summary>A saved view or a part of a detail page.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Its address, path and query.</param>
/// <param name="Count">How many rows it has; null where that says nothing.</param>
public sealed record TabItem(string Text, string Href, long? Count = null);
