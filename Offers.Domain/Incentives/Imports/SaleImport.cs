using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Imports;

/// <summary>How an import of sales stands.</summary>
public enum SaleImportState
{
    /// <summary>Its rows are checked; nothing is entered.</summary>
    Checking,

    /// <summary>Every row was checked; somebody reads what would happen.</summary>
    Ready,

    /// <summary>Its rows are entered.</summary>
    Running,

    /// <summary>Every row was looked at and entered where it could be.</summary>
    Done,

    /// <summary>Somebody stopped it; what was entered stays.</summary>
    Cancelled,

    /// <summary>It could not go on; the note says why.</summary>
    Failed,
}

/// <summary>
/// A file of sales: checked first, then entered row by row in batches. Its progress is in the commit that enters a
/// batch, so that it goes on after a crash exactly behind the last row that was entered.
/// </summary>
public sealed class SaleImport : Entity<SaleImport>
{
    /// <summary>How often it may fail at the same place for reasons that nobody foresaw.</summary>
    public const int MostTries = 5;

    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<SaleImport, SaleImportState> Machine = new(x => x.State,
    [
        new(SaleImportState.Ready, "start", SaleImportState.Running, "Builder", static (x, _) => x.NothingToDo()),
        new(SaleImportState.Checking, "cancel", SaleImportState.Cancelled, "Builder"),
        new(SaleImportState.Ready, "cancel", SaleImportState.Cancelled, "Builder"),
        new(SaleImportState.Running, "cancel", SaleImportState.Cancelled, "Builder"),
        new(SaleImportState.Cancelled, "resume", SaleImportState.Running, "Builder", static (x, _) => x.NotBegun()),
        new(SaleImportState.Failed, "resume", SaleImportState.Running, "Builder", static (x, _) => x.NotBegun()),
    ]);

    // A worker that says nothing for so long has died, and another may go on.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(60);

    private SaleImport()
    {
    }

    /// <summary>Takes a file in.</summary>
    /// <param name="builder">The builder whose sales they are; null for the platform, whose file may name any.</param>
    /// <param name="file">The file.</param>
    /// <param name="real">Real time.</param>
    public SaleImport(Id<Organisation>? builder, StoredFile file, DateTimeOffset real)
        : base(file.Book)
    {
        (Builder, File, FileName) = (builder, file.Id, file.Name);
        (UploadedBy, UploadedAt) = (file.StoredBy, file.StoredAt);
        (LegAt, BeatAt) = (real, real);
    }

    /// <summary>The builder whose sales they are; null for the platform.</summary>
    public Id<Organisation>? Builder { get; private set; }

    /// <summary>The file.</summary>
    public Id<StoredFile> File { get; private set; }

    /// <summary>Its name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public SaleImportState State { get; private set; }

    /// <summary>How many rows the file has; what was seen of them while it is checked.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of the line in the file behind which it goes on; 0 before the first.</summary>
    public int Line { get; private set; }

    /// <summary>New sales that the check found.</summary>
    public int NewFound { get; private set; }

    /// <summary>Sales that are there as the file says.</summary>
    public int SameFound { get; private set; }

    /// <summary>Sales that have come further.</summary>
    public int ChangedFound { get; private set; }

    /// <summary>Rows that cannot be entered.</summary>
    public int FaultyFound { get; private set; }

    /// <summary>Sales that were entered.</summary>
    public int NewDone { get; private set; }

    /// <summary>Sales that were there already.</summary>
    public int SameDone { get; private set; }

    /// <summary>Sales that were moved on.</summary>
    public int ChangedDone { get; private set; }

    /// <summary>Rows that were left out.</summary>
    public int FaultyDone { get; private set; }

    /// <summary>Who sent the file.</summary>
    public Id<IPerson>? UploadedBy { get; private set; }

    /// <summary>When, in the book's time.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who let its rows be entered; null until then.</summary>
    public Id<IPerson>? StartedBy { get; private set; }

    /// <summary>When, in the book's time; null until then.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, in the book's time; null until then.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it could not go on; null where it could.</summary>
    public string? Fault { get; private set; }

    /// <summary>Behind which line it last failed for reasons that nobody foresaw.</summary>
    public int FailedLine { get; private set; }

    /// <summary>How often it failed there; what comes further begins to count anew.</summary>
    public int Failures { get; private set; }

    /// <summary>Since when it works without a break; real time. The rate is counted from here.</summary>
    public DateTimeOffset LegAt { get; private set; }

    /// <summary>How many rows were seen before.</summary>
    public int LegFrom { get; private set; }

    /// <summary>When it last went on; real time.</summary>
    public DateTimeOffset BeatAt { get; private set; }

    /// <summary>Which worker does it; none before the first.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>What the check found.</summary>
    public SaleImportCount Found => new(NewFound, SameFound, ChangedFound, FaultyFound);

    /// <summary>What was done.</summary>
    public SaleImportCount Done => new(NewDone, SameDone, ChangedDone, FaultyDone);

    /// <summary>True while somebody works on it.</summary>
    public bool IsOpen => State is SaleImportState.Checking or SaleImportState.Running;

    /// <summary>Takes it over where nobody works on it.</summary>
    /// <returns>Whether the worker has it now.</returns>
    public bool Take(Guid worker, DateTimeOffset real)
    {
        if (!IsOpen || (Worker is { } other && other != worker && real < BeatAt + _silence))
        {
            return false;
        }

        if (Worker != worker)
        {
            BeginLeg(real);
        }

        (Worker, BeatAt) = (worker, real);
        return true;
    }

    /// <summary>Lets another worker take it at once.</summary>
    public void LetGo() => Worker = null;

    /// <summary>Begins the check from the first row.</summary>
    public void CheckAgain()
    {
        (Rows, Line) = (0, 0);
        (NewFound, SameFound, ChangedFound, FaultyFound) = (0, 0, 0, 0);
    }

    /// <summary>Records rows that were checked.</summary>
    /// <param name="line">The last of their lines.</param>
    /// <param name="count">What was found.</param>
    public void Checked(int line, SaleImportCount count)
    {
        Line = line;
        Rows += count.All;
        NewFound += count.New;
        SameFound += count.Same;
        ChangedFound += count.Changed;
        FaultyFound += count.Faulty;
    }

    /// <summary>Every row was checked.</summary>
    public void EndCheck() => (State, Line, Worker, Failures) = (SaleImportState.Ready, 0, null, 0);

    /// <summary>Records rows that were entered or left out, in the commit that enters them.</summary>
    /// <param name="line">The last of their lines.</param>
    /// <param name="count">What was done.</param>
    public void Entered(int line, SaleImportCount count)
    {
        Line = line;
        NewDone += count.New;
        SameDone += count.Same;
        ChangedDone += count.Changed;
        FaultyDone += count.Faulty;
    }

    /// <summary>Every row was looked at.</summary>
    public void End(DateTimeOffset now) => (State, EndedAt, Worker) = (SaleImportState.Done, now, null);

    /// <summary>It could not go on.</summary>
    public void Fail(string why, DateTimeOffset now)
    {
        (State, EndedAt, Worker) = (SaleImportState.Failed, now, null);
        Fault = why.Length <= Limits.Note ? why : why[..Limits.Note];
    }

    /// <summary>It failed where it stands, for reasons that nobody foresaw; it is tried again, but not for ever.
    /// </summary>
    /// <returns>Whether it was given up.</returns>
    public bool Stumble(DateTimeOffset now)
    {
        (FailedLine, Failures) = (Line, FailedLine == Line ? Failures + 1 : 1);
        if (Failures < MostTries)
        {
            return false;
        }

        Fail($"Something is wrong on our side: it failed {MostTries} times at the same place.", now);
        return true;
    }

    /// <summary>Lets the rows be entered.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>import_nothing_new</c>.</exception>
    public void Start(Id<IPerson>? by, DateTimeOffset now)
    {
        State = Machine.Next(this, "start", now);
        (StartedBy, StartedAt) = (by, now);
    }

    /// <summary>Stops it; the batch that is being entered is the last.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Cancel(DateTimeOffset now)
    {
        State = Machine.Next(this, "cancel", now);
        (EndedAt, Worker) = (now, null);
    }

    /// <summary>Goes on behind the last row that was entered.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Resume(DateTimeOffset now)
    {
        State = Machine.Next(this, "resume", now);
        (EndedAt, Fault, Failures) = (null, null, 0);
    }

    private void BeginLeg(DateTimeOffset real) =>
        (LegAt, LegFrom) = (real, State == SaleImportState.Running ? Done.All : 0);

    private Refusal? NothingToDo() => NewFound + ChangedFound == 0 ? IncentiveCodes.ImportNothingNew.Because() : null;

    private Refusal? NotBegun() => StartedAt is null
        ? PlatformCodes.ActionNotAllowed.Because("No row of it was entered; send the file again.")
        : null;
}

/// <summary>Rows by what becomes of them.</summary>
/// <param name="New">Sales that are new.</param>
/// <param name="Same">Sales that are there as the file says.</param>
/// <param name="Changed">Sales that have come further.</param>
/// <param name="Faulty">Rows that cannot be entered.</param>
public readonly record struct SaleImportCount(int New, int Same, int Changed, int Faulty)
{
    /// <summary>All of them.</summary>
    public int All => New + Same + Changed + Faulty;

    /// <summary>Counts rows by what becomes of them.</summary>
    public static SaleImportCount Of(IEnumerable<SaleRowOutcome> outcomes)
    {
        var counts = outcomes.CountBy(x => x).ToDictionary();
        return new SaleImportCount(
            counts.GetValueOrDefault(SaleRowOutcome.New), counts.GetValueOrDefault(SaleRowOutcome.Same),
            counts.GetValueOrDefault(SaleRowOutcome.Changed), counts.GetValueOrDefault(SaleRowOutcome.Faulty));
    }
}
