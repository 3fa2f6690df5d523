using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>What becomes of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Outcome">What becomes of it.</param>
internal sealed record JudgedRow(SaleRow Row, SaleRowOutcome Outcome)
{
    /// <summary>Why it cannot be entered.</summary>
    public string? Fault { get; init; }

    /// <summary>The project.</summary>
    public Project? Project { get; init; }

    /// <summary>The unit.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The sale, new or known; null where it is only remembered from an earlier row.</summary>
    public SoldUnit? Sold { get; init; }

    /// <summary>The stages that it reaches now.</summary>
    public IReadOnlyList<SaleStep> Steps { get; init; } = [];
}

/// <summary>
/// Judges rows one after the other: the same code in the check and when they are entered, so that both agree. It writes
/// nothing, and leaves the sales that it finds as they were.
/// </summary>
/// <param name="facts">What is in the books.</param>
/// <param name="earlier">What earlier rows make that is not in the books.</param>
/// <param name="now">The book's time.</param>
internal sealed class SaleRowJudge(SaleRowFacts facts, SaleFileMemory earlier, DateTimeOffset now)
{
    private const int FirstYear = 1900;

    private static readonly (SaleColumn Column, SaleStage Stage)[] _days =
    [
        (SaleColumn.Booked, SaleStage.Booked), (SaleColumn.Signed, SaleStage.Signed),
        (SaleColumn.Paid, SaleStage.Paid), (SaleColumn.Registered, SaleStage.Registered),
    ];

    private readonly Dictionary<string, TimeZoneInfo> _zones = new(StringComparer.Ordinal);

    /// <summary>Says what becomes of a row.</summary>
    internal JudgedRow Judge(SaleRow row, string reference)
    {
        if (row.Fault is not null)
        {
            return new JudgedRow(row, SaleRowOutcome.Faulty) { Fault = row.Fault };
        }

        try
        {
            return Decide(row, reference);
        }
        catch (Refusal refusal)
        {
            return new JudgedRow(row, SaleRowOutcome.Faulty) { Fault = refusal.Detail };
        }
    }

    private JudgedRow Decide(SaleRow row, string reference)
    {
        var project = facts.ProjectOf(row.Need(SaleColumn.Project));
        var unit = facts.UnitOf(project, row.Need(SaleColumn.Unit));
        var agents = row.Agents().Select(x => (Agent: facts.AgentOf(x.Name), x.Share)).ToList();
        var price = row.Price(unit.Price);
        var zone = ZoneOf(project);
        var (booked, steps) = Times(row, zone);
        var told = new NewSale(
            unit, new SaleFacts(
                reference, price, row[SaleColumn.Buyer], row[SaleColumn.Contact], booked), agents, steps);
        var known = earlier.SaleOf(project, reference)
            ?? (facts.SaleOf(project, reference) is { } sold ? KnownSale.Of(sold) : null);
        var judged = known is null ? New(row, told) : Known(row, told, known, zone);
        return judged with { Project = project, Unit = unit };
    }

    private JudgedRow New(SaleRow row, NewSale told)
    {
        if (facts.IsTaken(told.Unit) || earlier.IsTaken(told.Unit))
        {
            throw IncentiveCodes.UnitTaken.Because("A sale of this unit is open already.");
        }

        var (sale, agents) = told.Make(now);
        var sold = new SoldUnit(sale, agents);
        earlier.Take(told.Unit);
        Remember(row, told, KnownSale.Of(sold));
        return new JudgedRow(row, SaleRowOutcome.New) { Sold = sold };
    }

    private JudgedRow Known(SaleRow row, NewSale told, KnownSale known, TimeZoneInfo zone)
    {
        Compare(row, told, known);
        CompareBuyer(told.Facts, known);
        CompareDays(row, known, zone);
        var steps = told.Steps.Where(x => x.Stage > known.Stage).ToList();
        if (steps.Count == 0)
        {
            return new JudgedRow(row, SaleRowOutcome.Same) { Sold = known.Sold };
        }

        if (steps[0].At < known.ReachedAt)
        {
            throw Refusal.OfField("booked", "A stage is not reached before the one that it follows.");
        }

        Remember(row, told, known.After(steps));
        return new JudgedRow(row, SaleRowOutcome.Changed) { Sold = known.Sold, Steps = steps };
    }

    // No other row can have the reference that stands for a line, so those need not be kept.
    private void Remember(SaleRow row, NewSale told, KnownSale known)
    {
        if (row[SaleColumn.Reference] is not null)
        {
            earlier.Keep((told.Unit.Project, told.Facts.Reference!), known);
        }
    }

    private static void Compare(SaleRow row, NewSale told, KnownSale known)
    {
        if (known.Stage == SaleStage.Cancelled)
        {
            throw IncentiveCodes.SaleReferenceExists.Because("The sale with this reference was cancelled.");
        }

        if (known.Unit != told.Unit.Id)
        {
            throw IncentiveCodes.SaleReferenceExists.Because("The sale with this reference is of another unit.");
        }

        if (row[SaleColumn.Price] is not null && known.PriceMinor != told.Facts.Price.Minor)
        {
            throw IncentiveCodes.SaleReferenceExists.Because("The sale with this reference has another price.");
        }

        if (!told.Agents.Select(x => (x.Agent, x.Share.Value)).ToHashSet().SetEquals(known.Agents))
        {
            throw IncentiveCodes.SaleReferenceExists.Because("The sale with this reference has other agents.");
        }
    }

    // What the file leaves out says nothing against the sale.
    private static void CompareBuyer(SaleFacts told, KnownSale known)
    {
        var name = Text.Optional("buyer", told.BuyerName, Limits.PersonName);
        if ((name is not null && name != known.BuyerName)
            || (ContactHash.Of(told.BuyerContact) is { } hash && hash != known.BuyerHash))
        {
            throw IncentiveCodes.SaleReferenceExists.Because("The sale with this reference has another buyer.");
        }
    }

    // A file says days, so times of the same day are the same.
    private void CompareDays(SaleRow row, KnownSale known, TimeZoneInfo zone)
    {
        foreach (var (column, stage) in _days)
        {
            if (stage <= known.Stage && row.At(column, zone, now) is { } told
                && known.Reached[(int)stage] is { } reached && DayOf(told, zone) != DayOf(reached, zone))
            {
                throw IncentiveCodes.SaleReferenceExists.Because(
                    $"The sale with this reference was {Words.Plain(stage.ToString())} on another day.");
            }
        }
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private TimeZoneInfo ZoneOf(Project project)
    {
        if (!_zones.TryGetValue(project.Zone, out var zone))
        {
            _zones[project.Zone] = zone = TimeZoneInfo.FindSystemTimeZoneById(project.Zone);
        }

        return zone;
    }

    // Stages that are left out are reached with the one that follows them, as in the form.
    private (DateTimeOffset Booked, IReadOnlyList<SaleStep> Steps) Times(SaleRow row, TimeZoneInfo zone)
    {
        row.Need(SaleColumn.Booked);
        var booked = row.At(SaleColumn.Booked, zone, now)!.Value;
        var registered = row.At(SaleColumn.Registered, zone, now);
        var steps = new List<SaleStep>();
        AddStep(steps, "sign", row.At(SaleColumn.Signed, zone, now));
        AddStep(steps, "pay", row.At(SaleColumn.Paid, zone, now) ?? registered);
        AddStep(steps, "register", registered);
        var times = steps.Select(x => x.At).Prepend(booked).ToList();
        var isInOrder = times.Zip(times.Skip(1)).All(x => x.First <= x.Second);
        return isInOrder && times[^1] <= now && booked.Year >= FirstYear
            ? (booked, steps)
            : throw Refusal.OfField("booked", "Stages are reached one after the other, and not after today.");
    }

    private static void AddStep(List<SaleStep> steps, string verb, DateTimeOffset? at)
    {
        if (at is { } reached)
        {
            steps.Add(new SaleStep(verb, reached));
        }
    }
}
