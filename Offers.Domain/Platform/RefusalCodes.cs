using System.Reflection;

namespace Offers.Domain.Platform;

/// <summary>
/// The registry of all refusal codes: every public static <see cref="RefusalCode"/> field of this assembly. Each module
/// lists its own in one class (<see cref="PlatformCodes"/> and its like); the errors page is generated from here.
/// </summary>
public static class RefusalCodes
{
    /// <summary>All codes by name, in alphabetical order.</summary>
    public static readonly IReadOnlyDictionary<string, RefusalCode> All = new SortedDictionary<string, RefusalCode>(
        typeof(RefusalCodes).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(RefusalCode))
            .Select(field => (RefusalCode)field.GetValue(null)!)
            .ToDictionary(code => code.Code, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
