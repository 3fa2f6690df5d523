using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Files;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>Files of offers on their way in and out: checked, in order, sent in ranges, nothing left behind.</summary>
public sealed class OfferUploadTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    [Theory, OnSqlite, OnPostgres]
    public async Task Pictures_keep_their_order_and_the_first_is_the_cover(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var one = await admin.AddPictureAsync(offer, 1);
        var two = await admin.AddPictureAsync(offer, 2);
        var three = await admin.AddPictureAsync(offer, 3);
        Assert.Equal((true, false), (Cover(one), Cover(two)));

        Assert.Equal("200", await PostAsync(admin, offer, three, "move", """{"position":1}"""));
        Assert.Equal("200", await PostAsync(admin, offer, two, "cover", null));
        Assert.Equal(["Picture 3*1", "Picture 1*2", "Picture 2*3"], await OrderAsync(admin, offer));
        Assert.Equal(two.Text("url"), (await admin.GetJsonAsync($"{ApiWorld.AdminOffers}/{offer}")).Text("coverUrl"));

        Assert.Equal("400 validation_failed", await PostAsync(admin, offer, two, "remove", "{}"));
        Assert.Equal("204", await PostAsync(admin, offer, two, "remove", """{"reason":"Shows the wrong house."}"""));
        Assert.Equal(["Picture 3*1", "Picture 1*2"], await OrderAsync(admin, offer));
        Assert.Equal(three.Text("url"), (await admin.GetJsonAsync($"{ApiWorld.AdminOffers}/{offer}")).Text("coverUrl"));
        Assert.Equal("404 file_not_found", await (await admin.GetAsync(two.Text("url"))).CodeAsync());
        Assert.Equal("404 offer_media_not_found", await PostAsync(admin, offer, two, "cover", null));
        var reasons = await world.ReadAsync(db => db.AuditEntries
            .Where(x => x.ObjectId == offer && x.Action == "investments.remove_media").Select(x => x.Reason)
            .ToListAsync());
        Assert.Contains("Shows the wrong house.", reasons);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_sent_comes_back_in_ranges_with_its_hash_and_type(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var bytes = ContentTalk.Png(1);
        var picture = await admin.AddPictureAsync(offer, 1);
        var nobody = world.App.CreateClient();

        var whole = await nobody.GetAsync(picture.Text("url"));
        Assert.Equal(bytes, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", whole.Content.Headers.ContentType?.ToString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), whole.Headers.ETag?.Tag.Trim('"'));
        Assert.Equal("nosniff", whole.Header("X-Content-Type-Options"));
        Assert.Contains("sandbox", whole.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("inline", whole.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);

        var part = await SendAsync(nobody, picture.Text("url"), x => x.Range = new RangeHeaderValue(100, 199));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[100..200], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 100-199/{bytes.Length}", part.Content.Headers.ContentRange?.ToString());
        var beyond = await SendAsync(nobody, picture.Text("url"), x => x.Range = new RangeHeaderValue(9_999, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        var known = await SendAsync(nobody, picture.Text("url"), x => x.IfNoneMatch.Add(whole.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_wrong_is_refused_and_leaves_nothing_behind(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var (png, pdf) = (ContentTalk.Png(7), ContentTalk.Pdf(7));
        (string To, HttpContent Body, string Code)[] cases =
        [
            ("media", ContentTalk.Form(pdf, "a.png", "image/png"), "422 file_content_mismatch"),
            ("media", ContentTalk.Form(png, "a.jpg", "image/png"), "422 file_content_mismatch"),
            ("media", ContentTalk.Form(png, "a.png", "image/jpeg"), "422 file_content_mismatch"),
            ("media", ContentTalk.Form(pdf, "a.pdf", "application/pdf"), "415 file_type_unsupported"),
            ("media", ContentTalk.Form("<svg/>"u8.ToArray(), "a.svg", "image/svg+xml"), "415 file_type_unsupported"),
            ("media", ContentTalk.Form([], "a.png", "image/png"), "422 file_content_mismatch"),
            ("media", ContentTalk.Form(ContentTalk.Png(1, TenMegabytes + 1), "a.png", "image/png"),
                "413 file_too_large"),
            ("media", ContentTalk.Form(png, "a.png", "image/png", ("caption", new string('x', 256))),
                "400 validation_failed"),
            ("media", ContentTalk.Form(png, "a.png", "image/png", ("caption", new string('x', 5_000))),
                "400 upload_broken"),
            ("media", new MultipartFormDataContent { { new StringContent("x"), "caption" } }, "400 upload_broken"),
            ("media", new StringContent("{}", Encoding.UTF8, "application/json"), "415 media_type_unsupported"),
            ("documents", ContentTalk.Form(pdf, "a.pdf", "application/pdf"), "400 validation_failed"),
            ("documents", ContentTalk.Form(pdf, "a.pdf", "application/pdf", ("title", "A"), ("kind", "novel")),
                "400 validation_failed"),
            ("documents", ContentTalk.Form(ContentTalk.Png(1), "a.pdf", "application/pdf", ("title", "A")),
                "422 file_content_mismatch"),
            ("documents/doc_00000000000000000000000000/versions", ContentTalk.Form(pdf, "a.pdf", "application/pdf"),
                "404 offer_document_not_found"),
        ];
        var before = world.FilesOnDisk();
        foreach (var (to, body, code) in cases)
        {
            var answer = await admin.PostAsync($"{ApiWorld.AdminOffers}/{offer}/{to}", body);
            Assert.Equal(code, await answer.CodeAsync());
            Assert.Equal(before, world.FilesOnDisk());
        }

        var content = await admin.ContentAsync(offer);
        Assert.Equal(0, content.GetProperty("media").GetArrayLength());
        Assert.Equal(0, content.GetProperty("documents").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var before = world.FilesOnDisk();
        using var whole = ContentTalk.Form(ContentTalk.Png(1, 500_000), "a.png", "image/png");
        var cut = new ByteArrayContent((await whole.ReadAsByteArrayAsync())[..300_000]);
        cut.Headers.ContentType = whole.Headers.ContentType;

        var answer = await admin.PostAsync($"{ApiWorld.AdminOffers}/{offer}/media", cut);

        Assert.Equal("400 upload_broken", await answer.CodeAsync());
        Assert.Equal(before, world.FilesOnDisk());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_and_file_is_added_once_and_another_file_is_refused(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer, key) = (await world.AdminAsync(), await world.LiveOfferAsync(), ApiWorld.NewKey());
        async Task<HttpResponseMessage> AddAsync(int number)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{ApiWorld.AdminOffers}/{offer}/media")
            {
                Content = ContentTalk.Form(ContentTalk.Png(number), "a.png", "image/png"),
            };
            request.Headers.Add("Idempotency-Key", key);
            return await admin.SendAsync(request);
        }

        var first = await (await AddAsync(4)).Content.ReadAsStringAsync();
        var again = await AddAsync(4);
        Assert.Equal((first, "true"), (await again.Content.ReadAsStringAsync(), again.Header("Idempotency-Replayed")));
        Assert.Equal("422 idempotency_key_reused", await (await AddAsync(5)).CodeAsync());
        Assert.Equal(1, (await admin.ContentAsync(offer)).GetProperty("media").GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_sweep_removes_bytes_to_which_nothing_points_and_no_others(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var store = world.App.Services.GetRequiredService<FileStore>();
        await store.SweepAsync(TimeProvider.System.GetUtcNow().AddMinutes(1));
        var (keep, gone) = (await admin.AddPictureAsync(offer, 91), await admin.AddPictureAsync(offer, 92));
        await PostAsync(admin, offer, gone, "remove", """{"reason":"Not needed."}""");
        var before = world.FilesOnDisk().Count;

        Assert.Equal(0, await store.SweepAsync(DateTimeOffset.UnixEpoch));
        Assert.Equal(1, await store.SweepAsync(TimeProvider.System.GetUtcNow().AddMinutes(1)));

        Assert.Equal(before - 1, world.FilesOnDisk().Count);
        Assert.Equal("200", await (await admin.GetAsync(keep.Text("url"))).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_administrators_send_files_and_cookies_send_none(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var (investor, nobody) = (await world.App.ClientAsync(Role.Investor), world.App.CreateClient());
        HttpContent Form() => ContentTalk.Form(ContentTalk.Png(1), "a.png", "image/png");
        var path = $"{ApiWorld.AdminOffers}/{offer}/media";

        Assert.Equal("403 forbidden", await (await investor.PostAsync(path, Form())).CodeAsync());
        Assert.Equal("401 unauthenticated", await (await nobody.PostAsync(path, Form())).CodeAsync());
        var portal = $"/admin/investments/{offer}/uploads/media";
        var unasked = await (await world.AdminAsync()).PostAsync(portal, Form());
        Assert.Equal("400 upload_broken", await unasked.CodeAsync());
    }

    private static bool Cover(System.Text.Json.JsonElement media) => media.GetProperty("isCover").GetBoolean();

    private static async Task<string> PostAsync(
        HttpClient admin, string offer, System.Text.Json.JsonElement media, string verb, string? body) =>
        await (await admin.SendAsync(ApiTalk.Post(
            $"{ApiWorld.AdminOffers}/{offer}/media/{media.Text("id")}/{verb}", body))).CodeAsync();

    private static async Task<IReadOnlyList<string>> OrderAsync(HttpClient admin, string offer) =>
        [.. (await admin.ContentAsync(offer)).GetProperty("media").EnumerateArray()
            .Select(x => $"{x.Text("caption")}*{x.GetProperty("position").GetInt32()}")];

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string path, Action<HttpRequestHeaders> with)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request.Headers);
        return client.SendAsync(request);
    }
}
