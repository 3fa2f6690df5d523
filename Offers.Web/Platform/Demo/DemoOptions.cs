namespace Offers.Web.Platform.Demo;

/// <summary>
/// Whether there is demo data: in Development, unless <c>Demo:Enabled</c> is false; never anywhere else.
/// </summary>
public sealed class DemoOptions(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>True where demo data is written into an empty database.</summary>
    public bool IsEnabled => environment.IsDevelopment() && configuration.GetValue("Demo:Enabled", defaultValue: true)
        && !string.IsNullOrEmpty(configuration["Demo:Password"]);

    /// <summary>The password of all people of the demo data.</summary>
    /// <exception cref="InvalidOperationException">There is none, so there is no demo data.</exception>
    public string Password => configuration["Demo:Password"]
        ?? throw new InvalidOperationException("Demo:Password is not set.");
}
