namespace Offers.Data.Platform.Secrets;

/// <summary>
/// One key of the web framework's own ring (cookies, antiforgery, links in messages), sealed, so that all nodes share
/// it. Written outside the pen.
/// </summary>
public sealed class StoredKey
{
    /// <summary>The most characters of a name.</summary>
    public const int NameLength = 100;

    private StoredKey()
    {
    }

    /// <summary>Keeps a key.</summary>
    public StoredKey(string name, string xml, DateTimeOffset now) => (Name, Xml, CreatedAt) = (name, xml, now);

    /// <summary>The framework's name of it; unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The sealed element.</summary>
    public string Xml { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Keeps it under another key of the ring.</summary>
    public void Reseal(string xml) => Xml = xml;
}
