namespace Offers.Web.Platform.Mail;

/// <summary>How e-mails go out.</summary>
public static class MailModule
{
    /// <summary>Registers the mailer that the settings of <c>Mail</c> ask for.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<IMailer>(provider => string.IsNullOrWhiteSpace(settings.Host)
            ? new FileDropMailer(
                provider.GetRequiredService<DataFolder>().File("mail"), provider.GetRequiredService<TimeProvider>())
            : new SmtpMailer(settings));
        return services;
    }
}
