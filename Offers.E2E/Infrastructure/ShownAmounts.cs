using System.Globalization;
using System.Text.Json;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// Checks that every amount on a page says where it comes from, and that the explanation comes to the same amount.
/// </summary>
public sealed class ShownAmounts(ApiPerson reader)
{
    private const int Tries = 3;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the amounts of the page as it stands. Explanations are asked for once each; where
    /// the amount differs, the page is opened again, as other journeys move money meanwhile.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(Visit visit, string path)
    {
        var faults = await UnexplainedAsync(visit);
        var wrong = new List<string>();
        for (var i = 0; i < Tries; i++)
        {
            wrong = await WrongAsync(await visit.Page.EvaluateAsync<string[]>(Read));
            if (wrong.Count == 0)
            {
                break;
            }

            await visit.GoAsync(path);
        }

        return [.. faults.Concat(wrong).Select(fault => $"{path}: {fault}")];
    }

    private static async Task<IEnumerable<string>> UnexplainedAsync(Visit visit)
    {
        var bare = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main [data-money]')]
                .filter(x => !x.closest('[data-why], [data-explained]'))
                .map(x => x.textContent + ' in ' + x.parentElement.outerHTML.slice(0, 160))
            """);
        return bare.Select(amount => "nothing says where this amount comes from: " + amount);
    }

    // Each is a key, a blank, and the amount as it is shown.
    private async Task<List<string>> WrongAsync(IEnumerable<string> all)
    {
        var wrong = new List<string>();
        foreach (var (key, text) in all.Select(x => (x[..x.IndexOf(' ')], x[x.IndexOf(' ')..])).Distinct()
            .Where(x => !_done.Contains(x.Item1)))
        {
            var explained = await reader.GetAsync("figures/" + key);
            if (Bare(explained.GetProperty("amount").GetString()!) != Bare(text))
            {
                wrong.Add($"{key} shows {text}, its explanation comes to {explained}");
                continue;
            }

            wrong.AddRange(Inconsistent(key, explained));
            _done.Add(key);
        }

        return wrong;
    }

    // The entries sum to the amount; so do the inputs that have a sign.
    private static IEnumerable<string> Inconsistent(string key, JsonElement explained)
    {
        var amount = Minor(explained.GetProperty("amount").GetString()!);
        var signed = explained.GetProperty("inputs").EnumerateArray()
            .Where(x => x.GetProperty("sign").GetInt32() != 0)
            .Select(x => x.GetProperty("sign").GetInt32() * Minor(x.GetProperty("amount").GetString()!)).ToList();
        if (signed.Count > 0 && signed.Sum() != amount)
        {
            yield return $"{key}: the inputs do not make the amount: {explained}";
        }

        if (explained.TryGetProperty("entries", out var entries) && entries.ValueKind == JsonValueKind.Object)
        {
            var sum = entries.GetProperty("latest").EnumerateArray()
                .Sum(x => Minor(x.GetProperty("amount").GetString()!))
                + Minor(entries.GetProperty("otherAmount").GetString()!);
            if (sum != amount || Minor(entries.GetProperty("sum").GetString()!) != amount)
            {
                yield return $"{key}: the entries do not sum to the amount: {explained}";
            }
        }
    }

    private static long Minor(string amount) =>
        long.Parse(amount.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static string Bare(string text) => string.Concat(text.Where(x => char.IsAsciiDigit(x) || x == '.')
        .Prepend(text.Contains('-') || text.Contains('\u2212') ? '-' : '+'));

    private const string Read =
        """
        () => [...document.querySelectorAll('main a[data-why]')].map(x =>
            x.getAttribute('href').slice('/explain/'.length) + ' ' + x.querySelector('[data-money]').textContent)
        """;
}
