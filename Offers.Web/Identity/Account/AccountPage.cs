using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Account;

/// <summary>What account pages share: they are rendered without a circuit, and their forms are posted.</summary>
public abstract class AccountPage : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [Inject] protected CurrentCaller Caller { get; set; } = default!;

    [Inject] protected BrowserSignIn Browser { get; set; } = default!;

    /// <summary>What was refused; null while all is well.</summary>
    protected Refusal? Problem { get; set; }

    /// <summary>The refusal, where it is about no field in particular.</summary>
    protected Refusal? GeneralProblem => Problem is not null && Errors.Count == 0 ? Problem : null;

    private IReadOnlyDictionary<string, string[]> Errors =>
        Problem?.Facts.GetValueOrDefault("errors") as IReadOnlyDictionary<string, string[]>
        ?? new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>What is wrong with a field, by its camelCase name.</summary>
    protected string? ErrorOf(string field) =>
        Errors.TryGetValue(field, out var sentences) ? string.Join(' ', sentences) : null;

    /// <summary>Tries something; what is refused is shown, and what was typed stays.</summary>
    /// <returns>What it answered; the type's own nothing where it was refused.</returns>
    protected async Task<T?> TryAsync<T>(Func<Task<T>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Refusal refusal)
        {
            Problem = refusal;
            return default;
        }
    }

    /// <summary>Tries something; what is refused is shown, and what was typed stays.</summary>
    /// <param name="attempt">What is tried.</param>
    /// <param name="after">The page to open when it is done; null to stay.</param>
    protected async Task TryAsync(Func<CommandRequest, Task> attempt, string? after = null)
    {
        try
        {
            await attempt(await OnceAsync());
        }
        catch (Refusal refusal)
        {
            Problem = refusal;
            return;
        }

        if (after is not null)
        {
            Navigation.NavigateTo(after);
        }
    }

    /// <summary>A command of who makes the request.</summary>
    protected async Task<CommandRequest> OnceAsync() => CommandRequest.Once(await Caller.GetAsync());

    /// <summary>The page to go to after signing in: the one that was asked for, if it is one of ours.</summary>
    protected static string Local(string? returnUrl) =>
        returnUrl is ['/'] or ['/', not ('/' or '\\'), ..] ? returnUrl : "/";
}
