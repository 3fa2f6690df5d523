using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Offers.Tests.Infrastructure;

/// <summary>What must be in place before the first test touches a package that build/ mends.</summary>
internal static class PackageAssemblies
{
    private const string Diffing = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Start()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;

        // A test may open a SQLite file before any type of Offers.Data is used, so its initializer is run here.
        RuntimeHelpers.RunModuleConstructor(Assembly.Load("Offers.Data").ManifestModule.ModuleHandle);
    }

    // bUnit asks for a newer AngleSharp.Diffing than the one that build/TestPackages.targets puts beside the tests.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) => name.Name == Diffing
        ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Diffing + ".dll"))
        : null;
}
