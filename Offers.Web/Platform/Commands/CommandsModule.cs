namespace Offers.Web.Platform.Commands;

/// <summary>The command line; other modules register theirs as <see cref="ICommandSource"/>.</summary>
public static class CommandsModule
{
    /// <summary>Registers the platform's commands.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandLine>()
        .AddSingleton<ICommandSource, PlatformCommands>();

    /// <summary>Keeps the log apart from what a command says, which alone goes to the standard output.</summary>
    public static void LogToErrors(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace)
        .SetMinimumLevel(LogLevel.Warning);
}
