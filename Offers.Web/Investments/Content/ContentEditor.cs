using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments.Content;

/// <summary>What the editors of an offer's content do alike: carry out one command at a time and say what was refused.
/// </summary>
public abstract class ContentEditor : ComponentBase
{
    private readonly FormKey _key = new();

    /// <summary>The offer.</summary>
    [Parameter, EditorRequired] public Id<Domain.Investments.InvestmentOffer> Offer { get; set; }

    /// <summary>Called after a change.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <summary>What was refused last.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>True while something is being done.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Carries out a command once, however often its button arrives.</summary>
    /// <returns>Whether it was carried out.</returns>
    protected async Task<bool> DoAsync(Func<CommandRequest, Task<Answer>> command)
    {
        if (Busy)
        {
            return false;
        }

        (Busy, Refused) = (true, null);
        try
        {
            (await command(_key.Request(await Current.GetAsync()))).Check();
            await OnChanged.InvokeAsync();
            return true;
        }
        catch (Refusal refusal)
        {
            Refused = refusal;
            return false;
        }
        finally
        {
            _key.Renew();
            Busy = false;
        }
    }

    /// <summary>Forgets what was refused.</summary>
    protected void Clear() => Refused = null;
}
