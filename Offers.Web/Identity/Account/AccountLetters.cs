using Offers.Data.Identity;
using Offers.Domain.Identity;

namespace Offers.Web.Identity.Account;

/// <summary>
/// Sends people the letters that they ask for. Nothing that is answered here tells whether an address has an account.
/// </summary>
public sealed class AccountLetters(PersonTokens tokens, PeopleNow people, AccountMail mail)
{
    /// <summary>Sends the link that confirms an address, or says by mail that the account is open already.</summary>
    /// <param name="email">The address.</param>
    /// <param name="taken">True where somebody tried to open a second account with it.</param>
    public async Task ConfirmAsync(string email, bool taken)
    {
        if (await tokens.MakeAsync(email, TokenUse.ConfirmEmail) is not { } link)
        {
            return;
        }

        if (!link.Person.IsOpen)
        {
            mail.Confirm(link);
        }
        else if (taken)
        {
            mail.AlreadyOpen(link.Person);
        }
    }

    /// <summary>Sends the link that sets a new password.</summary>
    public async Task ResetAsync(string email)
    {
        if (await tokens.MakeAsync(email, TokenUse.ResetPassword) is { } link)
        {
            mail.Reset(link);
        }
    }

    /// <summary>Sends the link that moves an account to another address.</summary>
    public async Task MoveAsync(PersonSnapshot person, string email)
    {
        if (await tokens.MakeAsync(person.Id, TokenUse.MoveTo(email)) is { } link)
        {
            mail.Move(link, email);
        }
    }

    /// <summary>Tells a person of a change that a thief would make.</summary>
    public async Task ChangedAsync(Domain.Platform.Id<IPerson> id, string what)
    {
        if (await people.FindAsync(id) is { } person)
        {
            mail.Changed(person, what);
        }
    }
}
