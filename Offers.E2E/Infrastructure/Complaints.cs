using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// Collects what no page may do: errors on the console or in scripts, requests that fail or are answered with an error,
/// requests to another host, and breaches of the content security policy.
/// </summary>
public sealed class Complaints
{
    private const string Aborted = "net::ERR_ABORTED";

    // The browser tells of a breach only in an event or a report, so the event is written to the console.
    private const string PolicyListener = """
        document.addEventListener('securitypolicyviolation', event => console.error(
            `content security policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`));
        """;

    private readonly ConcurrentQueue<string> _found = new();
    private readonly ConcurrentQueue<string> _expected = new();
    private readonly Uri _address;

    private Complaints(Uri address) => _address = address;

    /// <summary>What was found so far and not expected.</summary>
    public IReadOnlyList<string> Found =>
        [.. _found.Where(complaint => !_expected.Any(part => complaint.Contains(part, StringComparison.Ordinal)))];

    /// <summary>Listens to every page of a context.</summary>
    public static async Task<Complaints> OfAsync(IBrowserContext context, Uri address)
    {
        var complaints = new Complaints(address);
        await context.AddInitScriptAsync(PolicyListener);
        context.Console += (_, message) => complaints.NoteConsole(message);
        context.WebError += (_, error) => complaints.Note($"script error: {error.Error}");
        context.Request += (_, request) => complaints.NoteHost(request);
        context.RequestFailed += (_, request) => complaints.NoteFailure(request);
        context.Response += (_, response) => complaints.NoteStatus(response);
        return complaints;
    }

    /// <summary>Lets complaints with this text pass, in a test that brings about such an error on purpose.</summary>
    public void Expect(string part) => _expected.Enqueue(part);

    private void Note(string complaint) => _found.Enqueue(complaint);

    private void NoteConsole(IConsoleMessage message)
    {
        if (message.Type == "error") Note($"console: {message.Text} ({message.Location})");
    }

    private void NoteHost(IRequest request)
    {
        var target = new Uri(request.Url);
        if (target.Scheme is "data" or "blob") return;
        if (target.Authority != _address.Authority) Note($"other host: {request.Url}");
    }

    // Leaving a page ends its open requests, which is no fault of the page.
    private void NoteFailure(IRequest request)
    {
        if (request.Failure != Aborted) Note($"failed: {request.Method} {request.Url} {request.Failure}");
    }

    private void NoteStatus(IResponse response)
    {
        if (response.Status >= 400) Note($"status {response.Status}: {response.Request.Method} {response.Url}");
    }
}
