using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Foundation.Database;
using Npgsql;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Proves every released report again: that it is what was released, and that no hidden figure can be found out.</summary>
public static class ProveReleases
{
    /// <summary>As the owner of the database: the counts before hiding are in no zone.</summary>
    /// <returns>German findings with the Kennung; empty when everything holds.</returns>
    public static async Task<IReadOnlyList<string>> ExecuteAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        ReadingConventions.Apply();
        var findings = new List<string>();
        var reports = await owner.QueryAsync<Row>(new CommandDefinition("""
            select r.code, r.content::text as content, r.figures::text as figures, r.content_hash, r.input_hash, r.version, e.input
            from release.report r left join release.exact e on e.report_id = r.id where r.state = 'Released' order by r.released_at
            """, cancellationToken: cancellation));
        foreach (var report in reports)
        {
            findings.AddRange(Prove(report, cancellation).Select(finding => $"Bericht {report.Code}: {finding}"));
        }

        return findings;
    }

    private static IEnumerable<string> Prove(Row report, CancellationToken cancellation)
    {
        if (HashOf(ReportDocument.FromJson(report.Content).ToJson()) != report.ContentHash)
        {
            yield return "der Inhalt ist nicht, was freigegeben wurde";
        }

        if (report.Input is null)
        {
            yield return "die Zahlen der Prüfung fehlen";
            yield break;
        }

        var stored = JsonSerializer.Deserialize<StoredInput>(report.Input)!;
        var again = Try(stored, cancellation);
        if (again is null)
        {
            yield return "die Prüfung lässt sich nicht wiederholen";
            yield break;
        }

        if (!again.IsSafe)
        {
            yield return "eine verborgene Zahl lässt sich errechnen";
        }

        if (report.Version != DisclosureRule.Version)
        {
            yield break;
        }

        if (again.InputHash != report.InputHash)
        {
            yield return "die Zahlen der Prüfung sind nicht die von damals";
        }

        var printed = JsonSerializer.Deserialize<List<ReleasedFamily>>(report.Figures)!;
        if (EarlierReleases.ToJson(again.Released) != EarlierReleases.ToJson(printed))
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"das Muster ist ein anderes als damals ({again.HiddenCount} Zahlen müssten verborgen sein)");
        }
    }

    private static ProtectedReport? Try(StoredInput stored, CancellationToken cancellation)
    {
        try
        {
            return ProtectReport.Execute(stored.Tables, new DisclosureRule(stored.Threshold), stored.Earlier, cancellation);
        }
        catch (DisclosureRefusal)
        {
            return null;
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public string Content { get; init; } = "";
        public string Figures { get; init; } = "";
        public string ContentHash { get; init; } = "";
        public string InputHash { get; init; } = "";
        public string Version { get; init; } = "";
        public string? Input { get; init; }
    }
}
