using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Cards;

/// <summary>How a file of cards stands.</summary>
public enum CardImportState
{
    /// <summary>Its rows are read and checked while they come in; nothing is recorded yet.</summary>
    Checking,

    /// <summary>Every row was checked; somebody reads what would happen.</summary>
    Ready,

    /// <summary>Its value asks for a second person, who has not agreed yet.</summary>
    Releasing,

    /// <summary>Its cards are entered.</summary>
    Running,

    /// <summary>Every card was entered or left out.</summary>
    Done,

    /// <summary>Somebody stopped it; what was entered stays.</summary>
    Cancelled,

    /// <summary>It could not go on; the note says why.</summary>
    Failed,
}

/// <summary>What was found in a file of cards, or done with it.</summary>
/// <param name="New">Cards that are new.</param>
/// <param name="Duplicate">Cards that are in a pool already, or earlier in the file.</param>
/// <param name="Invalid">Rows that are no cards.</param>
/// <param name="CostMinor">What the new cards cost, minor units.</param>
public sealed record CardCount(long New, long Duplicate, long Invalid, long CostMinor);

/// <summary>
/// A file of cards: read and sealed once, checked, and then entered in batches. Its progress is in the commit that
/// enters a batch, so that it goes on after a crash exactly behind the last row that was entered.
/// </summary>
public sealed class CardImport : Entity<CardImport>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<CardImport, CardImportState> Machine = new(x => x.State,
    [
        new(CardImportState.Checking, "check", CardImportState.Ready, Actors.System),
        new(CardImportState.Ready, "start", CardImportState.Running, "Admin", static (x, _) => x.NothingNew()),
        new(CardImportState.Ready, "ask", CardImportState.Releasing, Actors.System, static (x, _) => x.NothingNew()),
        new(CardImportState.Releasing, "release", CardImportState.Running, Actors.System),
        new(CardImportState.Releasing, "reject", CardImportState.Cancelled, Actors.System),
        new(CardImportState.Ready, "cancel", CardImportState.Cancelled, "Admin"),
        new(CardImportState.Releasing, "cancel", CardImportState.Cancelled, "Admin"),
        new(CardImportState.Running, "cancel", CardImportState.Cancelled, "Admin"),
        new(CardImportState.Running, "finish", CardImportState.Done, Actors.System),
        new(CardImportState.Running, "fail", CardImportState.Failed, Actors.System),
        new(CardImportState.Cancelled, "resume", CardImportState.Running, "Admin", static (x, _) => x.NotBegun()),
        new(CardImportState.Failed, "resume", CardImportState.Running, "Admin", static (x, _) => x.NotBegun()),
    ]);

    /// <summary>After so many breaks at the same place it is given up.</summary>
    public const int MostBreaks = 5;

    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(60);

    private CardImport()
    {
    }

    /// <summary>Takes a file in that was read and sealed.</summary>
    /// <param name="pool">The pool for its cards.</param>
    /// <param name="file">The identity under which its sealed cards lie, and its name.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="times">The book's time and real time.</param>
    public CardImport(
        CardPool pool, (Id<CardImport> Id, string? Name) file, Id<IPerson>? by,
        (DateTimeOffset Now, DateTimeOffset Real) times)
        : base(pool.Book, file.Id)
    {
        (Pool, Currency) = (pool.Id, pool.Currency);
        FileName = Text.Optional("fileName", file.Name, Limits.Title) ?? "cards.csv";
        (UploadedBy, UploadedAt, BeatAt) = (by, times.Now, times.Real);
    }

    /// <summary>The pool.</summary>
    public Id<CardPool> Pool { get; private set; }

    /// <summary>The currency of its costs.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>The file's name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public CardImportState State { get; private set; }

    /// <summary>How many rows it has.</summary>
    public long Rows { get; private set; }

    /// <summary>Behind which row of the sealed file it goes on.</summary>
    public long Row { get; private set; }

    /// <summary>New cards that the check found.</summary>
    public long NewFound { get; private set; }

    /// <summary>Known cards that the check found.</summary>
    public long DuplicateFound { get; private set; }

    /// <summary>Rows that are no cards.</summary>
    public long InvalidFound { get; private set; }

    /// <summary>What the new cards cost, minor units.</summary>
    public long CostFoundMinor { get; private set; }

    /// <summary>Cards that were entered.</summary>
    public long NewDone { get; private set; }

    /// <summary>Cards that were known by then.</summary>
    public long DuplicateDone { get; private set; }

    /// <summary>What the entered cards cost, minor units.</summary>
    public long CostDoneMinor { get; private set; }

    /// <summary>Who sent it.</summary>
    public Id<IPerson>? UploadedBy { get; private set; }

    /// <summary>When, in the book's time.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Who let its cards be entered.</summary>
    public Id<IPerson>? StartedBy { get; private set; }

    /// <summary>When, in the book's time.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, in the book's time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it could not go on.</summary>
    public string? Fault { get; private set; }

    /// <summary>How often it broke one after another; it is given up after five.</summary>
    public int Breaks { get; private set; }

    /// <summary>Since when it works without a break, real time; the rate is counted from here.</summary>
    public DateTimeOffset? LegAt { get; private set; }

    /// <summary>How many rows were behind it then.</summary>
    public long LegFrom { get; private set; }

    /// <summary>When it last went on; real time.</summary>
    public DateTimeOffset BeatAt { get; private set; }

    /// <summary>Which worker does it.</summary>
    public Guid? Worker { get; private set; }

    /// <summary>What the check found.</summary>
    public CardCount Found => new(NewFound, DuplicateFound, InvalidFound, CostFoundMinor);

    /// <summary>What was done.</summary>
    public CardCount Done => new(NewDone, DuplicateDone, InvalidFound, CostDoneMinor);

    /// <summary>Takes it over where nobody works on it.</summary>
    /// <returns>Whether the worker has it now.</returns>
    public bool Take(Guid worker, DateTimeOffset real)
    {
        if (State != CardImportState.Running || (Worker is { } other && other != worker && real < BeatAt + _silence))
        {
            return false;
        }

        if (Worker != worker)
        {
            (Worker, LegAt, LegFrom) = (worker, real, Row);
        }

        BeatAt = real;
        return true;
    }

    /// <summary>Its rows were checked.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Checked(long rows, CardCount found, DateTimeOffset now)
    {
        State = Machine.Next(this, "check", now);
        (Rows, NewFound, DuplicateFound, InvalidFound, CostFoundMinor) =
            (rows, found.New, found.Duplicate, found.Invalid, found.CostMinor);
    }

    /// <summary>A verb of a person or of the system that only changes the state.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Move(string verb, Id<IPerson>? by, DateTimeOffset now)
    {
        State = Machine.Next(this, verb, now);
        if (State == CardImportState.Running)
        {
            (StartedBy, StartedAt, EndedAt, Fault, Breaks) = (StartedBy ?? by, StartedAt ?? now, null, null, 0);
        }
        else if (State is CardImportState.Done or CardImportState.Cancelled)
        {
            EndedAt = now;
        }
    }

    /// <summary>A batch was entered.</summary>
    public void Enter(long row, (long New, long Duplicate, long CostMinor) batch, DateTimeOffset real)
    {
        (Row, BeatAt, Breaks) = (row, real, 0);
        (NewDone, DuplicateDone, CostDoneMinor) =
            (NewDone + batch.New, DuplicateDone + batch.Duplicate, CostDoneMinor + batch.CostMinor);
    }

    /// <summary>It cannot go on.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Fail(string fault, DateTimeOffset now)
    {
        State = Machine.Next(this, "fail", now);
        (Fault, EndedAt, Worker) = (Text.Cut(fault, Limits.Note), now, null);
    }

    /// <summary>A batch broke; answers whether it is given up.</summary>
    public bool Break() => ++Breaks >= MostBreaks;

    /// <summary>Another worker may take it at once.</summary>
    public void LetGo() => Worker = null;

    private Refusal? NothingNew() =>
        NewFound > 0 ? null : RewardCodes.ImportNothingNew.Because("Every row is known or invalid.");

    private Refusal? NotBegun() =>
        StartedAt is null ? PlatformCodes.ActionNotAllowed.Because("It was never started.") : null;
}

/// <summary>A row of a file of cards that is not entered, and why; the card's code is never kept here.</summary>
public sealed class CardImportFault
{
    private CardImportFault()
    {
    }

    /// <summary>Keeps a fault.</summary>
    public CardImportFault(Id<CardImport> import, long row, string code, string text)
    {
        (Import, Row, Code) = (import, row, code);
        Fault = Text.Cut(text, Limits.Reason);
    }

    /// <summary>The file.</summary>
    public Id<CardImport> Import { get; private set; }

    /// <summary>The number of the row in the file; the first below the head is 2.</summary>
    public long Row { get; private set; }

    /// <summary><c>duplicate</c> or <c>invalid</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>One sentence.</summary>
    public string Fault { get; private set; } = "";
}
