namespace Offers.Tests.Infrastructure;

/// <summary>
/// A SQLite file that is migrated once and then copied for each test. <paramref name="migrate"/> gets the connection
/// string of the empty file, and closes what it opens so that the file is whole.
/// </summary>
public sealed class SqliteTemplate(Func<string, Task> migrate) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-sqlite-");
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string? _template;

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

    /// <inheritdoc />
    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _oneAtATime.Dispose();
    }

    private async Task<string> CreateAsync()
    {
        var path = NewPath();
        await migrate($"Data Source={path};Pooling=False");
        return path;
    }

    private string NewPath() => Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
}
