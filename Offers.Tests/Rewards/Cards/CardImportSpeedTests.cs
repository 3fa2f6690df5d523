using System.Diagnostics;
using System.Text;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Tests.Infrastructure;
using Xunit.Abstractions;
using static Offers.Tests.Rewards.Cards.CardBook;

namespace Offers.Tests.Rewards.Cards;

/// <summary>1,000,000 cards are checked, sealed and entered within two minutes and 200 MB, at the full scale; shorter
/// files in proportion.</summary>
public sealed class CardImportSpeedTests(ITestOutputHelper output)
{
    private const int FullRows = 1_000_000;
    private const long MostGrowth = 200L * 1024 * 1024;
    private static readonly TimeSpan _full = TimeSpan.FromSeconds(120);

    // A short file is entered while the program is still being compiled.
    private static readonly TimeSpan _start = TimeSpan.FromSeconds(8);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_long_file_is_entered_in_time_and_in_little_memory(DatabaseProvider provider)
    {
        var rows = TestScale.Current.CardRows;
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync();
        GC.Collect();
        using var weight = new Weight();
        var (watch, busy) = (Stopwatch.StartNew(), Busy());
        var answer = await book.SendStreamAsync(pool, new CardFile(rows));
        var (check, id) = (watch.Elapsed, answer.Read<Made>().Id);
        Assert.Equal(rows, (await book.ViewAsync(id)).Found.New);
        (await book.DeskOf().StartAsync(Once, id)).Check();
        watch.Restart();
        await new CardImportRunner(book.Writer, book.Folder).RunAsync(BookId.Live, id, CancellationToken.None);
        var entry = watch.Elapsed;
        var growth = weight.Growth();

        output.WriteLine($"{rows:N0} rows on {provider}: checked in {check.TotalSeconds:N1} s, entered in "
            + $"{entry.TotalSeconds:N1} s, {(Busy() - busy).TotalSeconds:N1} s of processor time, "
            + $"{growth / 1024 / 1024} MB more at most.");
        Assert.Equal(rows, (await book.ViewAsync(id)).Done.New);
        Assert.Equal(rows, (await book.PoolNowAsync(pool)).Cards.Available);
        var most = rows >= FullRows ? _full : _start + (_full * rows / FullRows);
        Assert.True(check + entry < most, $"Checking and entering {rows} rows took {check + entry}, more than {most}.");
        Assert.True(growth < MostGrowth, $"The process grew by {growth} bytes.");
    }

    private static TimeSpan Busy()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed record Made(Id<CardImport> Id);

    /// <summary>How much more memory the process uses than when it began, looked at now and then.</summary>
    private sealed class Weight : IDisposable
    {
        private readonly long _before = Used();
        private readonly Timer _timer;
        private long _most;

        internal Weight() => _timer = new Timer(_ => Look(), null, 100, 100);

        public void Dispose() => _timer.Dispose();

        internal long Growth()
        {
            Look();
            return Math.Max(0, Interlocked.Read(ref _most) - _before);
        }

        private static long Used()
        {
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }

        private void Look()
        {
            var used = Used();
            for (var most = Interlocked.Read(ref _most); used > most; most = Interlocked.Read(ref _most))
            {
                Interlocked.CompareExchange(ref _most, used, most);
            }
        }
    }

    /// <summary>A file that is made while it is read, so that it needs no memory of its own.</summary>
    private sealed class CardFile(int rows) : Stream
    {
        private byte[] _line = Encoding.UTF8.GetBytes(Heads + "\n");
        private int _at;
        private int _row;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var written = 0;
            while (written < count && Fill())
            {
                var some = Math.Min(count - written, _line.Length - _at);
                _line.AsSpan(_at, some).CopyTo(buffer.AsSpan(offset + written));
                (_at, written) = (_at + some, written + some);
            }

            return written;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private bool Fill()
        {
            if (_at < _line.Length)
            {
                return true;
            }

            if (_row == rows)
            {
                return false;
            }

            _row++;
            var card = $"GIFT-{_row * 7919L:0000000000}-{_row:0000000},60{_row:00000000},{_row % 10_000:0000}";
            (_line, _at) = (Encoding.UTF8.GetBytes(card + ",2030-12-31,23.50\n"), 0);
            return true;
        }
    }
}
