using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Which recipient of which campaign, as far as a scope reaches.</summary>
/// <param name="Scope">Whose campaigns.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Id">The recipient.</param>
public sealed record RecipientPlace(RewardScope Scope, Id<Campaign> Campaign, Id<Recipient> Id);

/// <summary>A recipient as he is sent; a name, and an e-mail address or a phone number, are required.</summary>
public sealed record RecipientBody
{
    /// <summary>His name.</summary>
    public string? Name { get; init; }

    /// <summary>His e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>His phone number with its country, for example <c>+971501234567</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>What the client calls him.</summary>
    public string? Reference { get; init; }

    /// <summary>His language, <c>en</c> or <c>ar</c>; the campaign's where left out.</summary>
    public string? Language { get; init; }

    /// <summary>A recipient as he would be sent.</summary>
    public static RecipientBody Of(Recipient recipient) => new()
    {
        Name = recipient.Name, Email = recipient.Email, Phone = recipient.Phone, Reference = recipient.Reference,
        Language = recipient.Language,
    };

    internal RecipientFacts Facts() => new(Name, Email, Phone, Reference, Language);
}

/// <summary>What a recipient said about SMS.</summary>
/// <param name="Consent"><c>in</c>, <c>out</c>, or <c>pending</c> where he was asked.</param>
/// <param name="Note">How it is known, for the audit.</param>
public sealed record ConsentBody(SmsConsent? Consent, string? Note = null);

/// <summary>By which way somebody is to be written to.</summary>
/// <param name="Channel">The way; by e-mail where left out and he has an address.</param>
public sealed record SendBody(MessageChannel? Channel = null);

/// <summary>Who is to be invited.</summary>
/// <param name="RecipientIds">Some of the list, at most 1,000; all to whom nobody has written where left out.</param>
/// <param name="Channel">The way; each by e-mail where left out and he has an address.</param>
public sealed record InvitationsBody(
    IReadOnlyList<Id<Recipient>>? RecipientIds = null, MessageChannel? Channel = null);

/// <summary>What became of invitations.</summary>
/// <param name="Queued">To be sent.</param>
/// <param name="OptInPending">Left out: SMS needs an agreement.</param>
/// <param name="OptOut">Left out: they do not wish it.</param>
/// <param name="Unreachable">Left out: they have no address for this way.</param>
public sealed record InvitationsAnswer(int Queued, int OptInPending, int OptOut, int Unreachable)
{
    internal InvitationsAnswer Plus(InvitationsAnswer other) => new(
        Queued + other.Queued, OptInPending + other.OptInPending, OptOut + other.OptOut,
        Unreachable + other.Unreachable);
}
