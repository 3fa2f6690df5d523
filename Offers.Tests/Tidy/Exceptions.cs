namespace Offers.Tests.Tidy;

/// <summary>Every place that a tidy rule lets pass, with the reason.</summary>
public static class Exceptions
{
    /// <summary>Files of Domain and Data that may use fractions, and what for.</summary>
    public static IReadOnlyDictionary<string, string> Fractions { get; } = new Dictionary<string, string>
    {
        ["Offers.Domain/Investments/Xirr.cs"] = "A rate of return is an estimate, shown and never posted.",
    };

    /// <summary>Files that may go on after any exception, and why.</summary>
    public static IReadOnlyDictionary<string, string> CatchAll { get; } = new Dictionary<string, string>
    {
        ["Offers.Data/Platform/Writing/BatchRunner.cs"] = "After a failed commit the keys decide what anyone is told.",
        ["Offers.Data/Platform/Writing/Group.cs"] = "A mistake in one command is undone and must not fail the others.",
        ["Offers.Data/Platform/Sagas/SagaAsker.cs"] = "What a call did that failed here is unknown, and so it is said.",
        ["Offers.Data/Platform/Sagas/SagaRunner.cs"] = "A saga that was interrupted becomes due again by itself.",
        ["Offers.Web/Platform/Sagas/SagaWorker.cs"] = "The worker outlives a database that restarts.",
        ["Offers.Data/Platform/Events/EventPump.cs"] = "The pump outlives a database that restarts.",
        ["Offers.Data/Platform/Notifications/NotificationMaker.cs"] = "It outlives a database that restarts.",
        ["Offers.Web/Platform/Jobs/JobContext.cs"] = "One bad item must not stop a sweep; it is counted and told.",
        ["Offers.Web/Platform/Jobs/JobRunner.cs"] = "A failed run is closed with its reason.",
        ["Offers.Web/Platform/Notifications/MailSender.cs"] = "What was not sent waits in the database.",
    };

    /// <summary>Interfaces of the product with one implementation there, and why.</summary>
    public static IReadOnlyDictionary<string, string> LonelyInterfaces { get; } = new Dictionary<string, string>
    {
        ["IEventSource"] = "Entity of T without its type argument, for what handles entities of every kind.",
        ["IShellSource"] = "Every module registers its own part of the header.",
        ["ISagaDefinition"] = "Every module whose work leaves the house registers its own kinds.",
        ["ISearchSource"] = "Every module registers its own kind of search hit.",
        ["IPerson"] = "Marks ids of people; the person itself derives from IdentityUser, which Domain may not see.",
    };

    /// <summary>Files that may name every module, and why.</summary>
    public static IReadOnlyDictionary<string, string> AllModules { get; } = new Dictionary<string, string>
    {
        ["Offers.Data/Platform/OffersDb.cs"] = "The one context has a set for every kind of row.",
        ["Offers.Data/Platform/OffersDb.Rewards.cs"] = "The same, for the rows of rewards.",
        ["Offers.Domain/Platform/IdPrefixes.cs"] = "The one registry of id prefixes names every kind of object.",
    };

    /// <summary>Components that are in English only, by the start of their path, and why.</summary>
    public static IReadOnlyDictionary<string, string> EnglishOnly { get; } = new Dictionary<string, string>
    {
        ["Offers.Web/Platform/Styleguide/"] = "It shows the components to those who build pages.",
        ["Offers.Web/Investments/DemoPaper"] = "It is an example of what an issuer uploads.",
        ["Offers.Web/Investments/YearDocument"] = "A document for the tax office, in English only.",
        ["Offers.Web/Platform/Pdf/"] = "A document keeps its own words, which a reprint must not change.",
    };
}
