namespace Offers.Web.Platform.Ui;

/// <summary>The mark before a figure's label: how certain the money is.</summary>
public enum FigureKey
{
    /// <summary>No mark.</summary>
    None,

    /// <summary>Solid: it has moved.</summary>
    Settled,

    /// <summary>Hatched: it is set aside.</summary>
    Held,

    /// <summary>Dashed: it is promised.</summary>
    Promised,
}
