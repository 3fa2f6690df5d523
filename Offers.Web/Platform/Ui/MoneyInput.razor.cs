using Microsoft.AspNetCore.Components;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>An amount that can be chosen instead of typed.</summary>
/// <param name="Text">The words on the chip, for example "All that is left".</param>
/// <param name="Amount">The amount.</param>
public sealed record QuickAmount(string Text, Money Amount)
{
    /// <summary>A chip that names its amount.</summary>
    public static QuickAmount Of(Money amount) => new(MoneyText.Short(amount), amount);
}

/// <summary>
/// A box for an amount: it reads what is typed without guessing, says what is wrong once the person leaves it, groups
/// the digits then, and never changes or loses text that it cannot read.
/// </summary>
public sealed partial class MoneyInput
{
    private string _text = "";
    private TypedAmount _typed = new(null, null);
    private Currency? _read;
    private bool _left;

    /// <summary>The label.</summary>
    [Parameter] public string Label { get; set; } = T("Amount");

    /// <summary>The currency; it decides the digits.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = default!;

    /// <summary>The amount; null while the text is empty or cannot be read.</summary>
    [Parameter] public Money? Value { get; set; }

    /// <summary>Called with each readable text, and with null when it becomes unreadable.</summary>
    [Parameter] public EventCallback<Money?> ValueChanged { get; set; }

    /// <summary>The most that may be typed; null for no limit.</summary>
    [Parameter] public Money? Max { get; set; }

    /// <summary>What to write.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What the page finds wrong, for example a refusal; shown before the box's own findings.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>For a panel whose subject is this amount.</summary>
    [Parameter] public bool Large { get; set; }

    /// <summary>Amounts to choose from.</summary>
    [Parameter] public IReadOnlyList<QuickAmount> Quick { get; set; } = [];

    private string? ShownProblem => Error ?? (_left ? Problem : null);

    private string? Problem => _typed switch
    {
        { Problem: { } problem } => problem,
        { Amount.IsZero: true } => T("Write an amount above zero."),
        { Amount: { } amount } when Max is { } max && amount > max => T("At most {0}.", MoneyText.Plain(max)),
        _ => null,
    };

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // A change of value from outside replaces the text; a change of currency alone reads it anew and tells.
        if (Value is { } value && value.Currency == Currency)
        {
            if (value != _typed.Amount)
            {
                Show(value);
            }
        }
        else if (_read is not null && _read != Currency)
        {
            await ReadAsync();
        }
    }

    private void Show(Money amount)
    {
        _text = MoneyText.Bare(amount);
        (_typed, _read) = (new TypedAmount(amount, null), amount.Currency);
    }

    private async Task ReadAsync()
    {
        (_typed, _read) = (TypedAmount.Read(_text, Currency), Currency);
        await ValueChanged.InvokeAsync(_typed.Amount);
    }

    private void Tidy()
    {
        _left = true;
        if (_typed.Amount is { } amount)
        {
            Show(amount);
        }
    }

    private async Task ChooseAsync(Money amount)
    {
        Show(amount);
        await ValueChanged.InvokeAsync(amount);
    }
}
