namespace Offers.Web.Platform.Ui;

/// <summary>A page above the one that is open.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Its address.</param>
public sealed record Crumb(string Text, string Href);
