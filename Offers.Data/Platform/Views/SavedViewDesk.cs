using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Views;

/// <summary>What people do with their own saved views. Lists and queries are checked by who knows the lists.</summary>
public sealed class SavedViewDesk(UnitOfWork writes)
{
    /// <summary>Keeps a view of the caller's; one that has this name already is replaced. Answers 201 or 200.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>views_full</c> as an answer.</exception>
    public Task<Answer> SaveAsync(CommandRequest request, ViewText text) =>
        writes.RunAsync(request, new Deed("platform.view.save", ""), async work =>
        {
            var fresh = new SavedView(work.Caller.Book, text, Own(work), work.Now);
            var mine = await MineAsync(work, fresh.List);
            if (mine.Find(x => IsNamed(x, fresh.Name)) is { } known)
            {
                var before = Snapshot(known);
                known.Keep(text.Query);
                return Tell(work, "save", known, before);
            }

            if (mine.Count >= SavedView.AtMost)
            {
                throw PlatformCodes.ViewsFull.Because();
            }

            work.Db.Add(fresh);
            return Tell(work, "save", fresh, null) with { Status = 201, Location = "/api/v1/views/" + fresh.Id };
        });

    /// <summary>Gives a view another name.</summary>
    /// <exception cref="Refusal"><c>view_not_found</c>, <c>validation_failed</c>; <c>view_name_exists</c> as an
    /// answer.</exception>
    public Task<Answer> RenameAsync(CommandRequest request, Id<SavedView> id, string? name) =>
        ChangeAsync(request, id, "rename", async (work, view) =>
        {
            view.Rename(name);
            if ((await MineAsync(work, view.List)).Exists(x => x.Id != view.Id && IsNamed(x, view.Name)))
            {
                throw PlatformCodes.ViewNameExists.Because();
            }
        });

    /// <summary>Lets its list open with a view, and with no other of the caller's.</summary>
    /// <exception cref="Refusal"><c>view_not_found</c>.</exception>
    public Task<Answer> OpenAsync(CommandRequest request, Id<SavedView> id) =>
        ChangeAsync(request, id, "open", async (work, view) =>
        {
            foreach (var other in (await MineAsync(work, view.List)).Where(x => x.IsDefault && x.Id != view.Id))
            {
                other.StepBack();
            }

            view.Open();
        });

    /// <summary>Lets its list open without it.</summary>
    /// <exception cref="Refusal"><c>view_not_found</c>.</exception>
    public Task<Answer> StepBackAsync(CommandRequest request, Id<SavedView> id) =>
        ChangeAsync(request, id, "step_back", (_, view) =>
        {
            view.StepBack();
            return Task.CompletedTask;
        });

    /// <summary>Says whether the caller is told of what is new in a view.</summary>
    /// <exception cref="Refusal"><c>view_not_found</c>.</exception>
    public Task<Answer> TellAsync(CommandRequest request, Id<SavedView> id, ViewNews news) =>
        ChangeAsync(request, id, "tell", (_, view) =>
        {
            view.Tell(news);
            return Task.CompletedTask;
        });

    /// <summary>Takes a view away.</summary>
    /// <exception cref="Refusal"><c>view_not_found</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, Id<SavedView> id) =>
        ChangeAsync(request, id, "remove", (work, view) =>
        {
            work.Db.Remove(view);
            return Task.CompletedTask;
        });

    private Task<Answer> ChangeAsync(
        CommandRequest request, Id<SavedView> id, string verb, Func<ClosureWork, SavedView, Task> change) =>
        writes.RunAsync(request, new Deed("platform.view." + verb, id.ToString()), async work =>
        {
            var view = await work.Db.SavedViews.SingleOrDefaultAsync(x => x.Id == id);
            if (view is null || view.Person != Own(work))
            {
                throw PlatformCodes.ViewNotFound.Because();
            }

            var before = Snapshot(view);
            await change(work, view);
            return Tell(work, verb, view, before);
        });

    private static Id<IPerson> Own(Work work) => work.Caller.Person ?? throw PlatformCodes.Unauthenticated.Because();

    private static Task<List<SavedView>> MineAsync(ClosureWork work, string list)
    {
        var person = Own(work);
        return work.Db.SavedViews.Where(x => x.Person == person && x.List == list).ToListAsync();
    }

    private static bool IsNamed(SavedView view, string name) =>
        string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string Snapshot(SavedView view) =>
        OffersJson.Text(new { view.List, view.Name, view.Query, view.IsDefault, view.News });

    private static Answer Tell(ClosureWork work, string verb, SavedView view, string? before)
    {
        var after = verb == "remove" ? null : Snapshot(view);
        work.Audit(new AuditFact("platform.view." + verb, view.ObjectId, before, after, null));
        return Answer.Ok(SavedViewAnswer.Of(view));
    }
}
