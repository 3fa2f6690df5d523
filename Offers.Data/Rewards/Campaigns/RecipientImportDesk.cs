using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What a file of recipients has, or what became of it.</summary>
/// <param name="Rows">Rows with something in them.</param>
/// <param name="New">People who are, or were, put on the list.</param>
/// <param name="Duplicates">Rows about people who are on it already, or come twice in the file.</param>
/// <param name="Invalid">Rows that cannot be entered.</param>
/// <param name="Faults">Why not, for the first 100 rows that are left out.</param>
public sealed record RecipientImportView(
    int Rows, int New, int Duplicates, int Invalid, IReadOnlyList<RecipientFault> Faults);

/// <summary>
/// Puts the people of a file on a campaign's list, in commits of 1,000 rows with keys of their own, so that a request
/// that is sent again goes on where it stopped. Who is on the list already is left out and counted.
/// </summary>
public sealed class RecipientImportDesk(UnitOfWork writes, OffersDatabase database)
{
    private const int PartSize = 1_000;
    private const int FaultsShown = 100;

    /// <summary>Checks a file, or enters its rows.</summary>
    /// <param name="request">Who and with which key; a dry run only checks.</param>
    /// <param name="scope">Whose campaigns.</param>
    /// <param name="id">The campaign.</param>
    /// <param name="file">The file, read from its beginning.</param>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipients_file_invalid</c>;
    /// <c>campaign_not_editable</c> as an answer.</exception>
    public async Task<Answer> ImportAsync(CommandRequest request, RewardScope scope, Id<Campaign> id, Stream file)
    {
        if (request.Mode == RunMode.DryRun)
        {
            return Answer.Ok(await CheckAsync(scope, id, file));
        }

        if (await writes.RecallAsync(request) is { } kept)
        {
            return kept;
        }

        var tally = new Tally(FaultsShown);
        using var csv = await RecipientCsv.OpenAsync(file);
        await foreach (var part in tally.PartsAsync(csv, PartSize))
        {
            var item = request with { Key = request.Key.Part($"rows {part[0].Line}") };
            var answer = await EnterAsync(item, (scope, id), part);
            if (answer.IsRefusal)
            {
                return answer;
            }

            tally.Count(part, answer.Read<Entered>().Known);
        }

        return await writes.RunAsync(
            request, new Deed("rewards.recipient.import", id.ToString()),
            _ => Task.FromResult(Answer.Ok(tally.View)));
    }

    /// <summary>Checks a file: what would be entered and what not, row by row.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>campaign_not_editable</c>,
    /// <c>recipients_file_invalid</c>.</exception>
    public async Task<RecipientImportView> CheckAsync(
        RewardScope scope, Id<Campaign> id, Stream file, int faultsShown = FaultsShown)
    {
        await using var db = database.Read(scope.Book);
        var campaign = await db.CampaignAsync(scope, id);
        RecipientDesk.CheckEditable(campaign);
        var known = await KnownAsync(db, campaign);
        var tally = new Tally(faultsShown);
        using var csv = await RecipientCsv.OpenAsync(file);
        await foreach (var part in tally.PartsAsync(csv, PartSize))
        {
            tally.Count(part, [.. part.Where(x => known.Contains(Tally.ShortHash(x.Person!))).Select(x => x.Line)]);
        }

        return tally.View;
    }

    private static async Task<HashSet<UInt128>> KnownAsync(OffersDb db, Campaign campaign)
    {
        var known = new HashSet<UInt128>();
        await foreach (var hash in db.Recipients
            .Where(x => x.Campaign == campaign.Id && x.Status != RecipientStatus.Removed)
            .Select(x => x.PersonHash).AsAsyncEnumerable())
        {
            known.Add(Tally.ShortHash(hash));
        }

        return known;
    }

    private Task<Answer> EnterAsync(
        CommandRequest request, (RewardScope Scope, Id<Campaign> Id) which, IReadOnlyList<RecipientRow> rows) =>
        writes.RunAsync(request, new Deed("rewards.recipient.import", which.Id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(which.Scope, which.Id);
            RecipientDesk.CheckEditable(campaign);
            var names = new RowNames();
            foreach (var row in rows)
            {
                names.Need(RewardRows.People, RecipientWork.KeyOf(campaign, row.Person!));
            }

            await work.LoadAsync(names);
            var fresh = rows.Where(x => work.FindAll(RewardRows.People, RecipientWork.KeyOf(campaign, x.Person!))
                .All(one => one.Status == RecipientStatus.Removed)).ToList();
            var codes = await work.NewCodesAsync(fresh.Count);
            await work.InsertAsync(fresh.Zip(codes).Select(x => Make(campaign, x.First, x.Second, work.Now)));
            work.Tell(campaign, new CampaignDeed("add_recipients", "recipients_added")
            {
                After = OffersJson.Text(new { added = fresh.Count }),
            });
            return Answer.Ok(new Entered(fresh.Count, [.. rows.Except(fresh).Select(x => x.Line)]));
        });

    private static Recipient Make(Campaign campaign, RecipientRow row, string code, DateTimeOffset now)
    {
        var recipient = new Recipient(campaign, code, row.Person!, now);
        if (row.Consent != SmsConsent.None)
        {
            recipient.Say(row.Consent, now);
        }

        return recipient;
    }

    private sealed record Entered(int Added, IReadOnlyList<int> Known);

    // Counts rows, keeps the first faults, and leaves out who comes twice in the file.
    private sealed class Tally(int faultsShown)
    {
        private readonly HashSet<UInt128> _seen = [];
        private readonly List<RecipientFault> _faults = [];
        private int _rows;
        private int _new;
        private int _duplicates;
        private int _invalid;

        internal RecipientImportView View => new(
            _rows, _new, _duplicates, _invalid, [.. _faults.OrderBy(x => x.Line).Take(faultsShown)]);

        internal static UInt128 ShortHash(RecipientFacts person) => ShortHash(RecipientRule.HashOf(person));

        internal static UInt128 ShortHash(byte[] hash) =>
            System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);

        internal async IAsyncEnumerable<IReadOnlyList<RecipientRow>> PartsAsync(RecipientCsv csv, int size)
        {
            var part = new List<RecipientRow>(size);
            while (await csv.ReadAsync() is { } row)
            {
                _rows++;
                if (row.Person is not { } person)
                {
                    _invalid++;
                    Blame(row.Line, PlatformCodes.ValidationFailed.Code, row.Fault!);
                }
                else if (!_seen.Add(ShortHash(person)))
                {
                    _duplicates++;
                    Blame(row.Line, RewardCodes.RecipientExists.Code, "The same person comes earlier in the file.");
                }
                else
                {
                    part.Add(row);
                }

                if (part.Count == size)
                {
                    yield return part;
                    part = new List<RecipientRow>(size);
                }
            }

            if (part.Count > 0)
            {
                yield return part;
            }
        }

        internal void Count(IReadOnlyList<RecipientRow> part, IReadOnlyList<int> known)
        {
            _new += part.Count - known.Count;
            _duplicates += known.Count;
            foreach (var line in known)
            {
                Blame(line, RewardCodes.RecipientExists.Code, "The person is on the list already.");
            }
        }

        // Those of a part come behind faults of later lines, so twice as many are kept as are shown.
        private void Blame(int line, string code, string reason)
        {
            if (_faults.Count < faultsShown + PartSize)
            {
                _faults.Add(new RecipientFault(line, code, reason));
            }
        }
    }
}
