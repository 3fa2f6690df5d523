using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Bounties;

/// <summary>What an agent sends besides photos.</summary>
/// <param name="UnitNumber">The number of a unit.</param>
/// <param name="ContactName">The name of the person whom he brings.</param>
/// <param name="Contact">That person's e-mail address or phone number.</param>
/// <param name="Note">A few words.</param>
public sealed record Proof(
    string? UnitNumber = null, string? ContactName = null, string? Contact = null, string? Note = null)
{
    /// <summary>This as it is kept: without white space around it, units in capitals.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Proof Checked() => new(
        Text.Optional("unitNumber", UnitNumber, Limits.Code)?.ToUpperInvariant(),
        Text.Optional("contactName", ContactName, Limits.PersonName),
        Text.Optional("contact", Contact, Limits.Email),
        Text.Optional("note", Note, Limits.Note));

    /// <summary>Refuses a proof that lacks something that the bounty asks for, and names all of it.</summary>
    /// <exception cref="Refusal"><c>proof_required</c>.</exception>
    public void Require(IReadOnlyList<ProofField> fields, int photos)
    {
        var missing = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            switch (field)
            {
                case ProofField.Photo when photos == 0:
                    missing["file"] = ["The bounty asks for a photo."];
                    break;
                case ProofField.Unit when UnitNumber is null:
                    missing["unitNumber"] = ["The bounty asks for the number of the unit."];
                    break;
                case ProofField.Contact when Contact is null || ContactName is null:
                    missing[ContactName is null ? "contactName" : "contact"] =
                        ["The bounty asks for a name, with an e-mail address or phone number."];
                    break;
                case ProofField.Note when Note is null:
                    missing["note"] = ["The bounty asks for a few words."];
                    break;
            }
        }

        if (missing.Count > 0)
        {
            throw IncentiveCodes.ProofRequired.Because(
                string.Join(' ', missing.Values.SelectMany(x => x)), ("errors", missing));
        }
    }
}

/// <summary>Which files a proof takes.</summary>
public static class ProofFiles
{
    /// <summary>The most photos of a proof.</summary>
    public const int MostPhotos = 5;

    private const long Megabyte = 1024 * 1024;

    /// <summary>Photos of at most 10 MB.</summary>
    public static readonly FileRule Photos = new(new Dictionary<FileType, long>
    {
        [FileType.Jpeg] = 10 * Megabyte,
        [FileType.Png] = 10 * Megabyte,
        [FileType.WebP] = 10 * Megabyte,
    });
}
