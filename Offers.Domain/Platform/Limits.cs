namespace Offers.Domain.Platform;

/// <summary>The lengths of texts, the same in database, schema and forms; longer is refused with 400.</summary>
public static class Limits
{
    /// <summary>Codes such as an offer's.</summary>
    public const int Code = 50;

    /// <summary>Names of things.</summary>
    public const int Name = 100;

    /// <summary>Names of people.</summary>
    public const int PersonName = 150;

    /// <summary>Titles.</summary>
    public const int Title = 255;

    /// <summary>Descriptions.</summary>
    public const int Description = 4000;

    /// <summary>Reasons for a decision.</summary>
    public const int Reason = 500;

    /// <summary>References to the outside, such as a bank's.</summary>
    public const int Reference = 100;

    /// <summary>Notes.</summary>
    public const int Note = 1000;

    /// <summary>E-mail addresses.</summary>
    public const int Email = 254;

    /// <summary>The outside form of any id.</summary>
    public const int ObjectId = 40;
}
