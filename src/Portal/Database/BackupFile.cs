using System.Security.Cryptography;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

public sealed class BackupFile(string path)
{
    private readonly string _sum = path + ".sha256";

    public async Task WriteAsync(string connectionString, IProgress<int>? progress, CancellationToken cancellation)
    {
        var part = path + ".part";
        var tables = 0;
        try
        {
            await new FileStream(part, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).DisposeAsync();
            // Row-level security binds the owner too; it has a policy that shows it every row.
            await new PostgresProgram("pg_dump", connectionString)
                .RunAsync(["--format=custom", "--verbose", "--no-password", "--enable-row-security", "--file", part], line =>
            {
                if (line.Contains("dumping contents of table", StringComparison.Ordinal))
                {
                    progress?.Report(++tables);
                }
            }, cancellation);
            var sum = await SumAsync(part, cancellation);
            File.Move(part, path, overwrite: true);
            await File.WriteAllTextAsync(_sum, $"{sum}  {Path.GetFileName(path)}\n", cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"Die Sicherung {path} lässt sich nicht schreiben: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<bool> VerifyAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new PortalStartRefused($"Die Sicherung {path} gibt es nicht.");
        }

        if (!File.Exists(_sum))
        {
            return false;
        }

        var expected = (await File.ReadAllTextAsync(_sum, cancellation)).Split(' ')[0].Trim();
        return expected == await SumAsync(path, cancellation) ? true
            : throw new PortalStartRefused(
                $"Die Sicherung {path} ist beschädigt: Ihre Prüfsumme ist nicht die in {_sum}. Nehmen Sie eine andere Sicherung.");
    }

    public async Task<IReadOnlyDictionary<string, string>> MigrationsAsync(CancellationToken cancellation)
    {
        var sql = await new PostgresProgram("pg_restore", null)
            .RunAsync(["--data-only", "--schema=portal", "--table=schema_migration", "--file=-", path], null, cancellation);
        var found = sql.Split('\n').SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line != "\\.")
            .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1]);
        return found.Count > 0 ? found : throw new PortalStartRefused($"Die Datei {path} ist keine Sicherung eines Portals.");
    }

    private static async Task<string> SumAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
