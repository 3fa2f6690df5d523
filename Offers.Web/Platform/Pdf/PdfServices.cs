namespace Offers.Web.Platform.Pdf;

/// <summary>Registers the PDF engine.</summary>
public static class PdfServices
{
    /// <summary>Adds the one <see cref="PdfPrinter"/> with the settings of section <c>Pdf</c>.</summary>
    public static IServiceCollection AddPdf(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Pdf").Get<PdfSettings>() ?? new PdfSettings());
        services.AddSingleton<PdfPrinter>();
        return services;
    }
}
