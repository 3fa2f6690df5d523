using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What modules do with alerts inside a unit of work.</summary>
internal static class AlertWork
{
    /// <summary>
    /// Opens an alert, or says of the open one of the same family and subject that its cause is still there. The alerts
    /// of the subject must have been named (<see cref="RewardRows.AlertsOf"/>).
    /// </summary>
    /// <returns>True where people are to be told: it is new, or presses more.</returns>
    internal static bool Alert(this Work work, Id<Organisation>? owner, AlertFacts facts)
    {
        var open = work.FindAll(RewardRows.AlertsOf, facts.Subject).FirstOrDefault(x =>
            x.Book == work.Caller.Book && x.Family == facts.Family && x.State != AlertState.Resolved);
        var isNews = open?.See(facts, work.Now) ?? true;
        var alert = open ?? work.Add(new Alert(work.Caller.Book, owner, facts, work.Now));
        if (isNews)
        {
            work.TellAlert(alert, open is null ? "opened" : "raised");
        }

        return isNews;
    }

    /// <summary>The cause of an open alert is gone, if there is one. The alerts of the subject must be named.</summary>
    internal static void Calm(this Work work, string family, string subject)
    {
        foreach (var alert in work.FindAll(RewardRows.AlertsOf, subject).Where(x =>
            x.Book == work.Caller.Book && x.Family == family && x.State != AlertState.Resolved))
        {
            alert.Resolve(null, null, work.Now);
            work.TellAlert(alert, "resolved");
        }
    }

    /// <summary>Audits and tells what happened to an alert.</summary>
    internal static void TellAlert(this Work work, Alert alert, string happened)
    {
        var payload = new
        {
            id = alert.ObjectId, alert.Kind, alert.Family, alert.Subject, alert.Severity, alert.Message,
            status = alert.State, alert.Owner,
        };
        work.Audit(new AuditFact(
            "rewards.alert." + happened, alert.ObjectId, null, OffersJson.Text(payload), alert.Note));
        work.Raise(alert, "rewards.alert." + happened, payload);
    }
}
