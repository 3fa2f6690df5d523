using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Offers.Data.Providers;

/// <summary>
/// Readies SQLite once, when this assembly is loaded. It is a module initializer because a DbContext can be made by the
/// application, by a test or by the design tools, and each needs SQLite before its first statement.
/// </summary>
internal static class SqliteBootstrap
{
    private const string CoreAssembly = "SQLitePCLRaw.core";
    private const string PackagedLibrary = "e_sqlite3";
    private static readonly string[] _systemLibraries = ["libsqlite3.so.0", "libsqlite3.so"];

    [ModuleInitializer]
    internal static void Start()
    {
        AssemblyLoadContext.Default.Resolving += ResolveCore;
        SetProvider();
    }

    // Microsoft.Data.Sqlite asks for a newer SQLitePCLRaw.core than the pinned one, which the loader would refuse.
    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name != CoreAssembly) return null;
        var folder = Path.GetDirectoryName(typeof(SqliteBootstrap).Assembly.Location);
        var path = Path.Combine(folder ?? AppContext.BaseDirectory, CoreAssembly + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    // Kept out of line: compiling this method loads SQLitePCLRaw, and the resolver above must be in place by then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetProvider()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, ResolveNative);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    // The system's library is newer than the packaged one, and it gets the system's security updates.
    private static nint ResolveNative(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != PackagedLibrary) return nint.Zero;
        foreach (var library in _systemLibraries)
        {
            if (NativeLibrary.TryLoad(library, out var handle)) return handle;
        }

        return NativeLibrary.TryLoad(name, assembly, path, out var packaged) ? packaged : nint.Zero;
    }
}
