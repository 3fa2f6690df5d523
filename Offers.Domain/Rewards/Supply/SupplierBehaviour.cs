namespace Offers.Domain.Rewards.Supply;

/// <summary>What the simulator does with an order, so that everything that suppliers do can be tried.</summary>
public enum SupplierBehaviour
{
    /// <summary>Does it and says so.</summary>
    Ok,

    /// <summary>Does it and says so after a while.</summary>
    Slow,

    /// <summary>Does it and says nothing; its message comes later.</summary>
    TimeoutThenSuccess,

    /// <summary>Does it and answers with a server error.</summary>
    ErrorAfterSend,

    /// <summary>Does it and says so, and tells it twice more.</summary>
    Duplicate,

    /// <summary>Says that it works on it; the message that it is done comes before the one that it has begun.</summary>
    OutOfOrder,

    /// <summary>Sends cards of half the face value.</summary>
    WrongAmount,

    /// <summary>Sends codes that it has sold before.</summary>
    SameCode,

    /// <summary>Takes it and never says anything, also where it is queried, until it is healed.</summary>
    Never,

    /// <summary>Will not.</summary>
    Refused,

    /// <summary>Has none.</summary>
    OutOfStock,

    /// <summary>Is busy at first and takes it the third time.</summary>
    Busy,

    /// <summary>The first call is lost on its way, and nobody knows; the next is taken.</summary>
    Lost,
}
