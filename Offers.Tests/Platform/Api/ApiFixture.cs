using Offers.Data.Platform;

namespace Offers.Tests.Platform.Api;

/// <summary>One application per database for all tests of a class; tests make their own people and offers.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, ApiWorld> _worlds = [];

    /// <summary>The application on a database.</summary>
    public async Task<ApiWorld> OnAsync(DatabaseProvider provider) =>
        _worlds.TryGetValue(provider, out var world) ? world : _worlds[provider] = await ApiWorld.StartAsync(provider);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var world in _worlds.Values)
        {
            await world.DisposeAsync();
        }
    }
}
