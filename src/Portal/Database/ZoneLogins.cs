using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Portal.Database;

// Each zone signs in as itself, on any server: what a session could become with "set role none" is the zone again.
[SuppressMessage("ApiDesign", "RS0030", Justification = "A command: passwords of roles.")]
public static class ZoneLogins
{
    public const string Remedy =
        "Geben Sie mit „migrate --zones“ jeder Zone eine eigene Anmeldung; die Schritte stehen in docs/operation.md.";

    private const int PasswordBytes = 32;
    private const int Iterations = 4096;
    private const int SaltBytes = 16;
    private const int UserOfLine = 3;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Asked by the zone itself, with what it reached. Whatever is found would let it reach more than it was granted.
    private const string Defects = """
        select 'meldet sich als ' || session_user || ' an' where session_user <> @zone
        union all
        select 'arbeitet als ' || current_user where current_user <> session_user
        union all
        select 'hat Rechte des Servers' from pg_roles
        where rolname = session_user and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        union all
        select 'darf die Rolle ' || rolname || ' annehmen' from pg_roles
        where rolname <> session_user and pg_has_role(session_user, oid, 'member')
            and not (select rolsuper from pg_roles where rolname = session_user)
        union all
        select 'besitzt etwas in der Datenbank'
        where exists (
            select from pg_shdepend
            where refclassid = 'pg_authid'::regclass and deptype = 'o'
                and refobjid = (select oid from pg_roles where rolname = session_user))
        """;

    public static async Task<IReadOnlyList<string>> DefectsAsync(PortalDatabase database, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var (zone, source) in database.ByZone)
        {
            found.AddRange((await DefectsAsync(zone, source, cancellation)).Select(defect => $"{zone} {defect}"));
        }

        return found;
    }

    public static async Task<IReadOnlyList<string>> DefectsAsync(string zone, NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return (await connection.QueryAsync<string>(Defects, new { zone })).AsList();
        }
        catch (NpgsqlException e)
        {
            return [$"kann sich nicht anmelden ({e.Message})"];
        }
    }

    public static async Task RefuseDefectsAsync(PortalDatabase database, CancellationToken cancellation)
    {
        if (await DefectsAsync(database, cancellation) is { Count: > 0 } defects)
        {
            throw new PortalStartRefused($"Die Zonen der Datenbank sind nicht getrennt: {string.Join("; ", defects)}. {Remedy}");
        }
    }

    // New passwords for all zones, in the file that the connection string names. The server learns only what it needs to check them.
    public static async Task<string> RenewAsync(PortalDatabase database, CancellationToken cancellation)
    {
        var named = database.Passfile
            ?? throw new PortalStartRefused(
                "„--zones“ gilt für einen Datenbankserver, den ConnectionStrings__Portal nennt. Geben Sie dort eine Passwortdatei an, zum "
                + "Beispiel Passfile=/var/lib/intman/pgpass.");
        var path = Path.GetFullPath(named);
        var passwords = database.ByZone.ToDictionary(
            zone => zone.Zone, _ => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PasswordBytes)));
        try
        {
            await WriteAsync(
                path + ".new", [.. passwords.Select(login => $"*:*:*:{login.Key}:{login.Value}"), .. LinesOfOthers(path, passwords)]);
            await SetAsync(database, passwords, cancellation);
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"Die Passwortdatei {path} lässt sich nicht schreiben: {e.Message}", e);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PortalStartRefused(
                $"Der Benutzer der Datenbank darf keine Passwörter setzen: {e.MessageText}. Er braucht CREATEROLE.", e);
        }

        return path;
    }

    private static IEnumerable<string> LinesOfOthers(string path, Dictionary<string, string> passwords) =>
        !File.Exists(path) ? [] : File.ReadLines(path)
            .Where(line => line.Split(':') is not { Length: > UserOfLine } fields || !passwords.ContainsKey(fields[UserOfLine]));

    private static async Task WriteAsync(string path, IEnumerable<string> lines)
    {
        File.Delete(path);
        await using var file = new FileStream(
            path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        await file.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
    }

    private static async Task SetAsync(PortalDatabase database, Dictionary<string, string> passwords, CancellationToken cancellation)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var (zone, password) in passwords)
        {
            await connection.ExecuteAsync($"alter role {zone} password '{VerifierOf(password)}'", transaction: transaction);
        }

        await transaction.CommitAsync(cancellation);
    }

    // RFC 5803, as PostgreSQL stores it: sent like this, the password itself stands in no log of the server.
    private static string VerifierOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        var iterations = Iterations.ToString(CultureInfo.InvariantCulture);
        return $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}"
            + $"${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
