using System.Collections.Concurrent;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// The cookies of people who signed in by the page that people use. Each person signs in once; the windows of all tests
/// share what they got.
/// </summary>
public static class SignedIn
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> _states = new(StringComparer.Ordinal);

    /// <summary>The state of a browser in which this person is signed in to the shared application.</summary>
    public static Task<string> StateAsync(string email) =>
        _states.GetOrAdd(email, key => new(() => SignInAsync(key))).Value;

    private static async Task<string> SignInAsync(string email)
    {
        await using var visit = await Visit.OpenAsync();
        await visit.GoAsync("/account/sign-in");
        await visit.Page.Locator("input[type=email]").FillAsync(email);
        await visit.Page.Locator("input[type=password]").FillAsync(DemoPeople.Password);
        await visit.Page.Locator("input[type=password]").PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        visit.AssertNoComplaints();
        return await visit.StateAsync();
    }
}
