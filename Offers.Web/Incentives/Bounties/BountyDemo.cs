using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Incentives;
using Offers.Data.Platform.Files;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;
using Proof = Offers.Domain.Incentives.Bounties.Proof;

namespace Offers.Web.Incentives.Bounties;

/// <summary>
/// Bounties of the demo's builder: one for photos, one for visits with buyers, one that has ended, and a draft. Some
/// proofs are paid, one is rejected, some wait, and one has a photo that was sent before.
/// </summary>
public sealed class BountyDemo(FileStore store) : IDemoSource
{
    private const string ProjectName = "Sunrise Apartments";

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) =>
        Hoardings(world).Concat(Visits(world)).Concat(Ended(world)).Concat(Draft(world));

    private IEnumerable<DemoStep> Hoardings(DemoWorld world)
    {
        var made = new Made();
        yield return Make(world, made, (26, 0), Body("Photo of a hoarding on Outer Ring Road", 1_500) with
        {
            Description = "We want to know that our hoardings stand and can be read. Walk up to one and take a photo.",
            Requirements = ["Taken by daylight", "The whole hoarding is in the picture", "The road can be seen"],
            Fields = [ProofField.Photo, ProofField.Note], MaxSubmissions = 12,
            ExpiresAt = world.Now.AddDays(2).AddHours(20),
        });
        yield return Send(world, made, (20, 2), new DemoProof(0, "one", "Near the flyover, facing north.", [1]));
        yield return Review(world, made, (19, 3), ("one", ReviewDecision.Approve, "Thank you, clear picture."));
        yield return Send(world, made, (16, 1), new DemoProof(1, "two", "At the bus depot.", [2]));
        yield return Review(world, made, (15, 3), (
            "two", ReviewDecision.Reject, "It is too dark to read. Please take it again by daylight."));
        yield return Send(world, made, (13, 4), new DemoProof(2, "three", "Opposite the tech park.", [3, 4]));
        yield return Review(world, made, (12, 2), ("three", ReviewDecision.Approve, null));
        yield return Send(world, made, (2, 3), new DemoProof(0, "four", "Beside the metro station.", [5]));
        yield return Send(world, made, (1, 2), new DemoProof(1, "five", "By the lake, repaired last week.", [1]));
    }

    private IEnumerable<DemoStep> Visits(DemoWorld world)
    {
        var made = new Made();
        yield return Make(world, made, (40, 1), Body("Bring a buyer to the show flat", 5_000) with
        {
            Type = BountyType.LeadReferral, MaxSubmissions = 20, ExpiresAt = world.Now.AddDays(35),
            Description = "Come with somebody who looks for a home in Whitefield. We show the flat.",
            Requirements = ["The visit lasted at least half an hour", "The buyer agreed to be called"],
            Fields = [ProofField.Contact, ProofField.Note],
        });
        yield return Send(world, made, (31, 5), new DemoProof(0, "one", "Wants three bedrooms by summer.", [])
        {
            Contact = ("Ravi Kumar", "ravi.kumar@example.com"),
        });
        yield return Review(world, made, (30, 1), ("one", ReviewDecision.Approve, null));
        yield return Send(world, made, (3, 6), new DemoProof(2, "two", "Second visit planned for Saturday.", [])
        {
            Contact = ("Sunita Reddy", "+91 98450 55501"),
        });
    }

    private IEnumerable<DemoStep> Ended(DemoWorld world)
    {
        var made = new Made();
        yield return Make(world, made, (120, 0), Body("Hand out brochures at the housing fair", 2_000) with
        {
            Description = "Stand with us for an afternoon and hand out brochures.",
            Requirements = ["At least one afternoon"], MaxSubmissions = 4, ExpiresAt = world.DaysAgo(90),
        });
        yield return Send(world, made, (100, 2), new DemoProof(0, "one", null, [6]));
        yield return Review(world, made, (99, 2), ("one", ReviewDecision.Approve, null));
        var expiry = new BountyExpiry(world.Database, new BountyDesk(world.Writes), world.Clock);
        yield return new DemoStep(world.DaysAgo(90, 1), () => expiry.RunAsync(BookId.Live));
    }

    private static IEnumerable<DemoStep> Draft(DemoWorld world)
    {
        yield return Make(world, new Made(), (4, 3), Body("Refer a family for a corner flat", 25_000) with
        {
            Type = BountyType.PropertyReferral, Audience = BountyAudience.AssociatedAgents, MaxSubmissions = 6,
            Description = "For families who book one of the corner flats.", Publish = false,
            Requirements = ["The family has seen the flat"],
        });
    }

    private static NewBountyBody Body(string title, long reward) => new()
    {
        Title = title,
        Reward = AmountText.Of(new Money(reward * Currency.Inr.UnitsPerMajor, Currency.Inr)),
    };

    private static DemoStep Make(DemoWorld world, Made made, (int Day, int Hour) at, NewBountyBody body) =>
        new(world.DaysAgo(at.Day, at.Hour), async () =>
        {
            var request = world.ByBuilder(IncentivesDemoMoney.Person, IncentivesDemoMoney.Builder);
            await using var db = world.Database.Read(BookId.Live);
            var project = await db.Projects.Where(x => x.Name == ProjectName).Select(x => x.Id).SingleAsync();
            made.Id = (await new BountyDesk(world.Writes).CreateAsync(
                request, ProjectScope.OfBuilder(request.Caller), body with { ProjectId = project }))
                .Read<Answered<Bounty>>().Id;
        });

    private DemoStep Send(DemoWorld world, Made made, (int Day, int Hour) at, DemoProof proof) =>
        new(world.DaysAgo(at.Day, at.Hour), async () =>
        {
            var files = new List<TakenFile>();
            foreach (var number in proof.Photos)
            {
                using var bytes = new MemoryStream(DemoProofs.Hoarding(number));
                files.Add(await store.TakeAsync(
                    bytes, new FileClaim($"photo-{number}.png", FileType.Png.ContentType), ProofFiles.Photos));
            }

            var said = new Proof(null, proof.Contact?.Name, proof.Contact?.Where, proof.Note);
            var answer = await store.KeepAllAsync(files, photos => new SubmissionDesk(world.Writes).SendAsync(
                world.ByAgent(world.Agents[proof.Agent]), made.Id, said, photos));
            files.ForEach(file => file.Dispose());
            made.Proofs[proof.Name] = answer.Read<Answered<BountySubmission>>().Id;
        });

    private static DemoStep Review(
        DemoWorld world, Made made, (int Day, int Hour) at,
        (string Name, ReviewDecision What, string? Feedback) decision) =>
        new(world.DaysAgo(at.Day, at.Hour), () =>
        {
            var request = world.ByBuilder(IncentivesDemoMoney.Person, IncentivesDemoMoney.Builder);
            return new SubmissionDesk(world.Writes).ReviewAsync(
                request, ProjectScope.OfBuilder(request.Caller), made.Proofs[decision.Name],
                new ReviewBody(decision.What, decision.Feedback));
        });

    private sealed record DemoProof(int Agent, string Name, string? Note, int[] Photos)
    {
        internal (string Name, string Where)? Contact { get; init; }
    }

    private sealed class Made
    {
        internal Id<Bounty> Id { get; set; }

        internal Dictionary<string, Id<BountySubmission>> Proofs { get; } = new(StringComparer.Ordinal);
    }

    private sealed record Answered<T>(Id<T> Id);
}
