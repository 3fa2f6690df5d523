using System.Collections.Frozen;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>The rule packs that come with the product; a further one is one more JSON file beside them.</summary>
public static class RulePacks
{
    private static readonly FrozenDictionary<string, string> _texts = Read();

    /// <summary>All packs by code.</summary>
    public static IReadOnlyList<RulePack> All { get; } =
        [.. _texts.Values.Select(RulePack.Parse).OrderBy(x => x.Code, StringComparer.Ordinal)];

    /// <summary>A pack as JSON; its code is one of <see cref="All"/>.</summary>
    public static string TextOf(string code) => _texts[code];

    /// <summary>A pack.</summary>
    /// <exception cref="Refusal"><c>rule_pack_not_found</c>.</exception>
    public static RulePack Get(string code) => _texts.TryGetValue(code, out var text)
        ? RulePack.Parse(text)
        : throw InvestmentCodes.RulePackNotFound.Because();

    /// <summary>Whether there is a pack of a code.</summary>
    public static bool Has(string code) => _texts.ContainsKey(code);

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = typeof(RulePacks).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".RulePacks.", StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            })
            .ToFrozenDictionary(text => RulePack.Parse(text).Code, StringComparer.OrdinalIgnoreCase);
    }
}
