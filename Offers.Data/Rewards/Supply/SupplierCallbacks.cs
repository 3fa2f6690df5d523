using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>
/// Messages in which suppliers tell by themselves what became of orders: signed, in any order, and as often as they
/// like.
/// </summary>
public sealed class SupplierCallbacks(
    OffersDatabase database, SagaDesk sagas, SagaQueries steps, SupplierOutcomes outcomes, SupplierKeys keys,
    TimeProvider time)
{
    private const string Job = "supplier-callback";

    /// <summary>Hears a message. A message that an order is worked on changes nothing.</summary>
    /// <param name="id">The supplier that the address names.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="signature">Its signature.</param>
    /// <exception cref="Refusal"><c>signature_invalid</c>, also for suppliers that there are not; <c>body_invalid</c>,
    /// <c>saga_not_found</c>.</exception>
    public async Task HearAsync(Id<Supplier> id, SignedRequest request, string? signature)
    {
        var supplier = await SupplierAsync(id);
        if (supplier is null || keys.Open(supplier) is not { } key
            || !SupplierSignature.IsGood(key, request, signature, time.GetUtcNow()))
        {
            throw SupplyCodes.SignatureInvalid.Because();
        }

        var state = Read(request.Body);
        if (await outcomes.OfAsync(SupplierReading.OfState(state)) is
            (CallOutcome.Confirmed or CallOutcome.Refused) and var outcome)
        {
            await RequireOwnAsync(supplier, state.Reference);
            var caller = Caller.System(supplier.Book, Job);
            (await sagas.HearAsync(CommandRequest.Once(caller), state.Reference!, outcome)).Check();
        }
    }

    // The address names no book, so that the supplier is looked for in all of them.
    private async Task<Supplier?> SupplierAsync(Id<Supplier> id)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Suppliers.IgnoreQueryFilters([OffersDb.BookFilter]).SingleOrDefaultAsync(x => x.Id == id);
    }

    // A supplier ends its own orders only.
    private async Task RequireOwnAsync(Supplier supplier, string? reference)
    {
        var book = await steps.BookOfAsync(reference);
        await using var db = database.Read(book);
        if (book != supplier.Book || !SagaKey.TryParse(reference, out var key)
            || !await db.Sagas.AnyAsync(x => x.Id == key.Saga && x.Kind == CardOrderSaga.Name
                && x.Party == supplier.Party))
        {
            throw SagaCodes.SagaNotFound.Because();
        }
    }

    private static OrderState Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<OrderState>(body, OffersJson.Options)
                ?? throw PlatformCodes.BodyInvalid.Because();
        }
        catch (JsonException error)
        {
            throw BrokenJson.ToRefusal(error);
        }
    }
}
