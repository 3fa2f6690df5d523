using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What came of an attempt to sign in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>The person is who he says.</summary>
    /// <param name="Person">The person.</param>
    public sealed record Welcome(PersonSnapshot Person) : SignInOutcome;

    /// <summary>The password is right and a code of the second factor is needed.</summary>
    /// <param name="Person">The person.</param>
    public sealed record NeedsCode(PersonSnapshot Person) : SignInOutcome;

    /// <summary>No.</summary>
    /// <param name="Why">What to say; the same for a wrong password and an unknown address.</param>
    public sealed record Refused(Refusal Why) : SignInOutcome;
}

/// <summary>What somebody typed to sign in.</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">The password.</param>
public sealed record Credentials(string Email, string Password);
