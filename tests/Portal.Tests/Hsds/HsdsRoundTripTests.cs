using System.Text;
using System.Text.Json.Nodes;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>What one portal exports, another one imports, and tells the same.</summary>
public sealed class HsdsRoundTripTests(TestCluster cluster)
{
    /// <summary>When and how an entry came here, and keys of offices that are known by their posts only.</summary>
    private static readonly string[] OfThisPortal = ["metadata", "last_modified", "organization_identifiers"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_ImportedElsewhereAndPublished_TellsTheSame(bool tables)
    {
        var here = await cluster.CreateDatabaseAsync(Template.Demo);
        await cluster.ExecuteAsync(here, """
            insert into directory.office_hour (id, service_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel,
              pauses_in_school_holidays, open_on_public_holidays, valid_from, note)
            select gen_random_uuid(), service_id, place_id, 'Wednesday', 'EveryNthWeek', 2, time '09:00', time '11:00', 'ByAppointment',
              false, false, date '2026-11-04', 'Bitte klingeln' from directory.service_place
            union all select gen_random_uuid(), service_id, place_id, 'Friday', 'NthWeekdayOfMonth', 5, time '14:00', time '16:30', 'Open',
              false, true, date '2026-09-01', null from directory.service_place
            union all select gen_random_uuid(), service_id, place_id, 'Monday', 'EveryNthWeek', 1, null, null, 'Phone', false, true,
              date '2026-09-01', null from directory.service_place;
            insert into directory.office_hour_deviation (id, office_hour_id, day, kind) select gen_random_uuid(), id, date '2026-11-18',
              'Cancelled' from directory.office_hour where service_id is not null and weekday = 'Wednesday'
            """);
        var exported = await ExportAsync(here, tables);
        var elsewhere = await ElsewhereAsync();
        var report = await ImportAsync(elsewhere, exported);
        Assert.Equal("", string.Join("\n", report.Errors.Select(error => $"{error.Row}: {error.Column}: {error.Message}")));
        Assert.Equal((0, 0), (report.ErrorCount, report.Skipped));
        await cluster.ExecuteAsync(elsewhere, "update directory.service set status = 'Published'");
        var (expected, actual) = (Lines(await ExportAsync(here, tables: false), tables),
            Lines(await ExportAsync(elsewhere, tables: false), tables));
        Assert.Equal(73, expected.Count);
        Assert.Equal(expected, actual);
        var again = await ImportAsync(elsewhere, exported);
        Assert.Equal((0, 0), (again.Created, again.Changed));
    }

    [Fact]
    public async Task ForeignService_ImportedPublishedAndExported_IsTheSameInformation()
    {
        var name = await ElsewhereAsync();
        await ImportAsync(name, Encoding.UTF8.GetBytes(Foreign));
        await cluster.ExecuteAsync(name, "update directory.service set status = 'Published'");
        var actual = JsonNode.Parse(Assert.Single(Lines(await ExportAsync(name, tables: false), withParents: true)))!;
        Assert.Empty(Missing(JsonNode.Parse(Foreign)!, actual, "$"));
    }

    private const string Foreign = """
        {"id":"22222222-2222-4222-8222-222222222222","organization_id":"11111111-1111-4111-8111-111111111111","name":"Kleiderkammer","description":"Kleidung für alle.\n\nKommen Sie vorbei.","url":"https://nord.example/kleider","email":"kleider@nord.example","status":"active","interpretation_services":"Am Telefon","application_process":"Klingeln Sie.","fees_description":"Eine Spende ist willkommen.","eligibility_description":"Nur mit Ausweis.","minimum_age":16,"maximum_age":99,"assured_date":"2026-10-01","organization":{"id":"11111111-1111-4111-8111-111111111111","name":"Nachbarschaftshilfe Nord","description":"Hilft im Norden.","email":"info@nord.example","website":"https://nord.example","phones":[{"number":"030 23125 700"}]},"phones":[{"number":"030 23125 777"}],"languages":[{"name":"Arabisch","code":"ar"},{"name":"Quechua"}],"required_documents":[{"document":"Ausweis"}],"service_at_locations":[{"id":"55555555-5555-4555-8555-555555555555","service_id":"22222222-2222-4222-8222-222222222222","description":"Hintereingang","location":{"id":"33333333-3333-4333-8333-333333333333","location_type":"physical","name":"Haus Nord","transportation":"Bus 4","latitude":47.65,"longitude":9.48,"addresses":[{"address_1":"Nordstr. 1","address_2":"Zimmer 2","city":"Nordstadt","state_province":"Nordland","postal_code":"99999","country":"NL","address_type":"physical"}]},"schedules":[{"id":"66666666-6666-4666-8666-666666666666","valid_from":"2026-01-05","dtstart":"2026-01-05","freq":"WEEKLY","interval":1,"byday":"MO","opens_at":"09:00","closes_at":"12:00","attending_type":"offen","notes":"Bitte klingeln"}]}]}
        """;

    /// <summary>Everything of the first document that the second one does not say; identifiers of parts may be added.</summary>
    private static List<string> Missing(JsonNode expected, JsonNode? actual, string at) => expected switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Missing(field.Value!, actual?[field.Key], $"{at}.{field.Key}"))],
        JsonArray items =>
        [.. items.SelectMany((item, index) => Missing(item!, index < (actual as JsonArray)?.Count
        ? actual![index] : null, $"{at}[{index}]"))],
        _ => expected.ToJsonString() == actual?.ToJsonString() ? [] : [$"{at}: {expected.ToJsonString()} became {actual?.ToJsonString()}"],
    };

    /// <param name="export">A service a line.</param>
    /// <param name="withParents">Lines of services cannot hold the organizations above theirs, tables do.</param>
    private static List<string> Lines(byte[] export, bool withParents) =>
        [.. Encoding.UTF8.GetString(export).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var service = JsonNode.Parse(line)!;
        Strip(service);
        if (!withParents)
        {
            service["organization"]!.AsObject().Remove("parent_organization_id");
        }

        return service.ToJsonString();
    })];

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var name in OfThisPortal)
            {
                fields.Remove(name);
            }
        }

        var inside = node is JsonObject named ? named.Select(field => field.Value) : node is JsonArray items
            ? items : Enumerable.Empty<JsonNode?>();
        foreach (var inner in inside)
        {
            Strip(inner);
        }
    }

    private async Task<string> ElsewhereAsync()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        foreach (var kind in new[] { ImportKind.Municipalities, ImportKind.Counties, ImportKind.SchoolHolidays })
        {
            var path = Path.Combine(Repository.Root, "content", "demo", ImportKinds.FileNameOf(kind));
            if (File.Exists(path))
            {
                await using var csv = File.OpenRead(path);
                Assert.Equal(0, (await new ImportFile(directory, new TestClock())
                    .ExecuteAsync(kind, csv, false, null, TestContext.Current.CancellationToken)).ErrorCount);
            }
        }

        return name;
    }

    private async Task<byte[]> ExportAsync(string name, bool tables)
    {
        ReadingConventions.Apply();
        await using var database = await cluster.OpenAsync(name);
        var export = new ExportHsds(new ReadHsds(new PublicSource(database.Public), new MunicipalCalendar(new TestClock())),
            new TestClock());
        using var target = new MemoryStream();
        await (tables ? export.TablesAsync(target, null, TestContext.Current.CancellationToken)
            : export.LinesAsync(target, null, TestContext.Current.CancellationToken));
        return target.ToArray();
    }

    private async Task<ImportReport> ImportAsync(string name, byte[] file)
    {
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        using var stream = new MemoryStream(file);
        return await new ImportFile(directory, new TestClock()) { Source = "Nord" }.ExecuteAsync(ImportKind.Services, stream, false, null,
            TestContext.Current.CancellationToken);
    }
}
