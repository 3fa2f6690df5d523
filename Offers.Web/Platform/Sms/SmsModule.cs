namespace Offers.Web.Platform.Sms;

/// <summary>How text messages go out.</summary>
public static class SmsModule
{
    /// <summary>Registers the sender that the settings of <c>Sms</c> ask for.</summary>
    public static IServiceCollection AddSms(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Sms").Get<SmsSettings>() ?? new SmsSettings();
        return services.AddSingleton<ISmsSender>(provider => string.IsNullOrWhiteSpace(settings.Address)
            ? new FileDropSmsSender(
                provider.GetRequiredService<DataFolder>().File("sms"), provider.GetRequiredService<TimeProvider>())
            : new HttpSmsSender(settings));
    }
}
