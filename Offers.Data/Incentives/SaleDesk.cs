using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// Enters sales and moves them on; the claims of their agents follow in the same commit.
/// </summary>
public sealed class SaleDesk(UnitOfWork writes)
{
    /// <summary>Enters a sale. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>project_not_found</c>, <c>not_owner</c>,
    /// <c>unit_not_found</c>, <c>agent_not_found</c>; <c>unit_taken</c>, <c>sale_reference_exists</c>,
    /// <c>shares_invalid</c> as answers.</exception>
    public Task<Answer> EnterAsync(CommandRequest request, ProjectScope scope, SaleBody body) =>
        writes.RunAsync(request, new Deed("incentives.sale.enter", body.Reference ?? ""), async work =>
        {
            var id = body.ProjectId ?? throw Refusal.OfField("projectId", "'projectId' is required.");
            var project = await scope.ForMakingAsync(work.Db, id);
            var unit = await UnitAsync(work.Db, project, body);
            await CheckFreeAsync(work.Db, unit, body.Reference);
            var price = body.Price is { Text: not null } text ? text.In(project.Currency) : unit.Price;
            var booked = body.BookedAt ?? work.Now;
            var entered = new NewSale(
                unit, new SaleFacts(body.Reference, price, body.BuyerName, body.BuyerContact, booked),
                await AgentsAsync(work.Db, body.Agents ?? []), Steps(body.Stage, body.StageAt ?? booked));
            var (sale, agents) = entered.Make(work.Now);
            unit.Follow(sale.Stage);
            work.Tell(sale, (project, agents), "entered", null);
            await work.FlushAsync();
            await work.InsertAsync([sale, .. agents]);
            await work.AwardAsync([new SoldUnit(sale, agents)]);
            return Answer.Created(
                await ViewAsync(work, sale), $"/api/v1/{scope.Portal}/sales/{sale.Id}");
        });

    /// <summary>Moves a sale on, or cancels it.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose sales.</param>
    /// <param name="id">The sale.</param>
    /// <param name="move"><c>sign</c>, <c>pay</c>, <c>register</c> or <c>cancel</c>; when, and why it is
    /// cancelled.</param>
    /// <exception cref="Refusal"><c>sale_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> MoveAsync(
        CommandRequest request, ProjectScope scope, Id<Sale> id, (string Verb, StageBody Body) move) =>
        writes.RunAsync(request, new Deed("incentives.sale." + move.Verb, id.ToString()), async work =>
        {
            var sale = await work.Db.Sales.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.SaleNotFound.Because();
            var project = await work.Db.Projects.SingleAsync(x => x.Id == sale.Project);
            scope.Require(project.Builder, IncentiveCodes.SaleNotFound);
            var before = OffersJson.Text(new { sale.Stage });
            if (move.Verb == "cancel")
            {
                sale.Cancel(move.Body.Reason, work.Now);
            }
            else
            {
                Advance(sale, move.Verb, (move.Body.At ?? work.Now, work.Now));
            }

            var unit = await work.Db.Units.SingleAsync(x => x.Id == sale.Unit);
            unit.Follow(sale.Stage);
            var agents = await work.Db.SaleAgents.Where(x => x.Sale == id).ToListAsync();
            work.Tell(sale, (project, agents), SaleTelling.Past(move.Verb), before);
            await work.FlushAsync();
            await work.AwardAsync([new SoldUnit(sale, agents)]);
            return Answer.Ok(await ViewAsync(work, sale));
        });

    private static void Advance(Sale sale, string verb, (DateTimeOffset At, DateTimeOffset Now) when)
    {
        if (when.At > when.Now)
        {
            throw Refusal.OfField("at", "A stage is reached today or earlier.");
        }

        sale.Advance(verb, when.At);
    }

    private static IReadOnlyList<SaleStep> Steps(SaleStage stage, DateTimeOffset at) => stage switch
    {
        SaleStage.Booked => [],
        SaleStage.Signed => [new("sign", at)],
        SaleStage.Paid => [new("pay", at)],
        SaleStage.Registered => [new("pay", at), new("register", at)],
        _ => throw Refusal.OfField("stage", "A sale is entered as it stands, and cancelled afterwards."),
    };

    private static async Task<Unit> UnitAsync(OffersDb db, Project project, SaleBody body)
    {
        var number = body.UnitId is null ? Unit.NumberOf(body.UnitNumber) : null;
        return await db.Units.SingleOrDefaultAsync(x => x.Project == project.Id
                && (number == null ? x.Id == body.UnitId : x.Number == number))
            ?? throw IncentiveCodes.UnitNotFound.Because();
    }

    private static async Task CheckFreeAsync(OffersDb db, Unit unit, string? reference)
    {
        if (await db.Sales.Where(x => x.Unit == unit.Id && x.Stage != SaleStage.Cancelled)
            .Select(x => (Id<Sale>?)x.Id).SingleOrDefaultAsync() is { } open)
        {
            throw IncentiveCodes.UnitTaken.Because(null, ("saleId", open));
        }

        var trimmed = Text.Optional("reference", reference, Limits.Reference);
        if (trimmed is not null && await db.Sales.Where(x => x.Project == unit.Project && x.Reference == trimmed)
            .Select(x => (Id<Sale>?)x.Id).SingleOrDefaultAsync() is { } same)
        {
            throw IncentiveCodes.SaleReferenceExists.Because(null, ("saleId", same));
        }
    }

    private static async Task<IReadOnlyList<(Id<IPerson> Agent, BasisPoints Share)>> AgentsAsync(
        OffersDb db, IReadOnlyList<SaleAgentBody> bodies)
    {
        if (bodies.Count > NewSale.MostAgents)
        {
            throw Refusal.OfField("agents", $"A sale has 1 to {NewSale.MostAgents} agents.");
        }

        var agents = new List<(Id<IPerson> Agent, BasisPoints Share)>();
        foreach (var body in bodies)
        {
            var share = body.ShareBps ?? (bodies.Count == 1 ? BasisPoints.Whole.Value : 0);
            agents.Add((await AgentAsync(db, body), new BasisPoints(share)));
        }

        return agents;
    }

    private static async Task<Id<IPerson>> AgentAsync(OffersDb db, SaleAgentBody body)
    {
        var address = body.AgentId is null
            ? Text.Required("agents", body.Email, Limits.Email).ToUpperInvariant() : null;
        return await (
            from person in db.Users
            join membership in db.Memberships on person.Id equals membership.Person
            where membership.Role == Role.Agent
                && (address == null ? person.Id == body.AgentId : person.NormalizedEmail == address)
            select (Id<IPerson>?)person.Id).FirstOrDefaultAsync() ?? throw IncentiveCodes.AgentNotFound.Because();
    }

    private static async Task<SaleView> ViewAsync(ClosureWork work, Sale sale)
    {
        await work.FlushAsync();
        return await SaleQueries.ViewAsync(work.Db, sale.Id, work.Now);
    }
}

/// <summary>What events and audit say of a sale.</summary>
internal sealed record SaleFact(
    Id<Sale> Id, Id<Organisation> Owner, Id<Project> Project, Id<Unit> Unit, SaleStage Stage, string Currency,
    AmountText Price, IReadOnlyList<Id<IPerson>> Agents);

/// <summary>Tells what becomes of sales.</summary>
internal static class SaleTelling
{
    /// <summary>What happened where a verb was done.</summary>
    internal static string Past(string verb) => verb switch
    {
        "pay" => "paid", "cancel" => "cancelled", "sign" => "signed", _ => verb + "ed",
    };

    internal static void Tell(
        this Work work, Sale sale, (Project Project, IReadOnlyList<SaleAgent> Agents) of, string happened,
        string? before)
    {
        var fact = new SaleFact(
            sale.Id, of.Project.Builder, sale.Project, sale.Unit, sale.Stage, sale.Currency.Code,
            AmountText.Of(sale.Price), [.. of.Agents.Select(x => x.Agent)]);
        work.Audit(new AuditFact(
            "incentives.sale." + happened, sale.ObjectId, before, OffersJson.Text(fact), sale.CancelReason));
        work.Raise(sale, "incentives.sale." + happened, fact);
    }
}
