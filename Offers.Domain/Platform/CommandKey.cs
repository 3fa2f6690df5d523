using System.Security.Cryptography;
using System.Text;

namespace Offers.Domain.Platform;

/// <summary>What makes a command happen once: the hash of its key, and of the request that it stands for.</summary>
/// <param name="Hash">SHA-256 of (book, owner, key): 32 bytes.</param>
/// <param name="Fingerprint">SHA-256 of the request: 32 bytes.</param>
/// <param name="Keep">How long the answer is kept.</param>
public sealed record CommandKey(byte[] Hash, byte[] Fingerprint, TimeSpan Keep)
{
    /// <summary>How long answers are kept where nothing else is said.</summary>
    public static readonly TimeSpan DefaultKeep = TimeSpan.FromDays(30);

    /// <summary>How long the answers of top-ups and withdrawals are kept.</summary>
    public static readonly TimeSpan MoneyInOutKeep = TimeSpan.FromHours(24);

    /// <summary>A key of a caller: the API's header, or the key of one form instance.</summary>
    /// <param name="caller">Whose key it is: the organisation's where one acts, else the person's.</param>
    /// <param name="key">The key as sent.</param>
    /// <param name="request">What the key was sent with, in canonical form.</param>
    public static CommandKey Of(Caller caller, string key, string request) => new(
        Sha($"{caller.Book.Value}\n{Owner(caller)}\n{key}"), Sha(request), DefaultKeep);

    /// <summary>A key of a job's item: the same job, item and due time happen once.</summary>
    public static CommandKey OfJob(BookId book, string job, string item, DateTimeOffset due)
    {
        var text = $"{book.Value}\njob\n{job}\n{item}\n{due.UtcTicks}";
        return new CommandKey(Sha(text), Sha(text), DefaultKeep);
    }

    /// <summary>The key of one part of a request that is carried out part by part, in commits of their own.</summary>
    /// <param name="name">Which part: what it is about, not its place, so that another choice has other parts.</param>
    public CommandKey Part(string name) => this with { Hash = Sha($"{Convert.ToHexString(Hash)}\npart\n{name}") };

    /// <summary>A key that nobody will send again: for commands that come from within.</summary>
    public static CommandKey Fresh() => new(RandomNumberGenerator.GetBytes(32), new byte[32], DefaultKeep);

    private static string Owner(Caller caller) =>
        caller.Organisation?.ToString() ?? caller.Person?.ToString() ?? caller.ActingAs;

    private static byte[] Sha(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
