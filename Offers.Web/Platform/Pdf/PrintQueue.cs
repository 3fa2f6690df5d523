using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>Lets a few prints run and a bounded number wait, in the order in which they came.</summary>
internal sealed class PrintQueue : IDisposable
{
    /// <summary>Prints at the same time.</summary>
    public const int AtOnce = 2;

    /// <summary>Prints that may wait; the next one is refused.</summary>
    public const int Waiting = 40;

    private readonly SemaphoreSlim slots = new(AtOnce, AtOnce);
    private int inside;

    /// <summary>Waits for a turn; dispose the answer to give it back.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c> when too many wait already.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref inside) > AtOnce + Waiting)
        {
            Interlocked.Decrement(ref inside);
            throw PlatformCodes.PdfUnavailable.Because(
                $"{Waiting} PDFs are waiting to be printed; try again in a minute, or use the print view.");
        }

        try
        {
            await slots.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref inside);
            throw;
        }

        return new Turn(this);
    }

    public void Dispose() => slots.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref inside);
        slots.Release();
    }

    private sealed class Turn(PrintQueue queue) : IDisposable
    {
        private PrintQueue? queue = queue;

        public void Dispose() => Interlocked.Exchange(ref queue, null)?.Leave();
    }
}
