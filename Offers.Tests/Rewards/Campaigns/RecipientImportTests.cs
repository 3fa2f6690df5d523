using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Files of recipients: checked row by row, entered in parts, once.</summary>
public sealed class RecipientImportTests
{
    private const string Heads = "name,email,phone,reference,language,consent";

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_are_entered_once_and_faults_are_told_by_line(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        await world.AddAsync(campaign);
        var text = string.Join('\n',
            Heads, "Amal,amal@example.com,,,,", "Bilal,BILAL@example.com,'+971 50 123 4567,C-1,ar,in",
            "", "Bilal again,bilal@example.com,,,,", "\"Dana, of \"\"x\"\"\",,+971501112233,,,pending",
            ",e@example.com,,,,",
            "Elias,not an address,,,,", "Farid,,,,,", "Ghassan,g@example.com,,,fr,", "Hala,h@example.com,,,,maybe",
            "Ivan,i@example.com,,,,,,too,many", "\"Jumana,j@example.com,,,,");
        var dry = await world.ImportAsync(campaign, text, world.Once with { Mode = RunMode.DryRun });
        Assert.Equal(1, await world.Book.Book.CountAsync<Recipient>());
        var request = world.Once;
        var done = await world.ImportAsync(campaign, text, request);
        Assert.Equal((11, 2, 2, 7), (done.Rows, done.New, done.Duplicates, done.Invalid));
        Assert.Equal((dry.Rows, dry.New, dry.Duplicates, dry.Invalid),
            (done.Rows, done.New, done.Duplicates, done.Invalid));
        Assert.Equal(dry.Faults, done.Faults);
        Assert.Equal(
            ["2 recipient_exists", "5 recipient_exists", "7 validation_failed", "8 validation_failed",
                "9 validation_failed", "10 validation_failed", "11 validation_failed", "12 validation_failed",
                "13 validation_failed"],
            done.Faults.Select(x => $"{x.Line} {x.Code}"));
        Assert.Equal(done.New, (await world.ImportAsync(campaign, text, request)).New);
        Assert.Equal(0, (await world.ImportAsync(campaign, text)).New);
        var bilal = (await world.People.ListAsync(
            world.Scope, campaign, new RecipientFilter(Search: "C-1"), new PageRequest())).Data.Single();
        Assert.Equal(("bilal@example.com", "+971501234567", "ar", SmsConsent.In, true),
            (bilal.Email, bilal.Phone, bilal.Language, bilal.Consent, bilal.SmsAllowed));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("email,phone", "'name'")]
    [InlineData("name,reference", "'email' or 'phone'")]
    [InlineData("name,email,email", "twice")]
    [InlineData("name,email,colour", "'colour'")]
    public async Task Heads_that_are_not_those_of_recipients_are_refused(string heads, string why)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(heads));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => RecipientCsv.OpenAsync(file));
        Assert.Equal("recipients_file_invalid", refusal.Code.Code);
        Assert.Contains(why, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_other_delimiters_and_line_ends_are_read()
    {
        var text = "\uFEFFName;E-mail\r\n".Replace("E-mail", "EMAIL", StringComparison.Ordinal)
            + "Amal;a@example.com\r\n;;\r\nBad \0;b@example.com\r\n" + new string('x', 5_000) + ";c@example.com";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = await RecipientCsv.OpenAsync(file);
        var rows = new List<string>();
        while (await csv.ReadAsync() is { } row)
        {
            rows.Add($"{row.Line} {row.Person?.Email ?? row.Fault}");
        }

        Assert.Equal(
            ["2 a@example.com", "4 The line is not UTF-8 text.", "5 The line has more than 4000 characters."], rows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_that_ended_halfway_goes_on_and_counts_all(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var text = File(2_500);
        var request = world.Once;
        using (var half = new EndingStream(Encoding.UTF8.GetBytes(text), text.Length / 2))
        {
            await Assert.ThrowsAsync<IOException>(() => world.Imports.ImportAsync(
                request, world.Scope, campaign, half));
        }

        Assert.Equal(1_000, await world.Book.Book.CountAsync<Recipient>());
        var done = await world.ImportAsync(campaign, text, request);
        Assert.Equal((2_500, 2_500, 0), (done.Rows, done.New, done.Duplicates));
        Assert.Equal(2_500, await world.Book.Book.CountAsync<Recipient>());
        Assert.Equal(2_500, await world.Book.Book.ReadAsync(
            db => db.Recipients.Select(x => x.Code).Distinct().CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_of_others_campaigns_and_of_ended_ones_are_refused(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var (house, _) = await world.Book.AnotherClientAsync();
        var foreign = RewardScope.OfClient(RewardBook.Of(5, Role.ClientManager, house));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(File(1)));
        Assert.Equal("campaign_not_found", (await Outcome.OfAsync(() => world.Imports.ImportAsync(
            RewardBook.Once(foreign.Caller), foreign, campaign, file))).Code);
        await world.MoveAsync(campaign, "end");
        using var again = new MemoryStream(Encoding.UTF8.GetBytes(File(1)));
        Assert.Equal("campaign_not_editable", (await Outcome.OfAsync(() => world.Imports.ImportAsync(
            world.Once, world.Scope, campaign, again))).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_long_file_is_entered_within_seconds(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var rows = TestScale.Current.ImportRows;
        var watch = Stopwatch.StartNew();
        Assert.Equal(rows, (await world.ImportAsync(campaign, File(rows))).New);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{rows} rows took {watch.Elapsed}.");
    }

    private static string File(int rows)
    {
        var text = new StringBuilder(Heads);
        for (var i = 0; i < rows; i++)
        {
            text.Append($"\nPerson {i},person{i}@example.com,,R-{i},,");
        }

        return text.ToString();
    }

    // A connection that is lost on the way.
    private sealed class EndingStream(byte[] bytes, int end) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= end)
            {
                throw new IOException("The connection was lost.");
            }

            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 4_096)], cancellationToken);
        }
    }
}
