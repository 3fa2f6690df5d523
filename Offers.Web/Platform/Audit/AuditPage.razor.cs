using System.Globalization;
using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Audit;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Audit;

/// <summary>The audit chain as a list; its filters live in the address.</summary>
public sealed partial class AuditPage
{
    private IReadOnlyList<FilterDefinition> _filters = [];
    private Page<AuditLine>? _page;
    private AuditChainReport? _report;
    private Refusal? _fault;

    [Inject] private ShellState Shell { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "person")] private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "action")] private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "object")] private string? ObjectId { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var book = (await Caller.GetAsync()).Book;
        _filters = Filters(await Audit.ActionsAsync(book));
        (_page, _fault) = (null, null);
        try
        {
            _page = await Audit.ListAsync(book, Filter(), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _fault = refusal;
        }
    }

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static IReadOnlyList<FilterDefinition> Filters(IReadOnlyList<string> actions) =>
    [
        new("action", T("Action"), [.. actions.Select(action => new FilterOption(action, action))]),
        new("object", T("Object")),
        new("person", T("Person")),
        new("from", T("From day")),
        new("to", T("To day")),
    ];

    private async Task CheckAsync() => _report = await Chain.VerifyAsync((await Caller.GetAsync()).Book);

    private AuditFilter Filter() => new()
    {
        Person = Person is null ? null
            : Id<IPerson>.TryParse(Person, out var id) ? id
            : throw Refusal.OfField("person", T("A person is named by an id that starts with 'per_'.")),
        Action = Action,
        ObjectId = ObjectId,
        From = Day("from", From),
        Until = Day("to", To)?.AddDays(1),
    };

    // Days are those of the organisation's zone, the last one included.
    private DateTimeOffset? Day(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw Refusal.OfField(name, T("A day is written as 2026-03-02."));
        }

        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Shell.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
