using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>How certain a part of a bar is: solid is settled, hatched is held, dashed is promised.</summary>
public enum FillLook
{
    /// <summary>Money that has moved.</summary>
    Settled,

    /// <summary>Money set aside.</summary>
    Held,

    /// <summary>Money that has moved and is the reader's own.</summary>
    Mine,

    /// <summary>The reader's own money, set aside.</summary>
    MineHeld,

    /// <summary>Money that is promised or planned.</summary>
    Promised,

    /// <summary>All is done.</summary>
    Ok,

    /// <summary>Near a limit.</summary>
    Warn,

    /// <summary>Overdue or beyond a limit.</summary>
    Bad,
}

/// <summary>One part of a fill bar.</summary>
/// <param name="Label">What it is, for example "Others".</param>
/// <param name="Amount">How much.</param>
/// <param name="Look">How certain it is.</param>
/// <param name="Why">The key under which the amount is explained.</param>
public sealed record FillSegment(string Label, Money Amount, FillLook Look, string? Why = null)
{
    /// <summary>The classes of the bar's part.</summary>
    public string BarClass => Look switch
    {
        FillLook.Settled => "",
        FillLook.MineHeld => "mine held",
        FillLook.Promised => "plan",
        var look => Words.Snake(look.ToString()),
    };

    /// <summary>The classes of its key in the legend.</summary>
    public string KeyClass => Look switch
    {
        FillLook.Held => "key key-held",
        FillLook.Mine => "key key-mine",
        FillLook.MineHeld => "key key-held key-mine",
        FillLook.Promised => "key key-plan",
        FillLook.Settled => "key",
        var look => "key key-" + Words.Snake(look.ToString()),
    };
}
