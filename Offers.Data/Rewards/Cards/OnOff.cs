using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>Things that are offered or not: brands, face values, pools.</summary>
internal static class OnOff
{
    /// <summary>The verb that offers it.</summary>
    internal const string On = "activate";

    /// <summary>The verb that offers it no more.</summary>
    internal const string Off = "deactivate";

    /// <summary>Carries out a verb.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    internal static void Switch((string Verb, bool IsActive) of, Action on, Action off)
    {
        var isOn = of.Verb == On;
        if (isOn == of.IsActive)
        {
            throw PlatformCodes.ActionNotAllowed.Because(isOn ? "It is active already." : "It is not active.");
        }

        (isOn ? on : off)();
    }

    /// <summary>The verbs with whether each is possible.</summary>
    internal static IReadOnlyList<AllowedAction> Allowed(CardPool pool) =>
        [Judge(On, !pool.IsActive, "It is active already."), Judge(Off, pool.IsActive, "It is not active.")];

    private static AllowedAction Judge(string verb, bool isPossible, string why) => isPossible
        ? new AllowedAction(verb, true)
        : new AllowedAction(verb, false, PlatformCodes.ActionNotAllowed.Code, why);
}
