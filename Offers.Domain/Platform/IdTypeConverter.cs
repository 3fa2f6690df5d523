using System.ComponentModel;
using System.Globalization;

namespace Offers.Domain.Platform;

/// <summary>
/// Turns ids into text and back for frameworks that ask the type itself, such as ASP.NET Core Identity.
/// </summary>
/// <param name="idType">The closed <see cref="Id{T}"/> type.</param>
public sealed class IdTypeConverter(Type idType) : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        idType.GetMethod(nameof(Id<>.Parse))!.Invoke(null, [value]);

    /// <inheritdoc/>
    public override object? ConvertTo(
        ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) ? value?.ToString()
            : base.ConvertTo(context, culture, value, destinationType);
}
