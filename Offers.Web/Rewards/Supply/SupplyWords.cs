using System.Globalization;
using Offers.Data.Platform.Sagas;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>Suppliers and orders in words.</summary>
internal static class SupplyWords
{
    private const int Percent = 100;

    /// <summary>True for what happens to suppliers and orders.</summary>
    internal static bool IsOfSupply(Event happening) =>
        happening.Type.StartsWith("rewards.supplier", StringComparison.Ordinal);

    /// <summary>The id of a supplier in a page's address.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c> for what is no id of one.</exception>
    internal static Id<Supplier> Read(string? text) =>
        Id<Supplier>.TryParse(text, out var id) ? id : throw RewardCodes.SupplierNotFound.Because();

    /// <summary>How a supplier is talked to.</summary>
    internal static string OfKind(SupplierKind kind) =>
        kind == SupplierKind.Simulator ? T("Simulator") : T("By HTTP");

    /// <summary>What stands before an enum's words.</summary>
    internal static string OfBehaviour(SupplierBehaviour behaviour) => behaviour switch
    {
        SupplierBehaviour.Ok => T("Delivers"),
        SupplierBehaviour.Slow => T("Delivers slowly"),
        SupplierBehaviour.TimeoutThenSuccess => T("Delivers and does not answer"),
        SupplierBehaviour.ErrorAfterSend => T("Delivers and answers with a fault"),
        SupplierBehaviour.Duplicate => T("Delivers and tells it three times"),
        SupplierBehaviour.OutOfOrder => T("Delivers later, its messages in the wrong order"),
        SupplierBehaviour.WrongAmount => T("Delivers cards of another value"),
        SupplierBehaviour.SameCode => T("Delivers codes that were sold before"),
        SupplierBehaviour.Never => T("Never answers"),
        SupplierBehaviour.Refused => T("Refuses"),
        SupplierBehaviour.OutOfStock => T("Has none"),
        SupplierBehaviour.Busy => T("Is busy at first"),
        _ => T("Loses the first call"),
    };

    /// <summary>Whether a supplier is asked now.</summary>
    internal static (string Text, BadgeLook Look) OfHealth(SupplierView supplier) => supplier switch
    {
        { Status: SupplierStatus.Paused } => (T("Paused"), BadgeLook.Paused),
        { HasKey: false } => (T("No key"), BadgeLook.Wait),
        { Health.Breaker: BreakerState.Open } => (T("Left alone"), BadgeLook.Bad),
        { Health.Breaker: BreakerState.HalfOpen } => (T("Tried again"), BadgeLook.Wait),
        _ => (T("Answers"), BadgeLook.Ok),
    };

    /// <summary>The look of an order's state.</summary>
    internal static BadgeLook LookOf(SupplierOrderStatus status) => status switch
    {
        SupplierOrderStatus.Open => BadgeLook.Live,
        SupplierOrderStatus.Unknown => BadgeLook.Unknown,
        SupplierOrderStatus.Confirmed => BadgeLook.Ok,
        SupplierOrderStatus.Disputed => BadgeLook.Wait,
        _ => BadgeLook.Bad,
    };

    /// <summary>A rate: <c>98.5%</c>, or a dash.</summary>
    internal static string Rate(int? bps) => bps is not { } rate ? "–" : string.Create(
        CultureInfo.InvariantCulture, $"{rate / Percent}.{rate % Percent / 10}%");

    /// <summary>Milliseconds, or a dash.</summary>
    internal static string Ms(int? ms) => ms is { } time ? T("{0:N0} ms", time) : "–";

    /// <summary>A number, grouped.</summary>
    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
