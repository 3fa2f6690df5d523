using System.Globalization;
using Offers.Data.Ledger;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Ledger.Jobs;

/// <summary>
/// Walks along every audit chain and logs (number, hash) of its end: a chain alone cannot see that its newest rows were
/// cut off, but what was logged earlier can.
/// </summary>
public sealed class AuditCheckJob(AuditChain chain, ILogger<AuditCheckJob> log) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "audit-check";

    /// <inheritdoc/>
    public override string Purpose => "Walks along the audit chain and logs the number and hash of its end.";

    /// <inheritdoc/>
    public override string Schedule => "0 0 2 * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        var notes = new List<string>();
        foreach (var book in context.Books)
        {
            var report = await chain.VerifyAsync(book);
            context.Found((int)Math.Min(report.Entries, int.MaxValue));
            if (!report.Verified)
            {
                throw new InvalidOperationException($"{book}: row {report.FirstBad}: {report.Problem}");
            }

            context.Done((int)Math.Min(report.Entries, int.MaxValue));
            log.LogInformation("Audit chain of {Book}: {Number}, {Hash}.", book, report.Entries, report.Head);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{book}: {report.Entries}, {report.Head}"));
        }

        context.Note = string.Join("; ", notes);
    }
}
