using Offers.Data.Platform;

namespace Offers.Tests.Infrastructure;

/// <summary>Tests of which each has the whole application to itself, on a fresh SQLite file.</summary>
public abstract class ApplicationTests : IAsyncLifetime
{
    /// <summary>The file.</summary>
    protected TestDatabase Database { get; private set; } = null!;

    /// <summary>The application on it.</summary>
    protected OffersApplication App { get; private set; } = null!;

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);
        App = new OffersApplication(Database);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
