using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>Whether a person is told when something new fits a saved view.</summary>
public enum ViewNews
{
    /// <summary>The person looks for himself.</summary>
    Silent,

    /// <summary>The person is told of each new object once.</summary>
    Told,
}

/// <summary>
/// A list as one person likes to see it: filters, order, columns and page size under a name. Nobody else sees it.
/// </summary>
public sealed class SavedView : Entity<SavedView>
{
    /// <summary>The most that one person may have of one list.</summary>
    public const int AtMost = 20;

    /// <summary>The longest query that is kept.</summary>
    public const int QueryLength = 1000;

    private SavedView()
    {
    }

    /// <summary>Keeps a view.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public SavedView(BookId book, ViewText text, Id<IPerson> person, DateTimeOffset now)
        : base(book)
    {
        Person = person;
        List = Text.Line("list", text.List, Limits.Code);
        SavedAt = now;
        Rename(text.Name);
        Keep(text.Query);
    }

    /// <summary>Whose it is.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The key of the list that it shows.</summary>
    public string List { get; private set; } = "";

    /// <summary>What the person calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Filters, order, columns and page size as they stand in the list's address; '' for the plain
    /// list.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whether the list opens with it; one of a person and a list at most.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>Whether the person is told of what is new in it.</summary>
    public ViewNews News { get; private set; }

    /// <summary>When it was saved first.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Gives it another name.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Rename(string? name) => Name = Text.Line("name", name, Limits.Name);

    /// <summary>Keeps other filters under the same name.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Keep(string? query) => Query = Text.Optional("query", query, QueryLength) ?? "";

    /// <summary>Lets the list open with it.</summary>
    public void Open() => IsDefault = true;

    /// <summary>Lets the list open without it.</summary>
    public void StepBack() => IsDefault = false;

    /// <summary>Says whether the person is told of what is new in it.</summary>
    public void Tell(ViewNews news) => News = news;
}

/// <summary>What is kept of a view.</summary>
/// <param name="List">The key of the list.</param>
/// <param name="Name">The name.</param>
/// <param name="Query">Filters, order, columns and page size as in an address.</param>
public sealed record ViewText(string? List, string? Name, string? Query);
