namespace Offers.Domain.Platform;

/// <summary>Refusal codes of sandboxes and their clocks.</summary>
public static class SandboxCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode SandboxNotFound = new("sandbox_not_found", 404, "There is no such sandbox.",
        "The id or name is unknown, or the caller may not enter the sandbox.");
    public static readonly RefusalCode AdvanceNotFound = new("advance_not_found", 404, "There is no such advance.",
        "The id is unknown, or belongs to another sandbox.");
    public static readonly RefusalCode ClockIsReal = new("clock_is_real", 409, "The live clock cannot be moved.",
        "Only a sandbox has a clock of its own.");
    public static readonly RefusalCode ClockForwardsOnly = new("clock_forwards_only", 422,
        "A clock goes forwards only.", "The moment has passed by the clock of the sandbox; `now` says what it shows.");
    public static readonly RefusalCode AdvanceTooLong = new("advance_too_long", 422,
        "A clock is advanced by ten years at most.", "Advance it in steps; `latest` says how far it can go at once.");
    public static readonly RefusalCode AdvanceRunning = new("advance_running", 409, "The clock is moving already.",
        "One advance at a time; `advance` names the one that runs. Wait for its end or cancel it.");
    public static readonly RefusalCode LiveOnly = new("live_only", 409, "This is done in the live environment.",
        "People, organisations, sandboxes and jobs are shared by all environments; leave the sandbox first.");
#pragma warning restore CS1591

    /// <summary>Refuses what may only be done with the clock of a sandbox.</summary>
    /// <exception cref="Refusal"><c>clock_is_real</c>.</exception>
    public static void CheckMovable(BookId book)
    {
        if (book == BookId.Live)
        {
            throw ClockIsReal.Because();
        }
    }

    /// <summary>Refuses what belongs to all environments and is therefore kept in the live book.</summary>
    /// <exception cref="Refusal"><c>live_only</c>.</exception>
    public static void CheckLive(BookId book)
    {
        if (book != BookId.Live)
        {
            throw LiveOnly.Because();
        }
    }
}
