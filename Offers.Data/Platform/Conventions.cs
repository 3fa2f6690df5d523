using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>
/// How our types are kept: ids as UUIDs or bytes, instants as UTC ticks, enums and currencies as words.
/// </summary>
internal static class Conventions
{
    private const int WordLength = 40;

    internal static void Apply(ModelConfigurationBuilder builder, bool idsAsBytes)
    {
        foreach (var kind in IdPrefixes.All.Keys)
        {
            var converter = idsAsBytes ? typeof(IdBytesConverter<>) : typeof(IdGuidConverter<>);
            var id = builder.Properties(typeof(Id<>).MakeGenericType(kind));
            id.HaveConversion(converter.MakeGenericType(kind));
            if (idsAsBytes)
            {
                id.HaveMaxLength(16).AreFixedLength();
            }
        }

        if (idsAsBytes)
        {
            builder.Properties<Guid>().HaveConversion<GuidBytesConverter>().HaveMaxLength(16).AreFixedLength();
        }

        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        builder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(4);
        builder.Properties<BookId>().HaveConversion<BookConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(WordLength);
    }

    private sealed class IdGuidConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    private sealed class IdBytesConverter<T>() : ValueConverter<Id<T>, byte[]>(
        id => id.Value.ToByteArray(true), value => new Id<T>(new Guid(value, true)));

    private sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), value => new Guid(value, true));

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(
        currency => currency.Code, code => Currency.Parse(code));

    private sealed class BookConverter() : ValueConverter<BookId, int>(book => book.Value, value => new BookId(value));
}
