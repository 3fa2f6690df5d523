using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards;

/// <summary>Looks for secrets wherever they could have been left: in all tables, in files and in logs.</summary>
internal static class SecretSearch
{
    /// <summary>Fails where a table has a secret in any column, as text or as bytes.</summary>
    internal static async Task AssertNotKeptAsync(LiveBook book, string secret)
    {
        if (book.Options.Provider == DatabaseProvider.Sqlite)
        {
            var path = new SqliteConnectionStringBuilder(book.Options.ConnectionString).DataSource;
            AssertNotIn(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"), secret);
            return;
        }

        await using var db = book.Database.Read(BookId.Live);
        var tables = await db.Database.SqlQueryRaw<string>(
            "SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public' "
            + "AND table_type = 'BASE TABLE'").ToListAsync();
        Assert.Contains("Card", tables);
        foreach (var table in tables)
        {
            var rows = "SELECT count(*)::int AS \"Value\" FROM \"" + table + "\" t "
                + "WHERE strpos(t::text, {0}) > 0 OR strpos(t::text, {1}) > 0";
            var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret));
            var found = await db.Database.SqlQueryRaw<int>(rows, secret, hex).SingleAsync();
            Assert.Equal((table, 0), (table, found));
        }
    }

    /// <summary>Fails where a file has a secret in it.</summary>
    internal static void AssertNotIn(IReadOnlyCollection<string> files, string secret)
    {
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            var all = bytes.ToArray().AsSpan();
            Assert.True(all.IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{path} has it as UTF-8.");
            Assert.True(all.IndexOf(Encoding.Unicode.GetBytes(secret)) < 0, $"{path} has it as UTF-16.");
        }
    }

    /// <summary>Fails where a server has written a secret to its log.</summary>
    internal static void AssertNotSaid(IReadOnlyCollection<string> log, IReadOnlyCollection<string> secrets)
    {
        Assert.NotEmpty(log);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(log, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }
}
