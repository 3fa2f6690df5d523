using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Outgoing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>
/// Sends the simulator's own messages: what it did not answer, what it says twice, and what it says in the wrong order.
/// By HTTP where the order named an address, else at the same door within this process; signed both ways.
/// </summary>
public sealed class SimulatorTelling(
    OffersDatabase database, Simulator simulator, SupplierKeys keys, OutgoingHttp http, SupplierCallbacks callbacks,
    TimeProvider time)
{
    private const int AtOnce = 200;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many messages were taken.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var (order, supplier) in await DueAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            var isTaken = await SendAsync(order, supplier, cancellation);
            await KeepAsync(order, isTaken ? static (x, now) => x.Tell(_pause, now)
                : static (x, now) => x.TellAgain(_pause, now));
            taken += isTaken ? 1 : 0;
        }

        return taken;
    }

    private async Task<IReadOnlyList<(SimulatedOrder Order, Supplier Supplier)>> DueAsync()
    {
        await using var db = database.Read(BookId.Live);
        var now = time.GetUtcNow();
        var due = await db.SimulatedOrders.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.TellAt != null && x.TellAt <= now).OrderBy(x => x.TellAt).Take(AtOnce)
            .Join(db.Suppliers.IgnoreQueryFilters([OffersDb.BookFilter]), x => x.Supplier, x => x.Id,
                (order, supplier) => new { order, supplier })
            .ToListAsync();
        return due.ConvertAll(x => (x.order, x.supplier));
    }

    private async Task<bool> SendAsync(SimulatedOrder order, Supplier supplier, CancellationToken cancellation)
    {
        var path = SupplierSettings.CallbackPath(supplier.Id);
        var address = order.CallbackUrl is { } url ? new Uri(url) : null;
        var request = new SignedRequest(
            HttpMethod.Post.Method, address?.AbsolutePath ?? path, SupplierSignature.Stamp(time.GetUtcNow()),
            OffersJson.Bytes(MessageOf(order)));
        var signature = SupplierSignature.Of(keys.Open(supplier) ?? "", request);
        try
        {
            if (address is null)
            {
                await callbacks.HearAsync(supplier.Id, request, signature);
                return true;
            }

            return await PostAsync(address, (request, signature), cancellation);
        }
        catch (Refusal)
        {
            return false;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    // Out of order: that it is done comes first, and that it has begun comes last.
    private OrderState MessageOf(SimulatedOrder order)
    {
        var state = simulator.StateOf(order);
        return order is { Behaviour: SupplierBehaviour.OutOfOrder, Told: > 0 }
            ? new OrderState { Reference = state.Reference, Status = OrderState.Processing }
            : state;
    }

    private async Task<bool> PostAsync(
        Uri address, (SignedRequest Request, string Signature) signed, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(_patience);
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(signed.Request.Body),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.Add(SupplierSignature.TimestampHeader, signed.Request.Timestamp);
        message.Headers.Add(SupplierSignature.SignatureHeader, signed.Signature);
        using var response = await http.SendAsync(message, end.Token);
        return response.IsSuccessStatusCode;
    }

    private Task KeepAsync(SimulatedOrder sent, Action<SimulatedOrder, DateTimeOffset> change) =>
        database.WriteOutsideAsync(async db =>
        {
            db.Book = sent.Book;
            var order = await db.SimulatedOrders.SingleAsync(
                x => x.Supplier == sent.Supplier && x.Reference == sent.Reference);
            change(order, time.GetUtcNow());
            return order;
        });
}
