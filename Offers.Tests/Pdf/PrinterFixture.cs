using Microsoft.Extensions.DependencyInjection;
using Offers.Web.Platform.Pdf;

namespace Offers.Tests.Pdf;

/// <summary>One printer, and so one warm Chromium, for all tests that print.</summary>
public sealed class PrinterFixture : IAsyncLifetime
{
    private ServiceProvider services = null!;

    public PdfPrinter Printer { get; private set; } = null!;

    public static ServiceProvider ServicesWith(PdfSettings settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(settings)
        .AddSingleton<PdfPrinter>()
        .BuildServiceProvider();

    public Task InitializeAsync()
    {
        services = ServicesWith(new());
        Printer = services.GetRequiredService<PdfPrinter>();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await services.DisposeAsync();
}

[CollectionDefinition(nameof(PrinterFixture))]
public sealed class PrinterCollection : ICollectionFixture<PrinterFixture>;
