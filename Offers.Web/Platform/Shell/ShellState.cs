namespace Offers.Web.Platform.Shell;

/// <summary>The person in the header.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Email">The sign-in name.</param>
public sealed record ShellPerson(string Name, string Email)
{
    private const int InitialsAtMost = 2;

    /// <summary>The first letters of the first and the last word of the name.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var first = words.Length > InitialsAtMost ? [words[0], words[^1]] : words;
            return string.Concat(first.Select(word => char.ToUpperInvariant(word[0])));
        }
    }
}

/// <summary>
/// What the header and the navigation show, for one circuit or one request. Filled by every registered <see
/// cref="IShellSource"/>; empty values stand for what nobody fills.
/// </summary>
public sealed class ShellState
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private Portal? _lastPortal;

    /// <summary>Raised after any change; handlers may be on another thread.</summary>
    public event EventHandler? Changed;

    /// <summary>Who is signed in; null for nobody.</summary>
    public ShellPerson? Person { get; private set; }

    /// <summary>The portals that the person may enter.</summary>
    public IReadOnlyList<Portal> Portals { get; private set; } = [];

    /// <summary>The zone in which times are shown: that of the person's organisation.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");

    /// <summary>The sandbox that the person works in; null for the live book.</summary>
    public string? Sandbox { get; private set; }

    /// <summary>How far the clock of that sandbox is ahead of real time; nothing for the live book.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>The sandboxes that the person may enter, each with the name that programs use.</summary>
    public IReadOnlyList<(string Environment, string Name)> Sandboxes { get; private set; } = [];

    /// <summary>True while the data is made up; the shell then says so.</summary>
    public bool HasDemoData { get; private set; }

    /// <summary>How many notifications the person has not seen.</summary>
    public int Unread { get; private set; }

    /// <summary>The portal whose navigation shows on a page that lies in none.</summary>
    public Portal? Preview { get; private set; }

    /// <summary>The portal that was open last, or the person's first; pages of no portal show its navigation.</summary>
    public Portal? LastPortal => _lastPortal ?? (Portals.Count > 0 ? Portals[0] : null);

    /// <summary>Figures beside navigation items, by path.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Says who is signed in and which portals are open.</summary>
    public void Welcome(ShellPerson person, IReadOnlyList<Portal> portals) =>
        Change(() => (Person, Portals) = (person, portals));

    /// <summary>Sets the zone in which times are shown.</summary>
    public void ShowTimesIn(TimeZoneInfo zone) => Change(() => Zone = zone);

    /// <summary>Says that the person works in a sandbox, and what its clock shows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ahead">How far its clock is ahead of real time.</param>
    public void EnterSandbox(string name, TimeSpan ahead) => Change(() => (Sandbox, Ahead) = (name, ahead));

    /// <summary>Says which sandboxes the person may enter.</summary>
    public void OfferSandboxes(IReadOnlyList<(string Environment, string Name)> sandboxes) =>
        Change(() => Sandboxes = sandboxes);

    /// <summary>Now, by the clock of the book in which the person works.</summary>
    public DateTimeOffset Now(TimeProvider time) => time.GetUtcNow() + Ahead;

    /// <summary>Says that the data is made up.</summary>
    public void MarkDemoData() => Change(() => HasDemoData = true);

    /// <summary>Sets the number on the bell.</summary>
    public void CountUnread(int unread) => Change(() => Unread = unread);

    /// <summary>Sets the figure beside a navigation item; zero takes it away.</summary>
    public void Count(string href, int count) => Change(() => _counts[href] = count);

    /// <summary>Shows a portal's navigation on a page that lies in none.</summary>
    public void PreviewPortal(Portal? portal) => Change(() => Preview = portal);

    /// <summary>Remembers the portal that is open; null on a page that lies in none.</summary>
    public void Visit(Portal? portal) => _lastPortal = portal ?? _lastPortal;

    private void Change(Action change)
    {
        change();
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
