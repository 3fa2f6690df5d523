using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Rewards.Supply;

namespace Offers.Tests.Rewards.Supply;

/// <summary>The simulator alone, behind a real web server on this machine, with the endpoints of the product.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app) => _app = app;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts it on the database of a book, in the time of the book's tests.</summary>
    public static Task<SimulatorHost> StartAsync(SupplyBook book, SimulatorSettings settings) =>
        StartAsync(book, settings, book.Clock, null);

    /// <summary>
    /// Starts it in real time, as server processes that order from it need it, behind a door that may let requests in
    /// or not.
    /// </summary>
    public static Task<SimulatorHost> StartAsync(SupplyBook book, Func<HttpContext, Func<Task>, Task>? door = null) =>
        StartAsync(book, new SimulatorSettings(), TimeProvider.System, door);

    /// <summary>The address of a supplier that it plays.</summary>
    public Uri Of(BookId book, string slug) => new(Address, $"/simulator/cards/{book.Value}/{slug}");

    /// <summary>The address of a supplier that it plays.</summary>
    public Uri Of(Supplier supplier) => Of(supplier.Book, supplier.Slug);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<SimulatorHost> StartAsync(
        SupplyBook book, SimulatorSettings settings, TimeProvider time, Func<HttpContext, Func<Task>, Task>? door)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization(static options => options.AddPolicy(
            Policies.Anonymous, static policy => policy.RequireAssertion(static _ => true)));
        builder.Services.AddSingleton(book.Rewards.Book.Database).AddSingleton(book.Of<SupplierKeys>())
            .AddSingleton(time).AddSingleton(settings).AddSingleton<Simulator>()
            .AddSingleton<SimulatorDoor>();
        var app = builder.Build();
        if (door is not null) app.Use((http, next) => door(http, () => next(http)));
        app.UseAuthorization();
        SimulatorEndpoints.Map(app);
        await app.StartAsync();
        return new SimulatorHost(app);
    }
}
