using System.Net;
using System.Text.RegularExpressions;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Offers.Tests.Identity;

/// <summary>Opens account pages and posts their forms, as a browser without scripts does.</summary>
public sealed partial class AccountBrowser(OffersApplication app, HttpClient? sameBrowser = null) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private string _page = "";

    /// <summary>The client, with the browser's cookies.</summary>
    public HttpClient Client { get; } = sameBrowser ?? app.CreateClient();

    /// <summary>Where the browser is: path and query.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What a person reads on the page, without markup.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(_page, " "), " "));

    /// <summary>Opens a page and follows where it leads.</summary>
    public async Task OpenAsync(string path) => await ShowAsync(await Client.GetAsync(path));

    /// <summary>Fills the form of this name and presses its button.</summary>
    public async Task SubmitAsync(string form, params (string Name, string Value)[] fields)
    {
        var markup = Forms().Matches(_page).Select(match => match.Value)
            .Single(text => text.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var values = Hidden().Matches(markup).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        foreach (var (name, value) in fields) values[name] = value;
        using var content = new FormUrlEncodedContent(values);
        await ShowAsync(await Client.PostAsync(Address, content));
    }

    /// <summary>Presses the button of the form that is sent to this address.</summary>
    public async Task PressAsync(string action)
    {
        var markup = Forms().Matches(_page).Select(match => match.Value)
            .First(text => text.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var values = Hidden().Matches(markup).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        using var content = new FormUrlEncodedContent(values);
        await ShowAsync(await Client.PostAsync(action, content));
    }

    /// <summary>Signs in by password.</summary>
    public async Task SignInAsync(string email, string password)
    {
        await OpenAsync("/account/sign-in");
        await SubmitAsync("sign-in", ("Form.Email", email), ("Form.Password", password));
    }

    /// <summary>Waits for a letter to this address and answers the link in it, as path and query.</summary>
    public async Task<string> LinkToAsync(string email) =>
        new Uri(Links().Match(await LetterToAsync(email)).Value).PathAndQuery;

    /// <summary>Waits for the newest letter to this address and takes it away.</summary>
    public async Task<string> LetterToAsync(string email)
    {
        var folder = app.Services.GetRequiredService<DataFolder>().File("mail");
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _patience)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt") : [])
            {
                var text = await File.ReadAllTextAsync(file);
                if (text.Contains($"<{email}>", StringComparison.Ordinal) && text.EndsWith("Offers\n\n",
                    StringComparison.Ordinal))
                {
                    File.Delete(file);
                    return text;
                }
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"No letter to {email} came.");
    }

    public void Dispose() => Client.Dispose();

    private async Task ShowAsync(HttpResponseMessage answer)
    {
        _page = await answer.Content.ReadAsStringAsync();
        Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
        answer.Dispose();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
