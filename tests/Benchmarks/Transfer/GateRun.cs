using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Benchmarks.Load;

namespace IntMan.Benchmarks.Transfer;

/// <summary> The publish gate as an officer meets it, over a county of 20,000 streets, a tenth of them split into 25 numbers: a rule for
/// the whole county is checked, then published. From sending the form to the last byte of the answer; the budget is five seconds each.
/// </summary>
public static class GateRun
{
    private const int Streets = 20_000;
    private const int Numbers = 25;
    private const int Rounds = 3;
    private const string Page = "/verwaltung/zustaendigkeiten/08435/aendern";
    private static readonly DateOnly FirstDay = new(2026, 12, 1);
    private static readonly string[] Municipalities = ["08435016", "08435036", "08435047", "08435059"];

    /// <returns>0, or 1 when a median is above the budget.</returns>
    public static async Task<int> ExecuteAsync()
    {
        await PublishedPortal.PublishAsync();
        await PublishedPortal.SeedDemoAsync();
        var file = Path.Combine(PublishedPortal.Folder, "county.csv");
        await File.WriteAllTextAsync(file, County());
        await PublishedPortal.CommandAsync("import", "streets", file);
        var times = new List<(string What, double Seconds)>();
        await using var portal = await PublishedPortal.ServeDemoAsync();
        using var visitor = new StaffVisitor(portal.Address);
        await visitor.SignInAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await ChangeAsync(visitor, round, times);
        }

        return Budget.Print(times, 5);
    }

    private static async Task ChangeAsync(StaffVisitor visitor, int round, List<(string What, double Seconds)> times)
    {
        var form = await visitor.ReadAsync(Page);
        var token = StaffVisitor.FieldsOf(form).First(field => field.Key == "__RequestVerificationToken").Value;
        var post = Regex.Matches(form[form.IndexOf("id=\"stelle\"", StringComparison.Ordinal)..], "value=\"([0-9a-f-]{36})\"")[round]
            .Groups[1].Value;
        var from = FirstDay.AddDays(round);
        var html = "";
        times.Add(("check", await Budget.TimeAsync(async () =>
        {
            using var answer = await visitor.PostAsync(Page, token,
                [new("bereich", "kreis"), new("zielgruppe", "alle"), new("stelle", post), new("wie", "ersetzt"),
                new("ab", from.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture))]);
            html = await answer.Content.ReadAsStringAsync();
        })));
        var start = html.IndexOf("?handler=Veroeffentlichen", StringComparison.Ordinal);
        if (!html.Contains("Geprüft sind 20", StringComparison.Ordinal) || start < 0)
        {
            throw new InvalidOperationException($"The gate was not shown: {html}");
        }

        var fields = StaffVisitor.FieldsOf(html[start..html.IndexOf("</form>", start, StringComparison.Ordinal)])
            .Where(field => field.Key is not "__RequestVerificationToken" and not "geprueft").Append(new("geprueft", "true")).ToList();
        times.Add(("publish", await Budget.TimeAsync(async () =>
        {
            using var answer = await visitor.PostAsync(Page + "?handler=Veroeffentlichen", token, fields);
            if (!answer.RequestMessage!.RequestUri!.Query.Contains("gespeichert", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Publishing was refused: {await answer.Content.ReadAsStringAsync()}");
            }
        })));
    }

    private static string County()
    {
        var csv = new StringBuilder("AGS;Straße;Hausnummern;Stelle;gültig ab\n");
        for (var street = 0; street < Streets; street++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Municipalities[street % Municipalities.Length]};Zeilenweg {street}");
            csv.Append(CultureInfo.InvariantCulture, $"{name};;im-ueberlingen;2026-01-01\n");
            for (var number = 0; street % 10 == 0 && number < Numbers; number++)
            {
                csv.Append(CultureInfo.InvariantCulture, $"{name};{1 + (4 * number)};im-salem;2026-01-01\n");
            }
        }

        return csv.ToString();
    }
}
