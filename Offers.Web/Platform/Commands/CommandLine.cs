using System.CommandLine;
using Offers.Data.Platform;

namespace Offers.Web.Platform.Commands;

/// <summary>
/// The commands behind <c>dotnet run --project Offers.Web -- COMMAND</c>. They use the classes that the pages use; exit
/// codes are 0 for done, 1 for a check that failed or a refusal, 2 for a wrong call.
/// </summary>
public sealed class CommandLine(IEnumerable<ICommandSource> sources)
{
    private const int WrongCall = 2;

    /// <summary>The words with which a command line begins; anything else starts the server.</summary>
    public static IReadOnlySet<string> Words { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "db", "jobs", "ledger", "audit", "admin", "rewards", "help", "--help",
        };

    /// <summary>True where the arguments are a command and not settings of the server.</summary>
    public static bool Handles(string[] args) => args.Length > 0 && Words.Contains(args[0]);

    /// <summary>Carries a command out.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("Offers: without a command it serves the portals and the API.");
        foreach (var command in sources.SelectMany(source => source.Commands()))
        {
            root.Add(command);
        }

        var parsed = root.Parse(args is ["help", ..] ? ["--help"] : args);
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = errors, EnableDefaultExceptionHandler = false,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? WrongCall : code;
        }
        catch (Domain.Platform.Refusal refusal)
        {
            await errors.WriteLineAsync(refusal.Detail);
            return 1;
        }
        catch (InvalidOperationException error)
        {
            // A database that is behind, a missing setting: the message says what to do.
            await errors.WriteLineAsync(error.Message);
            return 1;
        }
    }
}

/// <summary>A module's commands.</summary>
public interface ICommandSource
{
    /// <summary>The commands, each with its action.</summary>
    IEnumerable<Command> Commands();
}

/// <summary>What every command begins with.</summary>
internal static class CommandSteps
{
    /// <summary>Adds a command below another, with an action that answers the exit code.</summary>
    internal static Command With(
        this Command group, string name, string purpose, Func<ParseResult, TextWriter, Task<int>> act)
    {
        var command = new Command(name, purpose);
        command.SetAction((parsed, _) => act(parsed, parsed.InvocationConfiguration.Output));
        group.Add(command);
        return group;
    }

    /// <summary>Fails where the database is behind the program.</summary>
    internal static async Task<int> OnDatabaseAsync(this OffersDatabase database, Func<Task<int>> act)
    {
        await DatabaseStart.CheckAsync(database);
        return await act();
    }
}
