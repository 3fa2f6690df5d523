using System.Globalization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Figures;

/// <summary>A question for the explanation of an amount.</summary>
/// <param name="db">The book, as it stands now.</param>
/// <param name="reader">Who asks.</param>
/// <param name="key">The whole key.</param>
/// <param name="now">The book's time.</param>
public sealed class FigureAsk(OffersDb db, FigureReader reader, string key, DateTimeOffset now)
{
    private readonly string[] _about = key.Split('.')[1..];

    /// <summary>The book, as it stands now.</summary>
    public OffersDb Db => db;

    /// <summary>Who asks.</summary>
    public FigureReader Reader => reader;

    /// <summary>The whole key.</summary>
    public string Key => key;

    /// <summary>The book's time.</summary>
    public DateTimeOffset Now => now;

    /// <summary>How many parts say what it is about.</summary>
    public int Length => _about.Length;

    /// <summary>An explanation of what was asked for.</summary>
    public Explanation Explain(
        string title, Money amount, string formula, params IReadOnlyList<ExplanationInput> inputs) =>
        new(key, title, amount, formula) { Inputs = inputs };

    /// <summary>A part as it is written.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c> where it is missing.</exception>
    public string Text(int at) => at < _about.Length ? _about[at] : throw NotFound();

    /// <summary>A part that is an id.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>.</exception>
    public Id<T> Id<T>(int at) => Domain.Platform.Id<T>.TryParse(Text(at), out var id) ? id : throw NotFound();

    /// <summary>A part that is a currency.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>.</exception>
    public Currency Currency(int at) =>
        Domain.Ledger.Currency.TryParse(Text(at), out var currency) ? currency : throw NotFound();

    /// <summary>A part that is a whole number from 0 on.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>.</exception>
    public long Number(int at) =>
        long.TryParse(Text(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotFound();

    /// <summary>A part that is a day.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>.</exception>
    public DateOnly Day(int at) =>
        DateOnly.TryParseExact(Text(at), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw NotFound();

    /// <summary>A part that is a word of an enumeration.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>.</exception>
    public T Word<T>(int at)
        where T : struct, Enum => Words.Read<T>(Text(at)) ?? throw NotFound();

    /// <summary>A part that is an owner whose money the reader may see.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>, also for another's.</exception>
    public Owner Owner(int at)
    {
        Owner? owner = Text(at) == FigureName.Me && reader.Caller.Person is { } me
            ? Domain.Ledger.Owner.Of(reader.Book, me)
            : Domain.Platform.Id<Domain.Identity.IPerson>.TryParse(Text(at), out var person)
            ? Domain.Ledger.Owner.Of(reader.Book, person)
            : Domain.Platform.Id<Domain.Identity.Organisation>.TryParse(Text(at), out var organisation)
            ? Domain.Ledger.Owner.Of(reader.Book, organisation)
            : Domain.Platform.Id<Domain.Rewards.Campaigns.Campaign>.TryParse(Text(at), out var campaign)
            ? Domain.Ledger.Owner.Of(reader.Book, campaign)
            : null;
        return owner is { } found && MaySee(found) ? found : throw NotFound();
    }

    /// <summary>A part that is a person whose money the reader may see.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c>, also for another's.</exception>
    public Id<Domain.Identity.IPerson> Person(int at) => Owner(at) is { Kind: OwnerKind.Person } owner
        ? new Id<Domain.Identity.IPerson>(owner.Id)
        : throw NotFound();

    /// <summary>Goes on only for administrators.</summary>
    /// <exception cref="Refusal"><c>figure_not_found</c> for everybody else.</exception>
    public void NeedAdministrator()
    {
        if (!reader.IsAdministrator)
        {
            throw NotFound();
        }
    }

    /// <summary>The refusal for what is not there or not the reader's.</summary>
    public static Refusal NotFound() => PlatformCodes.FigureNotFound.Because();

    // A campaign's credit is seen by its client and by the client's agency.
    private bool MaySee(Owner owner)
    {
        if (owner.Kind != OwnerKind.Campaign)
        {
            return reader.MaySee(owner);
        }

        var id = new Id<Domain.Rewards.Campaigns.Campaign>(owner.Id);
        var houses = db.Campaigns.Where(x => x.Id == id).Select(x => new { x.Client, x.Agency }).SingleOrDefault();
        return houses is not null && (reader.IsAdministrator
            || reader.Caller.Organisations.Any(x => x.Value == houses.Client.Value || x.Value == houses.Agency.Value));
    }
}
