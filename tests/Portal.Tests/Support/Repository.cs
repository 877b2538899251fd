namespace IntMan.Portal.Tests.Support;

/// <summary>Where the files of this repository and the papers beside it lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the shared folder (PORTAL_SHARED, else "shared" beside the checkout); skips the test, visibly, where it is
    /// missing.</summary>
    public static string Shared(string file)
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_SHARED") is { Length: > 0 } named
            ? named : Path.Combine(Root, "..", "shared");
        var path = Path.Combine(folder, file);
        Assert.SkipUnless(File.Exists(path), $"{file} is missing: name the shared folder in PORTAL_SHARED.");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntMan.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("IntMan.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
