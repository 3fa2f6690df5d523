using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;

namespace Offers.Web.Platform.Notifications;

/// <summary>The pump of events, and what is made of them: live pages, notifications, e-mails.</summary>
public static class NotificationsModule
{
    /// <summary>Registers them; after the database, which must be up when the pump starts.</summary>
    public static IServiceCollection AddEventsAndNotifications(this IServiceCollection services)
    {
        services.AddSingleton<EventQueries>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<NotificationDesk>();
        services.AddSingleton<NotificationWriter>();
        services.AddSingleton<PreferenceDesk>();
        services.AddSingleton<NotificationLetters>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<MailSender>();
        services.AddHostedService<EventPump>();
        services.AddSingleton<NotificationMaker>();
        services.AddHostedService(provider => provider.GetRequiredService<NotificationMaker>());
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        return services;
    }
}
