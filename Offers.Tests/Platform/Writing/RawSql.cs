using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Offers.Data.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>Statements of somebody who goes to the database past the program.</summary>
public static class RawSql
{
    // A million rows at once take longer than any statement of the program may.
    private const int LongestSeconds = 600;

    /// <summary>Runs statements in one transaction.</summary>
    public static async Task RunAsync(this LiveBook book, string sql)
    {
        await using var db = book.Database.Outside();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = LongestSeconds;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Runs a statement that the database must refuse by a rule of this name.</summary>
    public static async Task AssertRefusedAsync(this LiveBook book, string rule, string sql)
    {
        var error = await Record.ExceptionAsync(() => book.RunAsync(sql));
        Assert.True(error is DbException, $"{sql}\nwas not refused: {error}");
        Assert.Contains(rule, $"{error}", StringComparison.Ordinal);
    }

    /// <summary>
    /// A statement that copies a row of <typeparamref name="T"/>, with some columns given as SQL instead.
    /// </summary>
    public static string Copy<T>(
        this LiveBook book, string where, params (string Column, string Value)[] instead)
    {
        var entity = book.Database.Model.FindEntityType(typeof(T))!;
        var given = instead.ToDictionary(x => x.Column, x => x.Value, StringComparer.Ordinal);
        var columns = entity.GetProperties().Select(x => x.GetColumnName()).ToList();
        var values = columns.Select(column => given.TryGetValue(column, out var value) ? value : $"\"{column}\"");
        return $"""
            INSERT INTO "{entity.GetTableName()}" ({string.Join(',', columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(',', values)} FROM "{entity.GetTableName()}" WHERE {where} LIMIT 1;
            """;
    }

    /// <summary>
    /// A statement that copies the one row of <typeparamref name="T"/> for each number from <c>first</c> to
    /// <c>last</c>, which is <c>n</c> in the columns that are given as SQL instead.
    /// </summary>
    public static string CopyMany<T>(
        this LiveBook book, string where, (long First, long Last) numbers,
        params (string Column, string Value)[] instead)
    {
        var one = book.Copy<T>(where, instead).Replace("LIMIT 1", "", StringComparison.Ordinal);
        var table = $"FROM \"{book.Database.Model.FindEntityType(typeof(T))!.GetTableName()}\" ";
        return $"""
            WITH RECURSIVE counter(n) AS
                (SELECT {numbers.First} UNION ALL SELECT n + 1 FROM counter WHERE n < {numbers.Last})
            {one.Replace(table, table + "CROSS JOIN counter ", StringComparison.Ordinal)}
            """;
    }

    /// <summary>The id that stands for the number <c>n</c>, as SQL; all of them are in their order.</summary>
    public static string NumberedId(this LiveBook book) => book.Options.Provider == DatabaseProvider.Sqlite
        ? "CAST(printf('%016d', n) AS BLOB)"
        : "lpad(to_hex(n), 32, '0')::uuid";

    /// <summary>A new id, as SQL.</summary>
    public static string NewId(this LiveBook book) =>
        book.Options.Provider == DatabaseProvider.Sqlite ? "randomblob(16)" : "gen_random_uuid()";

    /// <summary>A given id, as SQL.</summary>
    public static string IdOf(this LiveBook book, Guid id) => book.Options.Provider == DatabaseProvider.Sqlite
        ? $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'"
        : $"'{id}'::uuid";
}
