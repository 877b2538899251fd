using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Quality;

/// <summary>Everything that has to be repaired as a file for spreadsheets; cells cannot act as formulas.</summary>
public sealed class ExportQuality(ShowQuality show)
{
    public async Task ExecuteAsync(Stream target, AccessScope area, DateOnly today, CancellationToken cancellation)
    {
        await using var csv = new CsvWriter(target);
        await csv.WriteAsync(["Hinweis", "Eintrag", "Gemeinde", "AGS", "Kürzel", "Tag"], cancellation);
        await show.EachAsync(area, today, async (issue, lines) =>
        {
            foreach (var line in lines)
            {
                await csv.WriteAsync([IssueTexts.Title(issue), line.Name, line.Municipality ?? "", line.Ags ?? "", line.Slug ?? "",
                    line.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? ""], cancellation);
            }
        }, cancellation);
    }
}
