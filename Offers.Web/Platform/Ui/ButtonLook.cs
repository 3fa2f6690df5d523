namespace Offers.Web.Platform.Ui;

/// <summary>The weight of a button; one primary button per view.</summary>
public enum ButtonLook
{
    /// <summary>What the page is for.</summary>
    Primary,

    /// <summary>Another way on.</summary>
    Plain,

    /// <summary>A side path that needs no edge.</summary>
    Quiet,

    /// <summary>Leads to something that cannot be undone.</summary>
    Danger,

    /// <summary>Does something that cannot be undone.</summary>
    DangerSolid,
}
