using System.Diagnostics;
using System.Globalization;
using IntMan.Benchmarks.Load;
using IntMan.Benchmarks.Transfer;
using Npgsql;

namespace IntMan.Benchmarks.Cases;

/// <summary>Pages of cases over 325 people with 8,783 talks (P1), then beside 1,600 people with 43,240 talks (P2): what a manager of each
/// waits for, saving a talk, the list of a whole team, and whether a foreign case can be told from a missing one by time.</summary>
public static class CaseRun
{
    private const int Times = 60;
    private const int Foreign = 200;
    private const string Missing = "0197a000-0000-7000-8000-00000000dead";

    // The second account becomes a manager of the invented county, the section head leads its team.
    private const string AsP2 = """
        update accounts.account set person_id = (select id from directory.person where slug = 'person-09900001-1')
        where email = 'im2@demo.example';
        update accounts.role_grant g set scope_key = '09900' from accounts.account a
        where a.id = g.account_id and a.email in ('im2@demo.example', 'leitung@demo.example')
        """;

    public static async Task<int> ExecuteAsync()
    {
        await PublishedPortal.PublishAsync();
        await PublishedPortal.SeedDemoAsync();
        await using (var first = await PublishedPortal.ServeDemoAsync())
        {
            using var visitor = new CaseVisitor(first.Address);
            await visitor.SignInAsync("im1");
            await MeasureAsync("P1", visitor, await OwnAsync("mirela-ampelstein"));
        }

        await PublishedPortal.CommandAsync("seed", "caseload", "--profile", "P2");
        await using var portal = await PublishedPortal.ServeDemoAsync();
        await ExecuteAsync(AsP2);
        using (var visitor = new CaseVisitor(portal.Address))
        {
            await visitor.SignInAsync("im1");
            await MeasureAsync("P1 beside P2", visitor, await OwnAsync("mirela-ampelstein"));
        }

        using (var visitor = new CaseVisitor(portal.Address))
        {
            await visitor.SignInAsync("im2");
            await MeasureAsync("P2", visitor, await OwnAsync("person-09900001-1"));
            await TellApartAsync(visitor, await OwnAsync("person-09900005-1"));
        }

        using var lead = new CaseVisitor(portal.Address);
        await lead.SignInAsync("leitung");
        Print("P2", "list of a team of 27, filtered", await TimeAsync(() => lead.ReadAsync("/faelle?stand=All&ampel=Red&sortiert=Points")));
        return 0;
    }

    private static async Task MeasureAsync(string profile, CaseVisitor visitor, string id)
    {
        var page = $"/faelle/{id}";
        Print(profile, "case page", await TimeAsync(() => visitor.ReadAsync(page)));
        Print(profile, "day page", await TimeAsync(() => visitor.ReadAsync("/heute")));
        Print(profile, "list, filtered", await TimeAsync(() => visitor.ReadAsync("/faelle?ampel=Yellow&faellig=Overdue&sortiert=Points")));
        Print(profile, "form of a talk", await TimeAsync(() => visitor.ReadAsync($"{page}/gespraech?wie=letztes")));
        var times = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var fields = CaseVisitor.FieldsOf(await visitor.ReadAsync($"{page}/gespraech")).DistinctBy(field => field.Key)
                .Where(field => field.Key is "__RequestVerificationToken" or "formular").ToList();
            var watch = Stopwatch.StartNew();
            using var saved = await visitor.SaveAsync($"{page}/gespraech", fields);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if ((int)saved.StatusCode != 302)
            {
                throw new InvalidOperationException($"Saving a talk answered {(int)saved.StatusCode}.");
            }
        }

        Print(profile, "saving a talk", times);
    }

    // Interleaved, so that both see the same machine.
    private static async Task TellApartAsync(CaseVisitor visitor, string foreign)
    {
        var (hidden, missing) = (new List<double>(), new List<double>());
        for (var time = 0; time < Foreign; time++)
        {
            hidden.Add(await visitor.RefusedAsync($"/faelle/{foreign}"));
            missing.Add(await visitor.RefusedAsync($"/faelle/{Missing}"));
        }

        Print("P2", "foreign case", hidden);
        Print("P2", "missing case", missing);
    }

    private static async Task<List<double>> TimeAsync(Func<Task<string>> read)
    {
        var times = new List<double>();
        for (var time = 0; time < Times + 10; time++)
        {
            var watch = Stopwatch.StartNew();
            await read();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times[10..];
    }

    private static void Print(string profile, string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{profile,-14}{what,-34}p50 {times[times.Count / 2],7:0.0} ms   p95 {times[times.Count * 95 / 100],7:0.0} ms"));
    }

    // An open case with many talks and a plan.
    private static Task<string> OwnAsync(string slug) => ScalarAsync($"""
        select c.id::text from caseload.case c join directory.person p on p.id = c.manager_id
        where p.slug = '{slug}' and c.ended_on is null and c.part_b
        order by (select count(*) from caseload.consultation k where k.case_id = c.id) desc, c.id limit 1
        """);

    private static async Task<string> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Owner => PublishedPortal.DemoConnection("intman");
}

/// <summary>A manager, without script.</summary>
internal sealed class CaseVisitor(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    public async Task SignInAsync(string name)
    {
        var token = FieldsOf(await ReadAsync("/konto/anmelden")).First(field => field.Key == "__RequestVerificationToken");
        using var form = new FormUrlEncodedContent([token, new("email", $"{name}@demo.example"), new("passwort", "wegweiser-demo-2026")]);
        using var answer = await _client.PostAsync(new Uri("/konto/anmelden", UriKind.Relative), form);
    }

    public async Task<string> ReadAsync(string page)
    {
        using var answer = await _client.GetAsync(new Uri(page, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        return (int)answer.StatusCode == 200 ? html : throw new InvalidOperationException($"{page}: {(int)answer.StatusCode}");
    }

    public async Task<double> RefusedAsync(string page)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await _client.GetAsync(new Uri(page, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        return (int)answer.StatusCode == 404 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(page);
    }

    public async Task<HttpResponseMessage> SaveAsync(string page, IEnumerable<KeyValuePair<string, string>> hidden)
    {
        using var form = new FormUrlEncodedContent([.. hidden, new("tag", "0"), new("weg", "Phone"), new("wer", "Person"),
            new("thema", "finanzen"), new("verwiesen", "nein"), new("naechster", "2"), new("aktion", "speichern")]);
        return await _client.PostAsync(new Uri(page, UriKind.Relative), form);
    }

    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(string html) => StaffVisitor.FieldsOf(html);

    public void Dispose() => _client.Dispose();
}
