namespace Offers.Web.Platform.Mail;

/// <summary>An e-mail to one person, in plain text.</summary>
/// <param name="To">The address.</param>
/// <param name="Name">The person's name; '' where it is not known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body, without markup.</param>
public sealed record Letter(string To, string Name, string Subject, string Text);
