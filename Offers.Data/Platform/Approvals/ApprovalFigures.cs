using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Approvals;

/// <summary>Explains the amount that a second person decides about.</summary>
public sealed class ApprovalFigures : IFigureSource
{
    private const string Name = "approval";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal) { [Name] = ExplainAsync };

    /// <summary>The key of an approval's amount.</summary>
    public static string Of(Id<Approval> approval) => FigureName.Of(Name, approval);

    private static async Task<Explanation> ExplainAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<Approval>(0);
        var approval = await ask.Db.Approvals.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        return ask.Explain(
            "To be approved", approval.Amount, "The amount of what was asked for; nothing is worked out.",
            ExplanationInput.Fact("What", approval.Summary), ExplanationInput.Fact("Object", approval.Subject),
            ExplanationInput.Fact("State", Words.Plain(approval.State.ToString())));
    }
}
