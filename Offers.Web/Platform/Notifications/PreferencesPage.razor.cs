using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Notifications;

/// <summary>A person chooses what to be told, and how.</summary>
public sealed partial class PreferencesPage
{
    private PreferencesView? _view;
    private bool _saved;

    [Inject] private PreferenceDesk Desk { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "preferences")] private PreferencesForm? Form { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _view = await Desk.GetAsync(Http.Person());

    private Task SaveAsync() => TryAsync(async request =>
    {
        var form = Form ?? new PreferencesForm();
        var topics = NotificationTopics.All.Where(topic => !NotificationTopics.IsLocked(topic))
            .Select(topic => new TopicChoice(topic, form.Bell.Contains(topic), form.Mail.Contains(topic)));
        var answer = await Desk.ChooseAsync(
            request, Etag.Of(form.Revision), new PreferencesBody(form.Timing, [.. topics]));
        _view = answer.Read<PreferencesView>();
        _saved = true;
    });
}

/// <summary>What is ticked.</summary>
public sealed class PreferencesForm
{
    /// <summary>The topics on the bell.</summary>
    public List<NotificationTopic> Bell { get; set; } = [];

    /// <summary>The topics by e-mail.</summary>
    public List<NotificationTopic> Mail { get; set; } = [];

    /// <summary>When e-mails go out.</summary>
    public MailTiming Timing { get; set; }

    /// <summary>The revision that the form shows.</summary>
    public int Revision { get; set; }
}
