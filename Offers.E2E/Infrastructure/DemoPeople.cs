using System.Text.Json;
using Offers.Tests.Infrastructure;

namespace Offers.E2E.Infrastructure;

/// <summary>The demo sign-ins of Development, as the settings name them.</summary>
public static class DemoPeople
{
    /// <summary>Decides for the platform.</summary>
    public const string Admin = "admin@offers.example";

    /// <summary>The second pair of eyes.</summary>
    public const string SecondAdmin = "admin2@offers.example";

    /// <summary>Puts money into offers.</summary>
    public const string Investor = "investor@offers.example";

    /// <summary>Puts money into offers, too.</summary>
    public const string SecondInvestor = "investor2@offers.example";

    /// <summary>Promises rewards to those who sell his projects.</summary>
    public const string Builder = "builder@offers.example";

    /// <summary>Sells homes and is paid for it.</summary>
    public const string Agent = "agent@offers.example";

    /// <summary>Gives gift cards for its clients.</summary>
    public const string Agency = "agency@offers.example";

    /// <summary>Gives gift cards to its customers.</summary>
    public const string Client = "client@offers.example";

    /// <summary>The password of all of them.</summary>
    public static string Password { get; } = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("appsettings.Development.json")))
        .RootElement.GetProperty("Demo").GetProperty(nameof(Password)).GetString()!;

    /// <summary>Somebody who may open the pages of a policy; null where nobody of the demo may.</summary>
    public static string For(string policy) => policy switch
    {
        "Admin" or "SuperAdmin" => Admin,
        "Builder" => Builder,
        "Agent" => Agent,
        "Agency" => Agency,
        "Client" => Client,
        "Developer" => "developer@offers.example",
        _ => Investor,
    };
}
