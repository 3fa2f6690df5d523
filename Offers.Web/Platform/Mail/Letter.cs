namespace Offers.Web.Platform.Mail;

/// <summary>An e-mail to one person, in plain text.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">The person's name; '' where it is not known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body, without markup.</param>
public sealed record Letter(string To, string Name, string Subject, string Text)
{
    /// <summary>
    /// The full address that ends letters of this kind by one POST (RFC 8058); null for letters that cannot be ended.
    /// </summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Our own number of it, by which it is known when it comes back; null where nobody asks.</summary>
    public string? Reference { get; init; }

    /// <summary>The headers by which mail programs offer to end letters of this kind, and by which one is known that
    /// comes back.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers =>
    [
        .. Unsubscribe is null ? Array.Empty<(string, string)>() :
        [
            ("List-Unsubscribe", $"<{Unsubscribe}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ],
        .. Reference is null ? Array.Empty<(string, string)>() : [("X-Offers-Message", Reference)],
    ];
}
