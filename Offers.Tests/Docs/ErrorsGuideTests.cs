using System.Text;
using Offers.Domain.Platform;

namespace Offers.Tests.Docs;

public sealed class ErrorsGuideTests
{
    private const string Introduction = """
        # Errors

        Written from the code by a test. Every refusal of the API is a problem document (RFC 9457,
        `application/problem+json`):

        ```json
        {
          "type": "/docs/errors#insufficient_balance",
          "title": "There is not enough money.",
          "status": 402,
          "detail": "AED 80.00 is required and AED 50.00 is available.",
          "instance": "/api/v1/investment-offers/off_01kagv3q8e5n7rjx2m4w6y8z0b/invest",
          "code": "insufficient_balance",
          "requestId": "01a1fd3c750d70758749ac4614f76999",
          "available": "50.00",
          "required": "80.00",
          "currency": "AED"
        }
        ```

        `code` never changes its meaning; programs rely on it, and on nothing else of the document. Some codes add
        members that are named below. 429, 503 and `idempotency_in_progress` come with `Retry-After`. What is decided
        with the money (402, 409 and 422) is kept under the `Idempotency-Key` and answered again; everything else
        leaves the key free.

        """;

    [Fact]
    public void The_guide_of_errors_lists_every_code()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var status in RefusalCodes.All.Values.GroupBy(code => code.Status).OrderBy(group => group.Key))
        {
            text.Append("\n## ").Append(status.Key).Append("\n\n| Code | Title | Meaning |\n|---|---|---|\n");
            foreach (var code in status)
            {
                text.Append($"| <a id=\"{code.Code}\"></a>`{code.Code}` | {code.Title} | {code.Meaning} |\n");
            }
        }

        WrittenGuide.Check("errors.md", text.ToString());
    }

    [Fact]
    public void Every_code_is_snake_case_and_explained()
    {
        Assert.All(RefusalCodes.All.Values, code =>
        {
            Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", code.Code);
            Assert.Contains(code.Status, (int[])[400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428,
                429, 500, 503]);
            Assert.EndsWith(".", code.Title, StringComparison.Ordinal);
            Assert.EndsWith(".", code.Meaning, StringComparison.Ordinal);
        });
    }
}
