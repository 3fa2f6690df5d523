using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;

namespace Offers.Data.Identity;

/// <summary>Registers what works on people without a web server.</summary>
public static class IdentityServices
{
    /// <summary>Registers Identity's core on our store, and the desks and queries of this module.</summary>
    public static IdentityBuilder AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PeopleNow>();
        services.AddSingleton<ApiSessions>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<PersonTokens>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<ImpersonationDesk>();
        services.AddSingleton<CalendarFeedDesk>();
        services.AddSingleton<FactorDesk>();
        services.AddSingleton<OrganisationDesk>();
        services.AddSingleton<OrganisationQueries>();
        services.AddScoped<OutsideContext>();
        services.AddScoped<IUserStore<Person>>(static provider => PersonStore.Saving(
            provider.GetRequiredService<OutsideContext>().Db, provider.GetRequiredService<SecretsRing>()));
        return services.AddIdentityCore<Person>(static options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            options.SignIn.RequireConfirmedAccount = true;
            options.Lockout.MaxFailedAccessAttempts = FailureCounter.FailuresAtMost;
            options.Lockout.DefaultLockoutTimeSpan = FailureCounter.Pause;
        });
    }

    // Identity's own store keeps one context for a request; it is returned to the pool with the scope.
    private sealed class OutsideContext(OffersDatabase database) : IAsyncDisposable, IDisposable
    {
        public OffersDb Db { get; } = database.Outside();

        public ValueTask DisposeAsync() => Db.DisposeAsync();

        public void Dispose() => Db.Dispose();
    }
}
