namespace Offers.Domain.Platform.Sagas;

/// <summary>
/// Something that leaves the house, step by step: each step asks one outside party with a key of its own, and is
/// settled in one commit with what follows from it. Everything here is in real time.
/// </summary>
public sealed class Saga : Entity<Saga>
{
    /// <summary>The most characters of kinds, steps and codes.</summary>
    public const int WordLength = 60;

    /// <summary>The most characters of what a definition keeps.</summary>
    public const int DataLength = 4000;

    /// <summary>What people may do.</summary>
    public static readonly StateMachine<Saga, SagaState> Machine = new(x => x.State,
    [
        new(SagaState.Running, "retry", SagaState.Running, "Admin"),
        new(SagaState.Unknown, "retry", SagaState.Unknown, "Admin"),
        new(SagaState.Stuck, "retry", SagaState.Stuck, "Admin"),
        new(SagaState.Unknown, "resolve", SagaState.Unknown, "Admin", static (x, _) => x.Asked()),
        new(SagaState.Stuck, "resolve", SagaState.Stuck, "Admin", static (x, _) => x.Asked()),
    ]);

    private Saga()
    {
    }

    /// <summary>Begins a saga; its first step is due at once.</summary>
    /// <param name="book">The book.</param>
    /// <param name="start">What it begins with.</param>
    /// <param name="real">Real time.</param>
    public Saga(BookId book, SagaStart start, DateTimeOffset real)
        : base(book)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(start.Deadline, TimeSpan.Zero);
        (Kind, Subject) = (Fit(start.Kind, WordLength), Fit(start.Subject, Limits.ObjectId));
        (CreatedAt, Deadline) = (real, real + start.Deadline);
        Enter(start.Step, start.Party, start.Data, real);
    }

    /// <summary>Which definition carries it out.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The outside id of what it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The present step.</summary>
    public string Step { get; private set; } = "";

    /// <summary>The place of the present step, from 1; each move to a step raises it.</summary>
    public int StepNumber { get; private set; }

    /// <summary>The outside party of the present step.</summary>
    public string Party { get; private set; } = "";

    /// <summary>JSON of what the definition needs; never a secret.</summary>
    public string Data { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public SagaState State { get; private set; }

    /// <summary>How often the party was called for the present step.</summary>
    public int Attempt { get; private set; }

    /// <summary>How often it was asked since the last call what became of it.</summary>
    public int Queries { get; private set; }

    /// <summary>How often settling the present step failed on our side.</summary>
    public int Faults { get; private set; }

    /// <summary>
    /// When the present step was called, until it is known what became of the call: while it is set, the party is
    /// queried and never called again blindly.
    /// </summary>
    public DateTimeOffset? CalledAt { get; private set; }

    /// <summary>When it is looked at next; while somebody works on it, when his lease is over.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>From when on people are asked.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>
    /// Raised whenever somebody takes it or settles it: what an earlier holder brings does not count.
    /// </summary>
    public long Fence { get; private set; }

    /// <summary>Until when whoever works on it has it for himself; null while nobody does.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Why it waits or ended, snake_case.</summary>
    public string? LastCode { get; private set; }

    /// <summary>Why, for staff; redacted.</summary>
    public string? LastText { get; private set; }

    /// <summary>How many lines its timeline has.</summary>
    public int NoteCount { get; private set; }

    /// <summary>What somebody says became of the present step, while a second person is asked.</summary>
    public SagaVerdict? Verdict { get; private set; }

    /// <summary>What proves it.</summary>
    public string? Proof { get; private set; }

    /// <summary>Why he says it.</summary>
    public string? ProposalReason { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The key of the present step for the outside party.</summary>
    public string StepKey => Key.ToString();

    /// <summary>The key of the present step.</summary>
    public SagaKey Key => new(Id, StepNumber);

    /// <summary>True until it is done or has failed.</summary>
    public bool IsOpen => State is SagaState.Running or SagaState.Unknown or SagaState.Stuck;

    /// <summary>True where the party was called and must be queried before anything else.</summary>
    public bool IsAsking => CalledAt is not null;

    /// <summary>What somebody says became of the present step; null where nobody says anything.</summary>
    public SagaProposal? Proposal => Verdict is { } verdict
        ? new SagaProposal(verdict, Proof ?? "", ProposalReason ?? "")
        : null;

    /// <summary>Adds a line to its timeline.</summary>
    public SagaNote Note(SagaNoteFacts facts, DateTimeOffset real) => new(this, ++NoteCount, facts, real);

    /// <summary>
    /// Somebody takes it, to call the party or to query it: until the lease is over nobody else does.
    /// </summary>
    /// <returns>The fence with which he may settle it.</returns>
    public long Take(DateTimeOffset real, TimeSpan lease)
    {
        if (IsAsking)
        {
            Queries++;
        }
        else
        {
            (Attempt, Queries, CalledAt) = (Attempt + 1, 0, real);
        }

        (LeaseUntil, DueAt) = (real + lease, real + lease);
        return ++Fence;
    }

    /// <summary>The party surely did not do it: it is called again later.</summary>
    public void CallLater(SagaWait wait)
    {
        (State, CalledAt) = (SagaState.Running, null);
        Wait(wait);
    }

    /// <summary>The call was not even tried; it counts as one.</summary>
    public void Skip(SagaWait wait)
    {
        (Attempt, Fence) = (Attempt + 1, Fence + 1);
        CallLater(wait);
    }

    /// <summary>It is not known what became of the call: the party is queried later.</summary>
    public void QueryLater(SagaWait wait)
    {
        State = State == SagaState.Stuck ? SagaState.Stuck : SagaState.Unknown;
        Wait(wait);
    }

    /// <summary>Nothing was learnt; it stands as it did and is looked at later.</summary>
    public void Postpone(SagaWait wait)
    {
        Fence++;
        Wait(wait);
    }

    /// <summary>It could not be carried on here: it stands as it did and is looked at later.</summary>
    public void Fault(SagaWait wait)
    {
        Faults++;
        Wait(wait);
    }

    /// <summary>It waits for people; the party is still queried, slowly.</summary>
    public void Stick(SagaWait wait)
    {
        State = SagaState.Stuck;
        Wait(wait);
    }

    /// <summary>It goes on with a next step, which has a key of its own.</summary>
    public void Move(string step, string party, string data, DateTimeOffset dueAt)
    {
        State = SagaState.Running;
        Enter(step, party, data, dueAt);
    }

    /// <summary>Every step is done.</summary>
    public void Complete(DateTimeOffset real)
    {
        (State, EndedAt, LastCode, LastText) = (SagaState.Done, real, null, null);
        LetGo(real);
    }

    /// <summary>It ended without its purpose.</summary>
    public void Fail(string code, string text, DateTimeOffset real)
    {
        (State, EndedAt) = (SagaState.Failed, real);
        Wait(new SagaWait(real, code, text));
        LetGo(real);
    }

    /// <summary>Somebody wants it tried at once.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Retry(DateTimeOffset real)
    {
        Machine.Next(this, "retry", real);
        if (LeaseUntil is null || LeaseUntil <= real)
        {
            (DueAt, Faults) = (real, 0);
        }
    }

    /// <summary>Somebody says what became of the present step; a second person is asked.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>saga_proposal_waits</c>.</exception>
    public void Propose(SagaProposal proposal, DateTimeOffset real)
    {
        Machine.Next(this, "resolve", real);
        (Verdict, Proof, ProposalReason) = (proposal.Verdict, proposal.Proof, proposal.Reason);
    }

    /// <summary>Takes back what somebody said.</summary>
    public void DropProposal() => (Verdict, Proof, ProposalReason) = (null, null, null);

    private void Enter(string step, string party, string data, DateTimeOffset dueAt)
    {
        (Step, Party, Data) = (Fit(step, WordLength), Fit(party, Limits.Name), Fit(data, DataLength));
        StepNumber++;
        (Attempt, Queries, Faults, LastCode, LastText) = (0, 0, 0, null, null);
        LetGo(dueAt);
    }

    private void LetGo(DateTimeOffset dueAt)
    {
        (CalledAt, LeaseUntil, DueAt) = (null, null, dueAt);
        Fence++;
        DropProposal();
    }

    private void Wait(SagaWait wait)
    {
        (LeaseUntil, DueAt) = (null, wait.DueAt);
        LastCode = wait.Code.Length <= WordLength ? wait.Code : wait.Code[..WordLength];
        LastText = SagaText.Redact(wait.Text);
    }

    private static string Fit(string text, int most) => text.Length <= most
        ? text
        : throw new ArgumentException($"At most {most} characters are kept: '{text[..20]}…'.", nameof(text));

    private Refusal? Asked() => Verdict is null ? null : SagaCodes.SagaProposalWaits.Because();
}
