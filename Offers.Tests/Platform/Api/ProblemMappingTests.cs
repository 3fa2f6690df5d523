using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Tests.Platform.Api;

/// <summary>What callers learn of what goes wrong inside: a code and the request's id, and nothing else.</summary>
public sealed class ProblemMappingTests
{
    private const string Secret = "the-secret-of-the-exception";

    [Fact]
    public async Task A_mistake_of_the_program_says_nothing_about_itself()
    {
        var (status, body, _) = await AnswerAsync(new InvalidOperationException(Secret));
        Assert.Equal((500, "internal_error", "rq-1"), (status, Code(body), body.GetProperty("requestId").GetString()));
        Assert.DoesNotContain(Secret, body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_unavailable_for_a_while()
    {
        foreach (var error in (Exception[])[new Broken(null), new Broken("57P01"), new TimeoutException(Secret),
            new InvalidOperationException("x", new Broken(null)), new Broken("08006")])
        {
            var (status, body, headers) = await AnswerAsync(error);
            Assert.Equal((503, "unavailable", "1"), (status, Code(body), headers.RetryAfter.ToString()));
            Assert.DoesNotContain(Secret, body.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rule_of_the_database_that_is_broken_is_a_mistake_of_the_program()
    {
        var (status, body, _) = await AnswerAsync(new InvalidOperationException("x", new Broken("23505")));
        Assert.Equal((500, "internal_error"), (status, Code(body)));
    }

    [Fact]
    public async Task Waiting_is_advised_where_it_helps()
    {
        (Refusal Refusal, string Wait)[] cases =
        [
            (PlatformCodes.IdempotencyInProgress.Because(), "1"), (PlatformCodes.Busy.Because(), "1"),
            (PlatformCodes.RateLimited.Because(null, ("retryAfter", 17)), "17"), (PlatformCodes.NotFound.Because(), ""),
            (PlatformCodes.ActionNotAllowed.Because(), ""),
        ];
        foreach (var (refusal, wait) in cases)
        {
            Assert.Equal(wait, (await AnswerAsync(refusal)).Headers.RetryAfter.ToString());
        }
    }

    [Fact]
    public async Task A_caller_who_went_away_gets_no_answer()
    {
        var http = Request();
        using var gone = new CancellationTokenSource();
        http.RequestAborted = gone.Token;
        await gone.CancelAsync();
        await Middleware(new OperationCanceledException()).InvokeAsync(http);
        Assert.Equal(0, http.Response.Body.Length);
    }

    [Fact]
    public async Task Pages_answer_for_themselves()
    {
        var http = Request();
        http.Request.Path = "/admin/offers";
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Middleware(new InvalidOperationException(Secret)).InvokeAsync(http));
    }

    private static string? Code(JsonElement body) => body.GetProperty("code").GetString();

    private static Problems Middleware(Exception error) =>
        new(_ => Task.FromException(error), NullLogger<Problems>.Instance);

    private static DefaultHttpContext Request()
    {
        var http = new DefaultHttpContext
        {
            TraceIdentifier = "rq-1",
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        };
        http.Request.Path = "/api/v1/things";
        http.Response.Body = new MemoryStream();
        return http;
    }

    private static async Task<(int Status, JsonElement Body, IHeaderDictionary Headers)> AnswerAsync(Exception error)
    {
        var http = Request();
        await Middleware(error).InvokeAsync(http);
        var text = Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
        return (http.Response.StatusCode, JsonSerializer.Deserialize<JsonElement>(text), http.Response.Headers);
    }

    private sealed class Broken(string? state) : DbException(Secret)
    {
        public override string? SqlState => state;
    }
}
