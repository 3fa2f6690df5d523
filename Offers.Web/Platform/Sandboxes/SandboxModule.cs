using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>Sandboxes and their clocks; modules add what is due, what changed and what an example has.</summary>
internal static class SandboxModule
{
    internal static IServiceCollection AddSandboxes(this IServiceCollection services) => services
        .AddSingleton<SandboxQueries>()
        .AddSingleton<SandboxDesk>()
        .AddSingleton<SandboxExamples>()
        .AddSingleton<DueMoments>()
        .AddSingleton<ClockDesk>()
        .AddSingleton<ClockRunner>()
        .AddSingleton<AdvanceDesk>()
        .AddSingleton<IDueSource, ApprovalsDue>()
        .AddSingleton<IChangeSource, NoticeChanges>()
        .AddSingleton<IFigureSource, AdvanceFigures>()
        .AddSingleton<IDemoSource, SandboxDemo>()
        .AddScoped<IShellSource, SandboxShellSource>()
        .AddJob<ClockAdvancesJob>();
}
