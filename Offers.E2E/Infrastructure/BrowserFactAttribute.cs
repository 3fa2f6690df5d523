namespace Offers.E2E.Infrastructure;

/// <summary>A test that needs a browser; without one it is counted as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public BrowserFactAttribute()
    {
        if (Browser.Program is null) Skip = Browser.Missing;
    }
}

/// <summary>A test with several cases that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the test.</summary>
    public BrowserTheoryAttribute()
    {
        if (Browser.Program is null) Skip = Browser.Missing;
    }
}
