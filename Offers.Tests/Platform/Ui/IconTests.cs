using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Platform.Ui;

public sealed class IconTests
{
    [Fact]
    public void Every_glyph_is_in_the_sprite()
    {
        var sprite = File.ReadAllText(Repository.PathOf("wwwroot-assets", "icons", "sprite.svg"));
        var missing = Enum.GetNames<Glyph>().Where(name =>
            !sprite.Contains($"id=\"{Words.Snake(name).Replace('_', '-')}\"", StringComparison.Ordinal));
        Assert.Empty(missing);
    }
}
