namespace Offers.Domain.Platform;

/// <summary>Who acts in state tables besides the policies.</summary>
public static class Actors
{
    /// <summary>The program itself: such verbs are never offered to anybody.</summary>
    public const string System = "System";
}
