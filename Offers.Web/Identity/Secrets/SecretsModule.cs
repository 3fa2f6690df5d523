using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Offers.Web.Identity.Secrets;

/// <summary>Registers the ring of secrets and what it protects.</summary>
internal static class SecretsModule
{
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton(SecretsSettings.Read);
        services.AddSingleton<StoredKeys>();
        services.AddSingleton<SealedXml>();
        services.AddDataProtection().SetApplicationName("offers");
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys, SealedXml>(static (options, keys, seal) =>
            (options.XmlRepository, options.XmlEncryptor) = (keys, seal));
    }
}
