using Microsoft.Data.Sqlite;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// A SQLite file that is migrated once and then copied for each test. What migrates it gets the connection string of
/// the
/// empty file, and closes what it opens so that the file is whole.
/// </summary>
public sealed class SqliteTemplate : IAsyncDisposable
{
    private readonly Func<string, Task> _migrate;
    private readonly DirectoryInfo _folder;
    private readonly Guard _guard;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string? _template;

    /// <summary>Makes the folder of the files, which goes when the template is disposed or the process ends.</summary>
    public SqliteTemplate(Func<string, Task> migrate)
    {
        _migrate = migrate;
        _folder = Directory.CreateTempSubdirectory("offers-sqlite-");
        _guard = Guard.Start(_folder.FullName, ["true"]);
    }

    /// <summary>A new file with the template's content.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CloneAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            _template ??= await CreateAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }

        var copy = NewPath();
        File.Copy(_template, copy);
        return $"Data Source={copy}";
    }

    /// <summary>Removes a copy with its log.</summary>
    public void Drop(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        foreach (var file in _folder.EnumerateFiles($"{Path.GetFileName(connection.DataSource)}*")) file.Delete();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _guard.DisposeAsync();

    private async Task<string> CreateAsync()
    {
        var path = NewPath();
        await _migrate($"Data Source={path};Pooling=False");
        return path;
    }

    private string NewPath() => Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
}
