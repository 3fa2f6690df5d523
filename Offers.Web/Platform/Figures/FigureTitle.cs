using Offers.Web.Platform.Texts;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Figures;

/// <summary>Titles of explanations and of what goes into them, in the language of the page.</summary>
internal static class FigureTitle
{
    /// <summary>
    /// The title in the language of the page. What it names at its end, such as an offer's code, stays as it is:
    /// <c>Costs of YARD-2</c> is translated under <c>Costs of {0}</c>.
    /// </summary>
    internal static string In(string title)
    {
        if (Translation.Arabic.ContainsKey(title))
        {
            return T(title);
        }

        for (var at = title.IndexOf(' ', StringComparison.Ordinal); at > 0; at = title.IndexOf(' ', at + 1))
        {
            var key = title[..at] + " {0}";
            if (Translation.Arabic.ContainsKey(key))
            {
                return T(key, title[(at + 1)..]);
            }
        }

        return ServerText.In(title);
    }
}
