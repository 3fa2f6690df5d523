using System.Collections.Frozen;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Figures;

/// <summary>The figures of a module, by name; every amount on its pages is one of them.</summary>
public interface IFigureSource
{
    /// <summary>How each figure is explained.</summary>
    IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures { get; }
}

/// <summary>Says of any amount on a page where it comes from.</summary>
public sealed class FigureQueries(OffersDatabase database, IEnumerable<IFigureSource> sources, TimeProvider time)
{
    private readonly FrozenDictionary<string, Func<FigureAsk, Task<Explanation>>> _figures =
        sources.SelectMany(x => x.Figures).ToFrozenDictionary();

    /// <summary>The names of all figures.</summary>
    public IReadOnlyCollection<string> Names => _figures.Keys;

    /// <summary>Where an amount comes from.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="key">The figure and what it is about; see <see cref="FigureName"/>.</param>
    /// <exception cref="Refusal"><c>figure_not_found</c>, also for what the reader may not see.</exception>
    public async Task<Explanation> ExplainAsync(FigureReader reader, string key)
    {
        if (key.Length > FigureName.MaxLength || !_figures.TryGetValue(key.Split('.')[0], out var explain))
        {
            throw FigureAsk.NotFound();
        }

        await using var db = database.Read(reader.Book);
        return await explain(new FigureAsk(db, reader, key, await db.NowAsync(time)));
    }
}
