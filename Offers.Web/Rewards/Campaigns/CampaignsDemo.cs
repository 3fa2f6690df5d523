using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// Campaigns of the demo's clients: one with credit of its own, one that spends the client's, for conditions, one that
/// has ended, and a draft. Their recipients came in files over the year; some addresses were wrong, and one was put
/// right.
/// </summary>
public sealed class CampaignsDemo : IDemoSource
{
    private static readonly int[] _sendings = [343, 320, 290, 250, 210, 170, 130, 90, 60, 45, 30, 20, 12, 7, 4, 2, 1];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) => DemoCampaign.All
        .SelectMany(campaign => Life(world, campaign))
        .Concat(_sendings.Select(day => new DemoStep(world.DaysAgo(day, 9), () => SendAsync(world))))
        .Append(new DemoStep(world.DaysAgo(338, 4), () => PutRightAsync(world)))
        .Append(new DemoStep(world.DaysAgo(337, 9), () => SendAsync(world)));

    private static IEnumerable<DemoStep> Life(DemoWorld world, DemoCampaign campaign)
    {
        var made = new Made();
        var desk = new CampaignDesk(world.Writes);
        yield return new DemoStep(
            world.DaysAgo(campaign.Day), async () => made.Id = await MakeAsync(world, campaign, desk));
        if (campaign.ActiveDay is { } active)
        {
            yield return If(world, made, (active, 2), (request, id) =>
                desk.MoveAsync(request, ScopeOf(request), id, ("activate", null)));
        }

        foreach (var (day, from, count) in campaign.Files)
        {
            yield return If(world, made, (day, 4), async (request, id) =>
            {
                using var file = new MemoryStream(Encoding.UTF8.GetBytes(DemoPeople.Csv(from, count)));
                await new RecipientImportDesk(world.Writes, world.Database)
                    .ImportAsync(request, ScopeOf(request), id, file);
            });
            yield return If(world, made, (day, 6), (request, id) =>
                new InvitationDesk(world.Writes, world.Database)
                    .InviteManyAsync(request, ScopeOf(request), id, new InvitationsBody()));
        }

        if (campaign.EndDay is { } end)
        {
            yield return If(world, made, (end, 5), (request, id) =>
                desk.MoveAsync(request, ScopeOf(request), id, ("end", "The season is over.")));
        }
    }

    private static async Task<Id<Campaign>?> MakeAsync(DemoWorld world, DemoCampaign campaign, CampaignDesk desk)
    {
        await using var db = world.Database.Read(BookId.Live);
        var house = new Id<Client>(world.Organisations[campaign.Client].Value);
        var client = await db.Clients.Where(x => x.Id == house).Select(x => x.Id).ToListAsync();
        var brand = await db.Brands.Where(x => x.Slug == campaign.Brand).Select(x => x.Id).ToListAsync();
        if (client is not [var clientId] || brand is not [var brandId])
        {
            return null;
        }

        var values = (await db.Denominations.Where(x => x.Brand == brandId).ToListAsync())
            .Where(x => x.Currency.Code == "USD").ToDictionary(x => x.ValueMinor / x.Currency.UnitsPerMajor, x => x.Id);
        var answer = await desk.CreateAsync(
            world.ByRole("agency", Role.AgencyManager, DemoCampaign.Agency),
            RewardScope.OfAgency(world.ByRole("agency", Role.AgencyManager, DemoCampaign.Agency).Caller),
            campaign.Body(world.Now) with
            {
                ClientId = clientId, BrandId = brandId,
                Denominations = [.. campaign.Values.Where(values.ContainsKey).Select(x => values[x])],
                Conditions =
                [
                    .. campaign.Conditions.Where(x => values.ContainsKey(x.Value))
                        .Select(x => new ConditionBody(x.Trigger, values[x.Value], x.Message)),
                ],
            });
        return answer.IsRefusal ? null : answer.Read<Answered>().Id;
    }

    // A provider took what was due; letters to one domain came back at once.
    private static async Task SendAsync(DemoWorld world)
    {
        var (queue, desk) = (new MessageQueue(world.Database, world.Clock), new MessageDesk(world.Writes));
        while (await queue.TakeAsync(BookId.Live) is { Count: > 0 } due)
        {
            var request = CommandRequest.Once(Caller.System(BookId.Live, RewardMessageSender.Actor));
            await desk.SettleAsync(request, [.. due.Select(x => (x, OutcomeOf(x)))]);
        }
    }

    private static SendOutcome OutcomeOf(OutgoingMessage message) =>
        message.WhyNot is { } reason ? new SendOutcome.Dropped(reason)
        : message.Address.EndsWith(DemoPeople.WrongDomain, StringComparison.Ordinal)
            ? new SendOutcome.Refused("The mail server knows no such address.")
            : new SendOutcome.Taken(null);

    private static async Task PutRightAsync(DemoWorld world)
    {
        await using var db = world.Database.Read(BookId.Live);
        var lost = await db.Recipients.Where(x => x.Email!.EndsWith(DemoPeople.WrongDomain)).OrderBy(x => x.Id)
            .FirstOrDefaultAsync();
        if (lost is null)
        {
            return;
        }

        var request = world.ByRole("agency", Role.AgencyManager, DemoCampaign.Agency);
        var place = new RecipientPlace(ScopeOf(request), lost.Campaign, lost.Id);
        var right = lost.Email!.Replace(DemoPeople.WrongDomain, DemoPeople.Domain, StringComparison.Ordinal);
        await new RecipientDesk(world.Writes).EditAsync(
            request, place, Etag.Of(lost.Revision), new System.Text.Json.Nodes.JsonObject { ["email"] = right });
        await new InvitationDesk(world.Writes, world.Database).ResendAsync(
            world.ByRole("agency", Role.AgencyManager, DemoCampaign.Agency), place, new SendBody());
    }

    private static DemoStep If(
        DemoWorld world, Made made, (int Day, int Hour) at, Func<CommandRequest, Id<Campaign>, Task> act) =>
        new(world.DaysAgo(at.Day, at.Hour), () => made.Id is { } id
            ? act(world.ByRole("agency", Role.AgencyManager, DemoCampaign.Agency), id)
            : Task.CompletedTask);

    private static RewardScope ScopeOf(CommandRequest request) => RewardScope.OfAgency(request.Caller);

    private sealed class Made
    {
        internal Id<Campaign>? Id { get; set; }
    }

    private sealed record Answered(Id<Campaign> Id);
}
