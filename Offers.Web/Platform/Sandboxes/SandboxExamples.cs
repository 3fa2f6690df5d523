using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>A module's part of what a new sandbox has to try out.</summary>
public interface ISandboxExample
{
    /// <summary>Makes it through the module's own desks; a second time changes nothing.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="ask">The request of one step, by its name: the same name happens once in the sandbox.</param>
    Task WriteAsync(SandboxView sandbox, Func<string, CommandRequest> ask);
}

/// <summary>Makes the example of a sandbox: an offer, and money for everybody who may enter.</summary>
public sealed class SandboxExamples(SandboxQueries sandboxes, IEnumerable<ISandboxExample> examples)
{
    private const string Job = "sandbox-example";

    /// <summary>Makes what is not there yet.</summary>
    /// <param name="caller">Who asks, from the live environment or from the sandbox itself.</param>
    /// <param name="id">The sandbox.</param>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>, or what a desk refuses.</exception>
    public async Task WriteAsync(Caller caller, Id<Sandbox> id)
    {
        var sandbox = await sandboxes.GetAsync(caller.Book, id);
        foreach (var example in examples)
        {
            await example.WriteAsync(sandbox, step => new CommandRequest(
                caller with { Book = sandbox.OwnBook },
                CommandKey.OfJob(sandbox.OwnBook, Job, step, sandbox.CreatedAt)));
        }
    }
}
