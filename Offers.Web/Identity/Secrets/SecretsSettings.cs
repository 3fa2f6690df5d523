using System.Security.Cryptography;
using System.Text.Json;
using Offers.Data.Platform.Secrets;
using Offers.Web.Platform;

namespace Offers.Web.Identity.Secrets;

/// <summary>
/// Reads the ring of secret keys: <c>Secrets:Keys:{id}</c> are 32 bytes in base64, <c>Secrets:Current</c> names the one
/// that seals (needed where there are several). In Development a key is made and kept in the data folder.
/// </summary>
internal static class SecretsSettings
{
    private const string Keys = "Secrets:Keys";
    private const string Current = "Secrets:Current";
    private const string FileName = "secrets.json";

    /// <summary>The ring.</summary>
    /// <exception cref="InvalidOperationException">Says what is missing and how to make it.</exception>
    internal static SecretsRing Read(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var keys = configuration.GetSection(Keys).GetChildren()
            .Select(child => new SecretKey(child.Key, Decode(child.Key, child.Value))).ToList();
        if (keys.Count > 0)
        {
            return new SecretsRing(InOrder(keys, configuration[Current]));
        }

        return services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new SecretsRing([OfFile(services.GetRequiredService<DataFolder>().File(FileName))])
            : throw new InvalidOperationException(
                $"{Keys} is empty. Outside Development the application does not start without a key: make one with "
                + $"'openssl rand -base64 32' and set it as Secrets__Keys__first.");
    }

    private static List<SecretKey> InOrder(List<SecretKey> keys, string? current)
    {
        if (current is null && keys.Count > 1)
        {
            throw new InvalidOperationException($"{Current} names which of the {keys.Count} keys seals; set it.");
        }

        var first = keys.Find(key => key.Id == (current ?? keys[0].Id))
            ?? throw new InvalidOperationException($"{Current} is '{current}', which is not in {Keys}.");
        return [first, .. keys.Where(key => key != first)];
    }

    private static byte[] Decode(string id, string? text)
    {
        var bytes = new byte[SecretKey.Length];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == bytes.Length
            ? bytes
            : throw new InvalidOperationException($"{Keys}:{id} is not {SecretKey.Length} bytes in base64.");
    }

    private static SecretKey OfFile(string path)
    {
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<SecretKey>(File.ReadAllText(path))!;
        }

        var key = new SecretKey("development", RandomNumberGenerator.GetBytes(SecretKey.Length));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, key);
        return key;
    }
}
