using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Writes answers of commands exactly as they were kept.</summary>
public static class Answers
{
    /// <summary>The header that tells a replay from the first answer.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The answer as a result: status, headers and the very bytes.</summary>
    public static IResult ToResult(this Answer answer) => new AnswerResult(answer);

    /// <summary>The answer of a command as a result, when it is there.</summary>
    public static async Task<IResult> ToResultAsync(this Task<Answer> answer) => (await answer).ToResult();

    /// <summary>200 with an object and its revision as <c>ETag</c>.</summary>
    public static IResult OkWithTag(this HttpContext http, object body, int revision)
    {
        http.Response.Headers.ETag = Etag.Of(revision);
        return Results.Ok(body);
    }

    private sealed class AnswerResult(Answer answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            if (answer.Location is not null)
            {
                response.Headers.Location = answer.Location;
            }

            if (answer.ETag is not null)
            {
                response.Headers.ETag = answer.ETag;
            }

            if (answer.Replayed)
            {
                response.Headers[ReplayedHeader] = "true";
            }

            if (answer.Body.Length > 0)
            {
                response.ContentType = answer.IsRefusal ? Problems.ContentType : Problems.JsonContentType;
                response.ContentLength = answer.Body.Length;
                await response.Body.WriteAsync(answer.Body);
            }
        }
    }
}
