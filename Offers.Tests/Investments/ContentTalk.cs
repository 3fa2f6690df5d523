using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Offers.Data.Platform.Files;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>How tests send files to an offer and read them again.</summary>
internal static class ContentTalk
{
    /// <summary>A picture as far as its first bytes tell; each number is another one.</summary>
    internal static byte[] Png(int number, int size = 4_000) =>
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. Filling(number, size - 8)];

    /// <summary>A document as far as its first bytes tell.</summary>
    internal static byte[] Pdf(int number, int size = 4_000) => [.. "%PDF-1.7\n"u8, .. Filling(number, size - 9)];

    /// <summary>A form with a file.</summary>
    internal static MultipartFormDataContent Form(
        byte[] bytes, string name, string type, params IEnumerable<(string Name, string Text)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, text) in fields) form.Add(new StringContent(text), field);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        form.Add(file, "file", name);
        return form;
    }

    /// <summary>Sends a picture.</summary>
    internal static async Task<JsonElement> AddPictureAsync(this HttpClient admin, string offer, int number)
    {
        using var form = Form(Png(number), $"picture-{number}.png", "image/png", ("caption", $"Picture {number}"));
        return await MadeAsync(await admin.PostAsync($"{ApiWorld.AdminOffers}/{offer}/media", form));
    }

    /// <summary>Sends a document.</summary>
    internal static async Task<JsonElement> AddDocumentAsync(
        this HttpClient admin, string offer, int number, params IEnumerable<(string Name, string Text)> fields)
    {
        using var form = Form(
            Pdf(number), $"memo-{number}.pdf", "application/pdf", fields.Prepend(("title", $"Memo {number}")));
        return await MadeAsync(await admin.PostAsync($"{ApiWorld.AdminOffers}/{offer}/documents", form));
    }

    /// <summary>Sends a new version of a document.</summary>
    internal static async Task<JsonElement> ReplaceAsync(
        this HttpClient admin, string offer, JsonElement document, int number)
    {
        using var form = Form(Pdf(number), $"memo-{number}.pdf", "application/pdf");
        return await MadeAsync(await admin.PostAsync(
            $"{ApiWorld.AdminOffers}/{offer}/documents/{document.Text("id")}/versions", form));
    }

    /// <summary>Everything that an offer shows to administrators.</summary>
    internal static Task<JsonElement> ContentAsync(this HttpClient admin, string offer) =>
        admin.GetJsonAsync($"{ApiWorld.AdminOffers}/{offer}/content");

    /// <summary>The id of the version that holds.</summary>
    internal static string Version(this JsonElement document) => document.GetProperty("current").Text("id");

    /// <summary>Where the bytes of the version that holds are.</summary>
    internal static string Url(this JsonElement document) => document.GetProperty("current").Text("url");

    /// <summary>Every file on the disk of an application, whole or not.</summary>
    internal static IReadOnlyList<string> FilesOnDisk(this ApiWorld world)
    {
        var folder = (FileFolder)world.App.Services.GetService(typeof(FileFolder))!;
        var root = Path.GetDirectoryName(Path.GetDirectoryName(folder.PathOf("00")))!;
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static async Task<JsonElement> MadeAsync(HttpResponseMessage answer)
    {
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    private static byte[] Filling(int number, int size) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"{number:D8}\n", (size / 9) + 1))[..size]);
}
