using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

public static class PostgresBinaries
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/postgresql"];
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_POSTGRES_BIN") is { Length: > 0 } named)
        {
            return IsServer(named) ? named
                : throw new PortalStartRefused($"In PORTAL_POSTGRES_BIN ({named}) liegen initdb, pg_ctl und postgres nicht.");
        }

        return Folders().FirstOrDefault(IsServer)
            ?? throw new PortalStartRefused(
                "PostgreSQL ab Version 15 fehlt: Installieren Sie es mit „apt-get install postgresql“ oder nennen Sie eine Datenbank in "
                + "ConnectionStrings__Portal.");
    }

    public static string FindProgram(string name) =>
        new[] { Environment.GetEnvironmentVariable("PORTAL_POSTGRES_BIN") ?? "" }.Concat(Folders()).Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new PortalStartRefused($"{name} fehlt: Installieren Sie es mit „apt-get install postgresql-client“.");

    private static IEnumerable<string> Folders() =>
        Roots.Where(System.IO.Directory.Exists).SelectMany(System.IO.Directory.GetDirectories)
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Version: MajorVersion(folder)))
            .Where(v => v.Version >= 15).OrderByDescending(v => v.Version).Select(v => v.Folder)
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsServer(string folder) => Programs.All(name => File.Exists(Path.Combine(folder, name)));

    private static int MajorVersion(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
