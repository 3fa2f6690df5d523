using System.Text;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>A campaign of the demo.</summary>
internal sealed record DemoCampaign(string Name, string Client, string Brand, int Day, long[] Values)
{
    /// <summary>The agency whose person prepares them.</summary>
    internal const string Agency = "Lumen Rewards";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<DemoCampaign> All { get; } =
    [
        new("Welcome to 5G", "Nimbus Telecom", "al-noor", 351, [25, 50])
        {
            Mode = BudgetMode.Isolated, ActiveDay = 345,
            Message = "Thank you for moving to our 5G network. Here is something for you.",
            Files = [(344, 0, 40), (252, 40, 20), (131, 60, 12), (21, 72, 8)],
        },
        new("Refer a friend", "Nimbus Telecom", "kitab", 300, [10, 25])
        {
            ActiveDay = 299, Limit = 2, Order = ConditionOrder.Ordered,
            Message = "A book for you, and another one when your friend stays.",
            Conditions =
            [
                (ConditionTrigger.FormSubmitted, 10, "Thank you for telling your friend about us."),
                (ConditionTrigger.CallCompleted, 25, "Your friend is with us; this is for you."),
            ],
            Files = [(298, 80, 16), (92, 96, 8)],
        },
        new("Eid greetings", "Falcon Grocers", "al-noor", 280, [50])
        {
            ActiveDay = 279, EndDay = 200, Language = "ar", Message = "عيدكم مبارك من أسرتنا إلى أسرتكم.",
            Files = [(278, 104, 16)],
        },
        new("Coffee for feedback", "Nimbus Telecom", "desert-roast", 6, [10])
        {
            Message = "Tell us how the installation went, and have a coffee on us.",
            Conditions = [(ConditionTrigger.FormSubmitted, 10, null)],
        },
    ];

    internal BudgetMode Mode { get; init; }

    internal int? ActiveDay { get; init; }

    internal int? EndDay { get; init; }

    internal int Limit { get; init; } = 1;

    internal ConditionOrder Order { get; init; }

    internal string Language { get; init; } = "en";

    internal string? Message { get; init; }

    internal (ConditionTrigger Trigger, long Value, string? Message)[] Conditions { get; init; } = [];

    /// <summary>Files of recipients: on which day, from which person on, and how many.</summary>
    internal (int Day, int From, int Count)[] Files { get; init; } = [];

    /// <summary>What is sent to prepare it, without client, brand and face values.</summary>
    internal CampaignBody Body(DateTimeOffset now) => new()
    {
        Name = Name, Message = Message, Language = Language, BudgetMode = Mode, PerRecipientLimit = Limit,
        ConditionOrder = Order, Currency = "USD", EndsAt = EndDay is null ? now.AddDays(120) : null,
    };
}

/// <summary>The recipients of the demo, as the clients' files have them.</summary>
internal static class DemoPeople
{
    /// <summary>The domain at which nobody is.</summary>
    internal const string WrongDomain = "@mail.invalid";

    /// <summary>The domain of the others.</summary>
    internal const string Domain = "@example.com";

    private const int WrongEvery = 17;

    private static readonly string[] _first =
    [
        "Amal", "Bilal", "Celine", "Dana", "Elias", "Farida", "Ghassan", "Hala", "Ivan", "Jumana", "Karim", "Lina",
        "Maher", "Nadia", "Osama", "Parisa", "Qasim", "Rania", "Samir", "Tala", "Umar", "Vera", "Wael", "Yara",
    ];

    private static readonly string[] _last = ["Haddad", "Rahimi", "Novak", "Saleh", "Dias"];

    /// <summary>A file of so many people from a number on.</summary>
    internal static string Csv(int from, int count)
    {
        var text = new StringBuilder("name,email,phone,reference,language,consent\n");
        for (var i = from; i < from + count; i++)
        {
            var (first, last) = (_first[i % _first.Length], _last[i / _first.Length % _last.Length]);
            var domain = i % WrongEvery == 3 ? WrongDomain : Domain;
            text.Append($"{first} {last},{first}.{last}{domain},+97150555{i:0000},C-{10_000 + i},")
                .Append(i % 3 == 0 ? "ar" : "en").Append(',').Append(i % 4 == 0 ? "in" : "").Append('\n');
        }

        return text.ToString();
    }
}
