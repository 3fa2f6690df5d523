using Offers.Data.Incentives.Templates;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Templates;

/// <summary>What templates and copies add to the application.</summary>
internal static class TemplateModule
{
    internal static IServiceCollection AddTemplates(this IServiceCollection services) => services
        .AddSingleton<TemplateDesk>()
        .AddSingleton<TemplateQueries>()
        .AddSingleton<CopyDesk>()
        .AddSingleton<CopyQueries>()
        .AddSingleton<IDemoSource, TemplatesDemo>();
}
