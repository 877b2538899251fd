using System.Diagnostics;
using System.Globalization;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Portal.Database;

internal sealed class PostgresProgram(string name, string? connectionString)
{
    public async Task<string> RunAsync(IEnumerable<string> arguments, Action<string>? said, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(PostgresBinaries.FindProgram(name), arguments) { RedirectStandardError = true,
            RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (variable, value) in connectionString is null ? [] : Connection(new NpgsqlConnectionStringBuilder(connectionString)))
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start) ?? throw new PortalStartRefused($"{name} ließ sich nicht starten.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = new List<string>();
            while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
            {
                said?.Invoke(line);
                errors.Add(line);
            }

            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? await output : throw new PortalStartRefused($"{name} ist gescheitert: {Reason(errors)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static string Reason(List<string> errors) =>
        errors.FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal)) ?? errors.LastOrDefault() ?? "ohne Meldung";

    private static IEnumerable<(string Variable, string Value)> Connection(NpgsqlConnectionStringBuilder from)
    {
        var ssl = from.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant() };
        (string, string?)[] all =
        [
            ("PGHOST", from.Host), ("PGPORT", from.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", from.Username),
            ("PGPASSWORD", from.Password), ("PGDATABASE", from.Database),
            ("PGPASSFILE", from.Passfile), ("PGSSLMODE", ssl), ("PGSSLROOTCERT", from.RootCertificate), ("PGSSLCERT", from.SslCertificate),
            ("PGSSLKEY", from.SslKey),
        ];
        return all.Where(one => !string.IsNullOrEmpty(one.Item2)).Select(one => (one.Item1, one.Item2!));
    }
}
