using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Secrets;

/// <summary>
/// Keeps the framework's own keys in the database, so that every node reads the same cookies and links.
/// </summary>
internal sealed class StoredKeys(OffersDatabase database, TimeProvider time) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Read(BookId.Live);
        // Modules keep sealed keys of their own beside those of the framework, which are elements.
        return
        [
            .. db.StoredKeys.Where(key => !key.Name.StartsWith("rewards.")).OrderBy(key => key.CreatedAt)
                .Select(key => key.Xml).ToList().Select(XElement.Parse),
        ];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Outside();
        db.StoredKeys.Add(new StoredKey(
            friendlyName, element.ToString(SaveOptions.DisableFormatting), time.GetUtcNow()));
        db.SaveChanges();
    }
}
