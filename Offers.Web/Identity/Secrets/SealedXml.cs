using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Offers.Data.Platform.Secrets;

namespace Offers.Web.Identity.Secrets;

/// <summary>Seals the framework's own keys with the ring of secrets.</summary>
internal sealed class SealedXml(SecretsRing ring) : IXmlEncryptor
{
    internal const string Purpose = "framework-key";

    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", ring.Seal(Purpose, plaintextElement.ToString(SaveOptions.DisableFormatting))),
        typeof(OpenedXml));
}

/// <summary>Opens what <see cref="SealedXml"/> sealed; made by the framework, which hands it the services.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        services.GetRequiredService<SecretsRing>().Open(SealedXml.Purpose, encryptedElement.Value));
}
