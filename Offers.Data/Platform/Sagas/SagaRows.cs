using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>How commands find sagas.</summary>
public static class SagaRows
{
    /// <summary>A saga.</summary>
    public static readonly RowLookup<Saga, Id<Saga>> Saga =
        new([nameof(Domain.Platform.Sagas.Saga.Id)], saga => saga.Id, id => [id]);

    /// <summary>All sagas about an object, by its outside id.</summary>
    public static readonly RowLookup<Saga, string> SagasOf =
        new([nameof(Domain.Platform.Sagas.Saga.Subject)], saga => saga.Subject, subject => [subject]);
}
