namespace Offers.Web.Identity.Setup;

/// <summary>Prints the setup link when the server starts without an administrator, outside Development.</summary>
internal sealed class SetupAtStart(
    SetupLink setup, IHostEnvironment environment, IHostApplicationLifetime life, ILogger<SetupAtStart> log)
    : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            life.ApplicationStarted.Register(() => _ = SayAsync());
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SayAsync()
    {
        if (await setup.IsNeededAsync())
        {
            log.LogWarning(
                "Nobody administers this server yet. Open this link within a day to make the first one: {Link}",
                await setup.MakeAsync());
        }
    }
}
