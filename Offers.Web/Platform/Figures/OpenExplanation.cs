namespace Offers.Web.Platform.Figures;

/// <summary>The explanation that is open over a page, and those from which it was reached.</summary>
public sealed class OpenExplanation
{
    private readonly Stack<string> _keys = new();

    /// <summary>Raised when another one is open.</summary>
    public event EventHandler? Changed;

    /// <summary>The key of what is explained; null while nothing is.</summary>
    public string? Key => _keys.TryPeek(out var key) ? key : null;

    /// <summary>Whether there is one to go back to.</summary>
    public bool CanGoBack => _keys.Count > 1;

    /// <summary>Explains an amount, over what is explained already.</summary>
    public void Open(string key)
    {
        _keys.Push(key);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Goes back to the one before.</summary>
    public void Back()
    {
        _keys.TryPop(out _);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Closes all.</summary>
    public void Close()
    {
        _keys.Clear();
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
