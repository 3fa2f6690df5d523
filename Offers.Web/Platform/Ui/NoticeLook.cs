namespace Offers.Web.Platform.Ui;

/// <summary>What a notice is about.</summary>
public enum NoticeLook
{
    /// <summary>Something worth knowing.</summary>
    Plain,

    /// <summary>Something new or chosen.</summary>
    Live,

    /// <summary>Something good and final.</summary>
    Ok,

    /// <summary>Something to look at before going on.</summary>
    Warn,

    /// <summary>Something that stands in the way.</summary>
    Bad,
}
