namespace Offers.Domain.Investments;

/// <summary>The states of an offer.</summary>
public enum OfferStatus
{
    /// <summary>Being written; nobody but administrators sees it.</summary>
    Draft,

    /// <summary>Takes investments between its opening and closing times.</summary>
    Live,

    /// <summary>Stopped for a while.</summary>
    Paused,

    /// <summary>Takes no more.</summary>
    Closed,

    /// <summary>Held money is on its way into the offer's pool.</summary>
    Settling,

    /// <summary>All of it is in the pool; investors are owed by the issuer.</summary>
    Settled,

    /// <summary>Held money is on its way back.</summary>
    Cancelling,

    /// <summary>All of it was given back.</summary>
    Cancelled,

    /// <summary>Due, and the pool is short.</summary>
    InArrears,

    /// <summary>The principal is on its way back to the investors.</summary>
    Repaying,

    /// <summary>The principal was returned.</summary>
    Repaid,
}
