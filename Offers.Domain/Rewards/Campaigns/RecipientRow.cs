using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>The columns of a file of recipients.</summary>
public enum RecipientColumn
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The phone number, with its country.</summary>
    Phone,

    /// <summary>What the client calls the person.</summary>
    Reference,

    /// <summary><c>en</c> or <c>ar</c>; empty for the campaign's.</summary>
    Language,

    /// <summary>What the person said about SMS: <c>in</c>, <c>out</c>, <c>pending</c>; empty for not asked.</summary>
    Consent,
}

/// <summary>Why a row of a file of recipients is not entered.</summary>
/// <param name="Line">Its line in the file, from 1; the heads are line 1.</param>
/// <param name="Code"><c>validation_failed</c> or <c>recipient_exists</c>.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record RecipientFault(int Line, string Code, string Reason);

/// <summary>A row of a file of recipients: somebody to be entered, or a fault.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Person">As he is kept; null for a faulty row.</param>
/// <param name="Consent">What he said about SMS.</param>
/// <param name="Fault">What is wrong; null for a good row.</param>
public sealed record RecipientRow(int Line, RecipientFacts? Person, SmsConsent Consent, string? Fault)
{
    /// <summary>A row that cannot be read.</summary>
    public static RecipientRow Broken(int line, string fault) => new(line, null, SmsConsent.None, fault);

    /// <summary>Reads the fields of a row.</summary>
    /// <param name="line">Its line in the file.</param>
    /// <param name="fields">The fields by column; columns that the file does not have are missing.</param>
    public static RecipientRow Of(int line, IReadOnlyDictionary<RecipientColumn, string> fields)
    {
        try
        {
            var word = Field(fields, RecipientColumn.Consent);
            var consent = word is null ? SmsConsent.None
                : Words.Read<SmsConsent>(word) ?? throw Refusal.OfField(
                    "consent", "The consent is 'in', 'out', 'pending' or empty.");
            var person = RecipientRule.Read(new RecipientFacts(
                Field(fields, RecipientColumn.Name), Field(fields, RecipientColumn.Email),
                Field(fields, RecipientColumn.Phone), Field(fields, RecipientColumn.Reference),
                Field(fields, RecipientColumn.Language)?.ToLowerInvariant()));
            return new RecipientRow(line, person, consent, null);
        }
        catch (Refusal refusal)
        {
            return Broken(line, refusal.Detail);
        }
    }

    // Our own files put an apostrophe before what a spreadsheet would run, as it would run a phone number.
    private static string? Field(IReadOnlyDictionary<RecipientColumn, string> fields, RecipientColumn column)
    {
        var text = fields.GetValueOrDefault(column)?.Trim();
        return text switch
        {
            null or "" => null,
            ['\'', '+' or '-' or '=' or '@', ..] => text[1..],
            _ => text,
        };
    }
}
