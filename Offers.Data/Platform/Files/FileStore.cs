using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Files;

/// <summary>
/// The one home of files: takes them in under a temporary name while it checks them, moves them to the place that their
/// hash names, and lets go of those to which no row points. Nothing of this happens under the pen.
/// </summary>
/// <param name="folder">Where they lie.</param>
/// <param name="database">Where the rows are that point to them.</param>
public sealed class FileStore(FileFolder folder, OffersDatabase database) : IDisposable
{
    private const int BufferBytes = 80 * 1024;
    private const int SweepBatch = 500;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    /// <summary>Reads a file to its end, checks it on the way, and leaves it under a temporary name.</summary>
    /// <exception cref="Refusal"><c>file_type_unsupported</c>, <c>file_content_mismatch</c>, <c>file_too_large</c>,
    /// <c>validation_failed</c>; nothing is left behind, as after every other error.</exception>
    public async Task<TakenFile> TakeAsync(
        Stream body, FileClaim claim, FileRule rule, CancellationToken cancellation = default)
    {
        var (name, type, path) = (FileRule.NameOf(claim), rule.Declared(claim), folder.Temporary());
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, true);
            var (hash, size) = await CopyAsync(body, file, (rule, type), cancellation);
            file.Flush(flushToDisk: true);
            return new TakenFile(path, new FileFacts(hash, name, type.ContentType, size));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Moves a file to its place and lets its row be recorded; without a row it does not stay.</summary>
    /// <param name="taken">The file.</param>
    /// <param name="record">Records the row, in a unit of work.</param>
    public Task<Answer> KeepAsync(TakenFile taken, Func<FileFacts, Task<Answer>> record) =>
        KeepAllAsync([taken], facts => record(facts[0]));

    /// <summary>Moves files to their places and lets their rows be recorded; without rows they do not stay.</summary>
    /// <param name="taken">The files; there may be none.</param>
    /// <param name="record">Records the rows, in a unit of work.</param>
    public async Task<Answer> KeepAllAsync(
        IReadOnlyList<TakenFile> taken, Func<IReadOnlyList<FileFacts>, Task<Answer>> record)
    {
        var placed = new List<TakenFile>();
        try
        {
            foreach (var file in taken)
            {
                await PlaceAsync(file);
                placed.Add(file);
            }

            return await record([.. taken.Select(file => file.Facts)]);
        }
        finally
        {
            foreach (var file in placed)
            {
                await ReleaseAsync(file.Facts.Hash);
            }
        }
    }

    /// <summary>
    /// Lays a file aside, only to be looked at: no row is recorded, and the sweep removes it a day later.
    /// </summary>
    /// <returns>Its hash, by which it is found until then.</returns>
    public string LayAside(TakenFile taken)
    {
        File.Move(taken.Path, folder.AsideOf(taken.Facts.Hash), overwrite: true);
        return taken.Facts.Hash;
    }

    /// <summary>Opens a file that was laid aside; null where there is none (any more).</summary>
    public Stream? OpenAside(string hash) =>
        hash.Length == StoredFile.HashLength && hash.All(char.IsAsciiHexDigitLower)
            && folder.AsideOf(hash) is var path && File.Exists(path)
            ? File.OpenRead(path)
            : null;

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Where the bytes of a file lie; null where they are missing.</summary>
    public string? Find(StoredFile file) => folder.PathOf(file.Hash) is var path && File.Exists(path) ? path : null;

    /// <summary>Removes files to which no row points and those that never came in wholly.</summary>
    /// <param name="before">Only what is older than this, so that what is on its way stays.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var unfinished = folder.Unfinished().Where(path => IsOlder(path, before)).ToList();
        unfinished.ForEach(File.Delete);
        var removed = unfinished.Count;
        foreach (var hashes in folder.Hashes().Where(x => IsOlder(folder.PathOf(x), before)).Chunk(SweepBatch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var hash in hashes.Except(await KnownAsync(hashes), StringComparer.Ordinal))
            {
                removed += await RemoveAsync(hash, before) ? 1 : 0;
            }
        }

        return removed;
    }

    private static async Task<(string Hash, long Size)> CopyAsync(
        Stream body, FileStream file, (FileRule Rule, FileType Type) expected, CancellationToken cancellation)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            // The first bytes are gathered before anything is written, so that a wrong file is refused at once.
            var read = await body.ReadAtLeastAsync(buffer, FileType.HeadBytes, throwOnEndOfStream: false, cancellation);
            FileRule.CheckContent(expected.Type, buffer.AsSpan(0, read));
            for (var size = 0L; ; read = await body.ReadAsync(buffer, cancellation))
            {
                size += read;
                expected.Rule.CheckSize(expected.Type, size);
                if (read == 0)
                {
                    return (Convert.ToHexStringLower(sha.GetHashAndReset()), size);
                }

                sha.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Always moved anew, so that the time of the file says that somebody wants it, whatever a sweep thinks.
    private async Task PlaceAsync(TakenFile taken)
    {
        var (hash, path) = (taken.Facts.Hash, folder.PathOf(taken.Facts.Hash));
        await _gate.WaitAsync();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var before = _pending.GetValueOrDefault(hash) ?? new Pending(0, File.Exists(path), default);
            File.Move(taken.Path, path, overwrite: true);
            _pending[hash] = before with { Count = before.Count + 1, WrittenAt = File.GetLastWriteTimeUtc(path) };
        }
        finally
        {
            _gate.Release();
        }
    }

    // Inside the gate nobody else of this process is between moving the same bytes and recording their row. Bytes that
    // were there before, or were moved there by another process since, are left to the sweep.
    private async Task ReleaseAsync(string hash)
    {
        await _gate.WaitAsync();
        try
        {
            var pending = _pending[hash];
            if (pending.Count > 1)
            {
                _pending[hash] = pending with { Count = pending.Count - 1 };
                return;
            }

            _pending.Remove(hash);
            var path = folder.PathOf(hash);
            if (!pending.WasThere && File.GetLastWriteTimeUtc(path) == pending.WrittenAt
                && (await KnownAsync([hash])).Count == 0)
            {
                File.Delete(path);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<bool> RemoveAsync(string hash, DateTimeOffset before)
    {
        await _gate.WaitAsync();
        try
        {
            var path = folder.PathOf(hash);
            if (_pending.ContainsKey(hash) || !IsOlder(path, before) || (await KnownAsync([hash])).Count > 0)
            {
                return false;
            }

            File.Delete(path);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool IsOlder(string path, DateTimeOffset before) =>
        File.GetLastWriteTimeUtc(path) < before.UtcDateTime;

    // The bytes are shared by all books, so the rows of all of them are asked.
    private async Task<List<string>> KnownAsync(IReadOnlyCollection<string> hashes)
    {
        await using var db = database.Read(BookId.Live);
        return await db.StoredFiles.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => hashes.Contains(x.Hash)).Select(x => x.Hash).Distinct().ToListAsync();
    }

    private sealed record Pending(int Count, bool WasThere, DateTime WrittenAt);
}
