namespace Offers.Web.Platform.Api;

/// <summary>Why something is decided.</summary>
/// <param name="Reason">One sentence, at most 500 characters; most verbs that take something away need it.</param>
public sealed record ReasonBody(string? Reason = null);
