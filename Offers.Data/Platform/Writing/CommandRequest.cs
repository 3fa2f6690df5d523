using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>Whether a command is carried out or only shown.</summary>
public enum RunMode
{
    /// <summary>It happens.</summary>
    Commit,

    /// <summary>Same checks; the answer is a <see cref="Preview"/>, and nothing is stored.</summary>
    DryRun,
}

/// <summary>Who asks for a command, with which key, and whether it is to happen.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Key">What makes it happen once.</param>
/// <param name="Mode">Whether it is to happen.</param>
public sealed record CommandRequest(Caller Caller, CommandKey Key, RunMode Mode = RunMode.Commit)
{
    /// <summary>A command that comes from within and is never sent again.</summary>
    public static CommandRequest Once(Caller caller) => new(caller, CommandKey.Fresh());

    /// <summary>The same in the live environment, to which people and their sign-ins belong.</summary>
    public CommandRequest InLive() => this with { Caller = Caller with { Book = BookId.Live } };

    /// <summary>The same, for what is not to be done from within a sandbox.</summary>
    /// <exception cref="Refusal"><c>live_only</c>.</exception>
    public CommandRequest OnlyLive()
    {
        SandboxCodes.CheckLive(Caller.Book);
        return this;
    }
}

/// <summary>What a closure does, for the audit of its refusal.</summary>
/// <param name="Action"><c>module.verb</c>.</param>
/// <param name="Subject">The outside id of what it is about; '' where it is not made yet.</param>
public readonly record struct Deed(string Action, string Subject);
