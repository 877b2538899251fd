namespace IntMan.Portal.Database;

/// <summary>Finds the server programs of PostgreSQL: PORTAL_POSTGRES_BIN, then PATH, then where Debian, Ubuntu and others put them; the newest version wins.</summary>
public static class PostgresBinaries
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/postgresql"];
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The folder that holds initdb, pg_ctl and postgres.</summary>
    /// <exception cref="PortalStartRefused">There is no PostgreSQL server, or it is older than 15.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_POSTGRES_BIN") is { Length: > 0 } named)
        {
            return IsServer(named) ? named : throw new PortalStartRefused($"In PORTAL_POSTGRES_BIN ({named}) liegen initdb, pg_ctl und postgres nicht.");
        }

        var versions = Roots.Where(System.IO.Directory.Exists).SelectMany(System.IO.Directory.GetDirectories)
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Version: MajorVersion(folder)))
            .Where(v => v.Version >= 15 && IsServer(v.Folder)).OrderByDescending(v => v.Version).Select(v => v.Folder);
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Where(IsServer);
        return versions.Concat(onPath).FirstOrDefault()
            ?? throw new PortalStartRefused("PostgreSQL ab Version 15 fehlt: Installieren Sie es mit „apt-get install postgresql“ oder nennen Sie eine Datenbank in ConnectionStrings__Portal.");
    }

    private static bool IsServer(string folder) => Programs.All(name => File.Exists(Path.Combine(folder, name)));

    private static int MajorVersion(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
