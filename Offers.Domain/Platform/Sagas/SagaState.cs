namespace Offers.Domain.Platform.Sagas;

/// <summary>How a saga stands.</summary>
public enum SagaState
{
    /// <summary>A step is to be done, or is being done.</summary>
    Running,

    /// <summary>The outside party was asked and it is not known whether it did it.</summary>
    Unknown,

    /// <summary>Every step is done.</summary>
    Done,

    /// <summary>It ended without its purpose; what was set aside is given back.</summary>
    Failed,

    /// <summary>It waits for people: its deadline is over, or it was given up.</summary>
    Stuck,
}

/// <summary>What people say about an outside party that does not answer.</summary>
public enum SagaVerdict
{
    /// <summary>The party did it.</summary>
    Confirmed,

    /// <summary>The party did not do it, and will not.</summary>
    Refused,
}

/// <summary>What a line of a saga's timeline says.</summary>
public enum SagaEvent
{
    /// <summary>The saga was begun.</summary>
    Begun,

    /// <summary>The party is being called.</summary>
    Called,

    /// <summary>The party is being asked what became of a call.</summary>
    Queried,

    /// <summary>The party did it.</summary>
    Answered,

    /// <summary>The party did not do it, and will not.</summary>
    Refused,

    /// <summary>The party was not reached: surely not done.</summary>
    Unreached,

    /// <summary>The party was asked and did not answer.</summary>
    Unknown,

    /// <summary>The party never got the call.</summary>
    NotFound,

    /// <summary>The party told it by itself.</summary>
    Callback,

    /// <summary>A confirmation of a step that was left already.</summary>
    Late,

    /// <summary>An answer that came after somebody else had taken over.</summary>
    Dropped,

    /// <summary>Somebody wants it tried at once.</summary>
    Retried,

    /// <summary>Somebody says how it ended, and a second person is asked.</summary>
    Proposed,

    /// <summary>The second person said no, or nobody did in time.</summary>
    Declined,

    /// <summary>Two people say how it ended.</summary>
    Resolved,

    /// <summary>Its time is over.</summary>
    Deadline,

    /// <summary>It could not be carried on here and is tried again.</summary>
    Faulted,

    /// <summary>It was given up and waits for people.</summary>
    Stuck,

    /// <summary>It goes on with the next step.</summary>
    Moved,

    /// <summary>Every step is done.</summary>
    Done,

    /// <summary>It ended without its purpose.</summary>
    Failed,
}
