namespace Offers.Web.Platform;

/// <summary>
/// The folder where the application keeps its own files: the SQLite database, generated keys, stored documents, mail
/// that
/// is dropped in Development. The setting is <c>Storage:Folder</c>; without it <c>App_Data</c> beside the application's
/// content.
/// </summary>
/// <param name="Path">An absolute path that exists.</param>
public sealed record DataFolder(string Path)
{
    private const string Setting = "Storage:Folder";
    private const string Default = "App_Data";

    /// <summary>Finds the folder, and makes it when it is not there yet.</summary>
    public static DataFolder Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var path = System.IO.Path.GetFullPath(configuration[Setting] ?? Default, environment.ContentRootPath);
        return new(Directory.CreateDirectory(path).FullName);
    }

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);
}
