using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>An administrator moves the money of an offer, after he saw what will happen.</summary>
public sealed partial class OfferMoneyDialog
{
    // The entries do not depend on the words of the reason, so that one stands in for it while it is being written.
    private const string AnyReason = "preview";
    private const int MostShares = 8;

    private FormKey _key = new();
    private string? _shown;
    private Money? _amount;
    private string? _reason;
    private DistributionKind _kind;
    private Refusal? _refusal;
    private IReadOnlyList<EffectLine> _lines = [];
    private IReadOnlyList<ShareLine> _shares = [];

    /// <summary>What is asked for; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public string? Verb { get; set; }

    /// <summary>The offer.</summary>
    [Parameter, EditorRequired] public OfferView Offer { get; set; } = default!;

    /// <summary>What is in its pool.</summary>
    [Parameter, EditorRequired] public Money Pool { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private OfferMoneyDesk Desk { get; set; } = default!;

    [Inject] private DistributionDesk Distributions { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool AsksAmount => Verb is "payout" or "fund" or "distribute";

    private bool AsksReason => Verb is "cancel" or "payout" or "fund" or "distribute";

    private bool NeedsReason => Verb is "cancel" or "fund";

    private string ButtonText => AsksAmount && _amount is { Minor: > 0 } amount
        ? $"{OfferWords.Label(Verb!)}: {MoneyText.Plain(amount)}"
        : OfferWords.Label(Verb ?? "");

    private string? WhyNot => AsksAmount && _amount is not { Minor: > 0 } ? T("Write an amount first.")
        : NeedsReason && string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.")
        : null;

    private string ShareCaption => _shares.Count > MostShares
        ? T("The first {0} of {1} lines; all are listed once it is proposed.", MostShares, $"{_shares.Count:N0}")
        : T("Every line");

    private string Consequence => Verb switch
    {
        "settle" => T("{0} that investors hold for the offer goes into its pool. "
            + "Interest runs from today. It cannot be taken back.", MoneyText.Plain(Offer.CommittedAmount)),
        "cancel" => T("{0} goes back to the investors' wallets, all of it, and the "
            + "offer is over.", MoneyText.Plain(Offer.CommittedAmount)),
        "payout" => T("The issuer, {0}, gets money out of the pool into its wallet.", Offer.Issuer.Name),
        "fund" => T("Money that the issuer paid to the platform's bank goes into the pool."),
        "distribute" => T(
            "Investors are paid out of the pool by what each has in the offer; the lines sum to the total."),
        _ => T("{0} goes back to the investors. If the pool is short of it, the "
            + "offer is in arrears and nobody is paid.", MoneyText.Plain(Offer.CommittedAmount)),
    };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Verb == _shown)
        {
            return;
        }

        (_shown, _key, _refusal, _reason, _lines, _shares) = (Verb, new FormKey(), null, null, [], []);
        _amount = Verb == "payout" ? Pool : null;
        await PreviewAsync();
    }

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_lines, _shares, _refusal) = ([], [], null);
        if (!AsksAmount || _amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            var caller = await Current.GetAsync();
            var answer = await SendAsync(_key.Preview(caller), AnyReason);
            _lines = LedgerEffects.Of(answer, Owner.Of(caller.Book, Offer.Issuer.Id), Offer.Issuer.Name);
            _shares = ShareLine.Of(answer);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            (await SendAsync(_key.Request(await Current.GetAsync()), _reason)).Check();
            await OnClose.InvokeAsync();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> SendAsync(CommandRequest request, string? reason)
    {
        var amount = _amount is { } money ? AmountText.Of(money) : (AmountText?)null;
        return Verb switch
        {
            "settle" => Desk.SettleAsync(request, Offer.Id),
            "cancel" => Desk.CancelAsync(request, Offer.Id, reason),
            "payout" => Desk.PayoutAsync(request, Offer.Id, new PoolBody(amount, reason)),
            "fund" => Desk.FundAsync(request, Offer.Id, new PoolBody(amount, reason)),
            "distribute" => Distributions.ProposeAsync(
                request, Offer.Id, new DistributionBody(_kind, amount!.Value, null, reason)),
            _ => Distributions.RepayAsync(request, Offer.Id),
        };
    }

    /// <summary>A line of a distribution that is only shown.</summary>
    private sealed record ShareLine(string Name, string Share, string Amount)
    {
        internal static IReadOnlyList<ShareLine> Of(Answer answer) =>
            answer.Read<Preview>().Result is { ValueKind: JsonValueKind.Object } result
            && result.TryGetProperty("lines", out var lines) && lines.ValueKind == JsonValueKind.Array
                ? [.. lines.EnumerateArray().Select(line => new ShareLine(
                    line.GetProperty("investor").GetProperty("name").GetString()!,
                    line.GetProperty("share").GetString()!, line.GetProperty("amount").GetString()!))]
                : [];
    }
}
