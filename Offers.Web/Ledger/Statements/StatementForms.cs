using Microsoft.Net.Http.Headers;
using Offers.Domain.Platform;

namespace Offers.Web.Ledger.Statements;

/// <summary>The forms of a statement.</summary>
public enum StatementForm
{
    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A PDF with a code.</summary>
    Pdf,
}

/// <summary>Finds the form in which a statement is wanted.</summary>
internal static class StatementForms
{
    internal const string PdfType = "application/pdf";
    internal const string CsvType = "text/csv";

    private static readonly (string Type, StatementForm Form)[] _types =
        [("application/json", StatementForm.Json), (CsvType, StatementForm.Csv), (PdfType, StatementForm.Pdf)];

    /// <summary>The form that <c>format</c> names, else the one that <c>Accept</c> likes best, else JSON.</summary>
    /// <exception cref="Refusal"><c>not_acceptable</c>.</exception>
    internal static StatementForm Of(HttpRequest request, string? format)
    {
        if (!string.IsNullOrEmpty(format))
        {
            return Words.Read<StatementForm>(format) ?? throw Unknown();
        }

        var wanted = request.GetTypedHeaders().Accept;
        if (wanted is not { Count: > 0 })
        {
            return StatementForm.Json;
        }

        foreach (var type in wanted.Where(x => x.Quality is not 0).OrderByDescending(x => x.Quality ?? 1))
        {
            foreach (var (name, form) in _types)
            {
                if (new MediaTypeHeaderValue(name).IsSubsetOf(type))
                {
                    return form;
                }
            }
        }

        throw Unknown();
    }

    private static Refusal Unknown() => PlatformCodes.NotAcceptable.Because(
        "A statement is 'json', 'csv' or 'pdf' (application/json, text/csv, application/pdf).");
}
