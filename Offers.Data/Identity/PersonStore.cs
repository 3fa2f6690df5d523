using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// Identity's store of people. What it keeps as tokens (seeds of authenticators, recovery codes) is sealed. On the
/// context of a unit of work it does not save by itself.
/// </summary>
public sealed class PersonStore : UserOnlyStore<Person, OffersDb, Id<IPerson>>
{
    private const string Purpose = "person-token";
    private readonly SecretsRing _ring;

    private PersonStore(OffersDb db, SecretsRing ring)
        : base(db) => _ring = ring;

    /// <summary>A store that saves each change, for what is written outside the pen.</summary>
    public static PersonStore Saving(OffersDb db, SecretsRing ring) => new(db, ring);

    /// <summary>A store whose changes are saved by the unit of work.</summary>
    public static PersonStore InUnitOfWork(OffersDb db, SecretsRing ring) => new(db, ring) { AutoSaveChanges = false };

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(
        Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } text
            ? _ring.Open(Purpose, text)
            : null;

    /// <inheritdoc/>
    public override Task SetTokenAsync(
        Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name, value is null ? null : _ring.Seal(Purpose, value), cancellationToken);
}
