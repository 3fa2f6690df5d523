using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>
/// What a password must be: long, not the person's own data, and not one of the words that everybody tries.
/// </summary>
public static class PasswordRule
{
    /// <summary>The least number of characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters; longer ones only cost time to hash.</summary>
    public const int Longest = 128;

    private const int FewestDifferent = 5;
    private const int NamePartAtLeast = 4;

    private static readonly string[] _tried =
        ["password", "passwort", "qwerty", "123456", "letmein", "welcome", "iloveyou", "abc123", "111111", "admin123"];

    /// <summary>The sentences about what is wrong with a password; none when it is good.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The person's address, which it must not contain.</param>
    public static IReadOnlyList<string> Faults(string? password, string email) => [.. Judge(password ?? "", email)];

    /// <summary>Refuses a bad password.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Require(string field, string? password, string email)
    {
        var faults = Faults(password, email);
        return faults.Count == 0
            ? password!
            : throw Refusal.OfFields(
                new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [.. faults] });
    }

    private static IEnumerable<string> Judge(string password, string email)
    {
        if (password.Length < Shortest)
        {
            yield return $"A password has at least {Shortest} characters.";
        }

        if (password.Length > Longest)
        {
            yield return $"A password has at most {Longest} characters.";
        }

        if (password.Length >= Shortest && password.Distinct().Count() < FewestDifferent)
        {
            yield return $"A password has at least {FewestDifferent} different characters.";
        }

        if (email.Split('@')[0] is { Length: >= NamePartAtLeast } name && Contains(password, name))
        {
            yield return "A password does not contain the e-mail address.";
        }

        if (password.Length >= Shortest && IsMostlyTried(password))
        {
            yield return "This password is among the first that everybody tries.";
        }
    }

    // "password1234" is one of the tried words with a tail; a long sentence that happens to hold one is not.
    private static bool IsMostlyTried(string password) => _tried.Aggregate(password, static (rest, word) =>
        rest.Replace(word, "", StringComparison.OrdinalIgnoreCase)).Length < Shortest / 2;

    private static bool Contains(string password, string part) =>
        password.Contains(part, StringComparison.OrdinalIgnoreCase);
}
