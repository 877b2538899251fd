using System.Text;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Commands;

/// <summary>The verb "disclosure": tables in, pattern out; no database, no server.</summary>
public static class ProveDisclosure
{
    private const int PatientMinutes = 2;

    /// <returns>0: safe; 2: an earlier release gives something away; a refusal becomes 1 with its sentence.</returns>
    public static async Task<int> ExecuteAsync(string file, TextWriter output, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(PatientMinutes));
        try
        {
            var input = DisclosureFile.Read(await TextOfAsync(file, cancellation));
            var result = ProtectTables.Execute(input, limit.Token);
            await output.WriteLineAsync(DisclosureFile.Write(input, result));
            return result.IsSafe ? 0 : 2;
        }
        catch (DisclosureRefusal e)
        {
            throw new PortalStartRefused($"{file}: {e.Message}", e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PortalStartRefused($"{file}: Die Prüfung dauert länger als {PatientMinutes} Minuten. "
                + "Fassen Sie Kategorien zusammen oder teilen Sie die Veröffentlichung.");
        }
    }

    private static async Task<string> TextOfAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (file == "-")
            {
                return await Console.In.ReadToEndAsync(cancellation);
            }

            return new FileInfo(file) is { Exists: true, Length: > DisclosureFile.MaxBytes }
                ? throw new DisclosureRefusal($"Die Datei ist größer als {DisclosureFile.MaxBytes / 1_000_000} MB.")
                : await File.ReadAllTextAsync(file, Encoding.UTF8, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PortalStartRefused($"{file} lässt sich nicht lesen: {e.Message}", e);
        }
    }
}
