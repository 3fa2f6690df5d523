using System.Globalization;
using Microsoft.Extensions.Primitives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>The paging and the filters of a list, read from the query.</summary>
public sealed class ListQuery
{
    private const string Limit = "limit";
    private const string Cursor = "cursor";

    /// <summary>The filter name by which a list says that it also accepts <c>offset</c>.</summary>
    public const string Offset = "offset";

    /// <summary>The filter name by which a list says that its pages are numbered.</summary>
    public const string PageNumber = "page";

    /// <summary>The most rows that may be skipped; a cursor has no such limit.</summary>
    public const int MaxOffset = 10_000;

    private readonly IQueryCollection _query;

    internal ListQuery(IQueryCollection query, string[] filters)
    {
        _query = query;
        foreach (var (name, values) in query)
        {
            Check(name, values, filters);
        }

        var cursor = this[Cursor];
        var offset = Number(Offset, 0, MaxOffset);
        var limit = Number(Limit, 1, PageRequest.MaxLimit) ?? PageRequest.DefaultLimit;
        var number = Number(PageNumber, 1, (MaxOffset / limit) + 1);
        if (new[] { cursor is null, offset is null, number is null }.Count(missing => !missing) > 1)
        {
            throw PlatformCodes.PagingInvalid.Because("Use one of 'cursor', 'offset' and 'page'.");
        }

        if (cursor is null && offset is null && filters.Contains(PageNumber, StringComparer.Ordinal))
        {
            number ??= 1;
        }

        Page = new PageRequest(limit, cursor, number is { } page ? (page - 1) * limit : offset) { Number = number };
    }

    /// <summary>Which part of the list.</summary>
    public PageRequest Page { get; }

    /// <summary>The text of a filter; null where it was not sent or is empty.</summary>
    public string? this[string filter] =>
        _query.TryGetValue(filter, out var values) && !StringValues.IsNullOrEmpty(values) ? values[0] : null;

    /// <summary>A text to search for, at most 100 characters.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public string? Search(string filter = "q") => Text.Optional(filter, this[filter], Limits.Name);

    /// <summary>A state; unknown words are refused.</summary>
    /// <param name="filter">The filter's name.</param>
    /// <param name="earlierWords">Words of earlier systems for the same states.</param>
    /// <exception cref="Refusal"><c>status_invalid</c>.</exception>
    public T? Status<T>(string filter = "status", IReadOnlyDictionary<string, T>? earlierWords = null)
        where T : struct, Enum => this[filter] is not { } word ? null
        : Words.Read<T>(word) ?? (earlierWords?.TryGetValue(word.ToUpperInvariant(), out var state) == true ? state
        : throw PlatformCodes.StatusInvalid.Because(
            $"'{filter}' is one of {string.Join(", ", Enum.GetNames<T>().Select(Words.Snake))}."));

    /// <summary>A currency.</summary>
    /// <exception cref="Refusal"><c>currency_unknown</c>.</exception>
    public Currency? Currency(string filter = "currency") =>
        this[filter] is { } code ? Domain.Ledger.Currency.Parse(code) : null;

    /// <summary>The id of an object.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Id<T>? Id<T>(string filter) => this[filter] is not { } text ? null
        : Domain.Platform.Id<T>.TryParse(text, out var id) ? id
        : throw Refusal.OfField(filter, $"'{filter}' is an id that starts with '{Domain.Platform.Id<T>.Prefix}_'.");

    private static void Check(string name, StringValues values, string[] filters)
    {
        if (name is not (Limit or Cursor) && !filters.Contains(name, StringComparer.Ordinal))
        {
            throw PlatformCodes.FilterUnknown.Because(
                $"This list knows {string.Join(", ", filters.Prepend(Cursor).Prepend(Limit))}.", ("filter", name));
        }

        if (values.Count != 1)
        {
            throw Refusal.OfField(name, $"'{name}' is given once.");
        }
    }

    private int? Number(string name, int least, int most) => this[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number
        : throw PlatformCodes.PagingInvalid.Because($"'{name}' is {least} to {most}.");
}

/// <summary>Reads the query of a list.</summary>
public static class Lists
{
    /// <summary>Reads paging and the filters that the endpoint declares by <c>ListOf</c>.</summary>
    /// <exception cref="Refusal"><c>filter_unknown</c>, <c>paging_invalid</c>, <c>validation_failed</c>.</exception>
    public static ListQuery List(this HttpContext http)
    {
        var declared = http.GetEndpoint()?.Metadata.GetMetadata<ListFilters>()
            ?? throw new InvalidOperationException("The endpoint declares no filters; say ListOf where it is mapped.");
        return http.List([.. declared.Filters.Select(filter => filter.Name)]);
    }

    /// <summary>Reads paging and the named filters; anything else in the query is refused.</summary>
    /// <exception cref="Refusal"><c>filter_unknown</c>, <c>paging_invalid</c>, <c>validation_failed</c>.</exception>
    public static ListQuery List(this HttpContext http, params string[] filters) => new(http.Request.Query, filters);
}
