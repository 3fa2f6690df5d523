using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>What people do with files of sales: send one, let its rows be entered, stop, go on.</summary>
public sealed class SaleImportDesk(UnitOfWork writes, FileStore files)
{
    /// <summary>Takes a file in; its rows are checked by a worker. Answers 201.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose sales.</param>
    /// <param name="taken">The file.</param>
    /// <param name="builder">The builder whose sales they are; who acts for one need not name it.</param>
    /// <exception cref="Refusal"><c>import_file_invalid</c>, <c>not_owner</c>, <c>validation_failed</c>.</exception>
    public async Task<Answer> UploadAsync(
        CommandRequest request, ProjectScope scope, TakenFile taken, Id<Organisation>? builder = null)
    {
        await CheckHeadsAsync(taken);
        return await files.KeepAsync(taken, facts => writes.RunAsync(
            request, new Deed("incentives.import.upload", facts.Name), async work =>
            {
                var file = new StoredFile(work.Caller.Book, facts, work.Caller.Person, work.Now);
                var import = new SaleImport(scope.ImportsFor(builder), file, work.Real);
                work.Db.AddRange(file, import);
                Tell(work, import, "uploaded", null);
                await work.FlushAsync();
                return Answer.Created(
                    await SaleImportQueries.ViewAsync(work.Db, import, work.Now), AddressOf(scope, import.Id));
            }));
    }

    /// <summary>Lets the rows of a checked file be entered, by a worker.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>; <c>action_not_allowed</c>, <c>import_nothing_new</c> as
    /// answers.</exception>
    public Task<Answer> StartAsync(CommandRequest request, ProjectScope scope, Id<SaleImport> id) =>
        MoveAsync(request, scope, (id, "start"), (work, import) => import.Start(work.Caller.Person, work.Now));

    /// <summary>Stops; the batch that is being entered is the last, and what was entered stays.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, ProjectScope scope, Id<SaleImport> id) =>
        MoveAsync(request, scope, (id, "cancel"), (work, import) => import.Cancel(work.Now));

    /// <summary>Goes on behind the last row that was entered.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> ResumeAsync(CommandRequest request, ProjectScope scope, Id<SaleImport> id) =>
        MoveAsync(request, scope, (id, "resume"), (work, import) => import.Resume(work.Now));

    /// <summary>Tells what becomes of a file, and audits it.</summary>
    internal static void Tell(Work work, SaleImport import, string happened, string? before)
    {
        var fact = new
        {
            import.Id, owner = import.Builder, import.FileName, import.State, import.Rows, import.Found, import.Done,
            by = import.StartedBy ?? import.UploadedBy, import.Fault,
        };
        work.Audit(new AuditFact(
            "incentives.import." + happened, import.ObjectId, before, OffersJson.Text(fact), import.Fault));
        work.Raise(import, "incentives.import." + happened, fact);
    }

    private static string AddressOf(ProjectScope scope, Id<SaleImport> id) =>
        $"/api/v1/{scope.Portal}/sales/imports/{id}";

    private static async Task CheckHeadsAsync(TakenFile taken)
    {
        await using var bytes = File.OpenRead(taken.Path);
        using var csv = await SaleCsv.OpenAsync(bytes);
    }

    private Task<Answer> MoveAsync(
        CommandRequest request, ProjectScope scope, (Id<SaleImport> Id, string Verb) what,
        Action<ClosureWork, SaleImport> move) =>
        writes.RunAsync(request, new Deed("incentives.import." + what.Verb, what.Id.ToString()), async work =>
        {
            var import = await SaleImportQueries.FindAsync(work.Db, scope, what.Id);
            var before = OffersJson.Text(new { import.State });
            move(work, import);
            Tell(work, import, Past(what.Verb), before);
            await work.FlushAsync();
            return Answer.Ok(await SaleImportQueries.ViewAsync(work.Db, import, work.Now));
        });

    private static string Past(string verb) => verb switch
    {
        "cancel" => "cancelled", "resume" => "resumed", _ => verb + "ed",
    };
}
