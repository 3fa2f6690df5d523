using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Figures;

/// <summary>The ends of a project's prices.</summary>
public enum PriceEnd
{
    /// <summary>The lowest.</summary>
    Lowest,

    /// <summary>The highest.</summary>
    Highest,
}

/// <summary>The keys of the figures of projects.</summary>
public static class ProjectFigure
{
    internal const string UnitName = "unit-price";
    internal const string PricesName = "project-prices";

    /// <summary>The price asked for a unit.</summary>
    public static string Price(Id<Unit> unit) => FigureName.Of(UnitName, unit);

    /// <summary>The lowest or highest price of a project's units.</summary>
    public static string Prices(Id<Project> project, PriceEnd end) => FigureName.Of(PricesName, project, end);
}

/// <summary>Explains the prices of units, to those who may see their project.</summary>
public sealed class ProjectFigures : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [ProjectFigure.UnitName] = UnitAsync,
            [ProjectFigure.PricesName] = PricesAsync,
        };

    private static async Task<Explanation> UnitAsync(FigureAsk ask)
    {
        var id = ask.Id<Unit>(0);
        var unit = await ask.Db.Units.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var project = await ask.Db.Projects.SingleAsync(x => x.Id == unit.Project);
        if (!Reaches(ask, project) && !await SellsAsync(ask, project))
        {
            throw FigureAsk.NotFound();
        }

        return ask.Explain(
            $"Price of {unit.Number}", unit.Price, "Asked by the builder; nothing is worked out.",
            ExplanationInput.Fact("Project", project.Name),
            ExplanationInput.Fact("Revision of the unit", $"{unit.Revision:N0}"));
    }

    // Every agent sees what projects that sell cost, so that he knows for which he asks.
    private static async Task<Explanation> PricesAsync(FigureAsk ask)
    {
        var (id, end) = (ask.Id<Project>(0), ask.Word<PriceEnd>(1));
        var project = await ask.Db.Projects.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var isOpen = project.Status == ProjectStatus.Selling && ask.Reader.Caller.Is(Role.Agent);
        if (!isOpen && !Reaches(ask, project) && !await SellsAsync(ask, project))
        {
            throw FigureAsk.NotFound();
        }

        var units = ask.Db.Units.Where(x => x.Project == id);
        var unit = await (end == PriceEnd.Lowest
                ? units.OrderBy(x => x.PriceMinor).ThenBy(x => x.Number)
                : units.OrderByDescending(x => x.PriceMinor).ThenBy(x => x.Number))
            .FirstOrDefaultAsync() ?? throw FigureAsk.NotFound();
        var word = end == PriceEnd.Lowest ? "Lowest" : "Highest";
        return ask.Explain(
            $"{word} price of {project.Name}", unit.Price, $"The {word.ToLowerInvariant()} price of all its units.",
            new ExplanationInput($"Unit {unit.Number}", unit.Price));
    }

    private static bool Reaches(FigureAsk ask, Project project) =>
        ProjectScope.OfReader(ask.Reader).Reaches(project.Builder);

    private static async Task<bool> SellsAsync(FigureAsk ask, Project project) =>
        ask.Reader.Caller.Person is { } person
        && await ask.Db.SoldBy(person, ask.Now).AnyAsync(x => x == project.Id);
}
