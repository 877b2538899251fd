using System.Globalization;
using System.IO.Compression;
using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Hsds;

/// <summary>Foreign directories, clean and dirty, as they come.</summary>
public sealed class HsdsImportTests(TestCluster cluster)
{
    private const string Organization = "11111111-1111-4111-8111-111111111111";

    /// <summary>A package of version 3 with everything that we keep.</summary>
    private static readonly Dictionary<string, string> Clean = new()
    {
        ["organizations.csv"] =
            $"id,name,description,email,website\n{Organization},Nachbarschaftshilfe Nord,Hilft im "
            + "Norden,info@nord.example,https://nord.example\n",
        ["services.csv"] =
        $"id,organization_id,name,description,status,url,minimum_age,fees_description,assured_date\n22222222-2222-4222-8222-222222222222,{Organization},Kleiderkammer,\"Kleidung für alle.\n\nKommen Sie vorbei.\",active,https://nord.example/kleider,16,kostenlos.,2026-10-01\n",
        ["locations.csv"] =
        "id,name,location_type,latitude,longitude\n33333333-3333-4333-8333-333333333333,Haus Nord,physical,47.65,9.48\n",
        ["addresses.csv"] =
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\n44444444-4444-4444-8444-444444444444,33333333-3333-4333-8333-333333333333,Nordstr. 1,Nordstadt,Nordland,99999,NL,physical\n",
        ["service_at_locations.csv"] =
        "id,service_id,location_id\n55555555-5555-4555-8555-555555555555,22222222-2222-4222-8222-222222222222,33333333-3333-4333-8333-333333333333\n",
        ["schedules.csv"] =
        "id,service_at_location_id,freq,interval,byday,opens_at,closes_at,valid_from,attending_type\n66666666-6666-4666-8666-666666666666,55555555-5555-4555-8555-555555555555,WEEKLY,1,MO,09:00,12:00,2026-01-05,offen\n",
        ["phones.csv"] = "id,service_id,number\n77777777-7777-4777-8777-777777777777,22222222-2222-4222-8222-222222222222,030 23125 777\n",
        ["languages.csv"] =
        "id,service_id,code,name\n88888888-8888-4888-8888-888888888888,22222222-2222-4222-8222-222222222222,ar,Arabic\n",
    };

    [Fact]
    public async Task Package_OfVersionThree_BecomesDraftsThatKeepIdentifierSourceAndLicence()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var report = await ImportAsync(name, Zip(Clean));
        Assert.Equal((5, 0, 0), (report.Created, report.Changed, report.Skipped));
        Assert.Equal("Draft Kleiderkammer Kleidung für alle. Kommen Sie vorbei. Free 16 030 23125 777 {Arabisch} Nord CC BY 4.0 22222222-2222-4222-8222-222222222222", await cluster.ScalarAsync<string>(name, """
            select concat_ws(' ', status, name, summary, description, cost, minimum_age, phone, languages, source, source_licence,
              source_key) from directory.service where id = '22222222-2222-4222-8222-222222222222'
            """));
        Assert.Equal("Haus Nord Nordstr. 1 99999 Nordstadt Nordland NL Nord",
            await cluster.ScalarAsync<string>(name,
            "select concat_ws(' ', name, address, postal_code, town, state_province, country, source) from directory.place"));
        Assert.Equal("Monday 09:00:00 12:00:00 Open",
            await cluster.ScalarAsync<string>(name,
            "select concat_ws(' ', weekday, starts_at, ends_at, channel) from directory.office_hour where id = "
            + "'66666666-6666-4666-8666-666666666666'"));
        Assert.Equal(new DateOnly(2026, 10, 1), await cluster.ScalarAsync<DateOnly>(name,
            "select confirmed_on from directory.confirmation"));
    }

    [Fact]
    public async Task Package_Again_ChangesNothing()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await ImportAsync(name, Zip(Clean));
        var before = await cluster.FingerprintAsync(name);
        var again = await ImportAsync(name, Zip(Clean));
        Assert.Equal((0, 0, 5), (again.Created, again.Changed, again.Unchanged));
        Assert.Equal(before, await cluster.FingerprintAsync(name));
    }

    [Fact]
    public async Task Package_WithOneChange_ChangesThatEntry()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await ImportAsync(name, Zip(Clean));
        var changed = new Dictionary<string, string>(Clean) { ["services.csv"] = Clean["services.csv"]
            .Replace("Kleiderkammer", "Kleiderladen", StringComparison.Ordinal) };
        var report = await ImportAsync(name, Zip(changed));
        Assert.Equal((0, 1, 4), (report.Created, report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task DryRun_CountsAndChangesNothing()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var before = await cluster.FingerprintAsync(name);
        Assert.Equal(5, (await ImportAsync(name, Zip(Clean), dryRun: true)).Created);
        Assert.Equal(before, await cluster.FingerprintAsync(name));
    }

    [Fact]
    public async Task Package_OfVersionOneAndDirty_IsRepairedOrSkippedAndEveryRowIsTold()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var report = await ImportAsync(name, Zip(new Dictionary<string, string>
        {
            ["organization.csv"] =
                "id,name,description,url\n1,FOOD BANK OF THE NORTH,\"<p>Gives <b>food</b>.</p>\",www.food.example\n2,,,\n1,FOOD BANK OF "
                + "THE NORTH,\"<p>Gives <b>food</b>.</p>\",www.food.example\n",
            ["service.csv"] =
            "id,organization_id,name,description,status,email,fees,tax_note\n10,1,PANTRY,First line\\nsecond "
            + "line,active,not-an-email,Free,secret\n11,99,Orphan,,active,,,\n,1,No Id,Text,active,,,\n10,1,Other pantry,x,active,,,\n",
            ["location.csv"] = "id,organization_id,name,latitude,longitude\nL1,1,Church Hall,91.5,8\n",
            ["physical_address.csv"] =
            "id,location_id,address_1,city,state_province,postal_code,country\nA1,L1,1 Main St,Springfield,IL,62701,US\n",
            ["services_at_location.csv"] = "id,service_id,location_id\nS1,10,L1\nS2,10,L404\n",
            ["regular_schedule.csv"] =
            "id,service_at_location_id,weekday,opens_at,closes_at\nR1,S1,Monday,9:00am,5:00pm (closed at noon)\nR2,S1,Tuesday,by "
            + "appointment,later\nR3,S1,Someday,9:00,10:00\nR4,S1,Friday,10:00,9:00\n",
            ["phone.csv"] = "id,service_id,number,type\nP1,10,(217) 555-0100 ext. 12,voice\nP2,10,call us,voice\n",
            ["taxonomy.csv"] = "id,name,parent_id,vocabulary\nT1,Food Pantries,,open\nT2,Wohnen,,open\nT1,Food Pantries,,open\n",
            ["service_taxonomy.csv"] = "id,service_id,taxonomy_id\nX1,10,T1\nX2,10,T2\nX3,10,T9\nX4,99,T1\n",
            ["funding.csv"] = "id,organization_id,source\nF1,1,City\n",
            ["notes.csv"] = "a,b\n1,2\n",
        }));
        Assert.Equal(0, report.ErrorCount);
        Assert.Equal("Food Bank Of The North|Gives food.|https://www.food.example",
            await cluster.ScalarAsync<string>(name, "select concat_ws('|', name, description, website) from directory.organisation"));
        Assert.Equal("Pantry|{Housing}|{\"Food Pantries\"}|Free|(217) 555-0100-12",
            await cluster.ScalarAsync<string>(name,
            "select concat_ws('|', name, areas, keywords, cost, phone) from directory.service where source_key = '10'"));
        Assert.Equal("2 1 1 1", await cluster.ScalarAsync<string>(name,
            "select concat_ws(' ', (select count(*) from directory.service), (select count(*) from directory.service_place), (select "
            + "count(*) from directory.office_hour), (select count(*) from directory.place where latitude is null))"));
        Assert.Equal("09:00:00 17:00:00 closed at noon",
            await cluster.ScalarAsync<string>(name, "select concat_ws(' ', starts_at, ends_at, note) from directory.office_hour"));
        var told = report.Notices.Select(notice => $"{notice.File} {notice.Row} {notice.Kind}: {notice.Text}").ToList();
        foreach (var expected in new[]
        {
            "organization.csv 3 Skipped", "organization.csv 4 Skipped", "service.csv 3 Skipped: die Organisation",
                "service.csv 4 Repaired: ohne Kennung", "service.csv 5 Skipped: dieselbe Kennung",
                "service.csv 2 NotKept: email „not-an-email“",
            "service.csv 2 NotKept: service.tax_note", "location.csv 2 NotKept: latitude, longitude", "services_at_location.csv 3 Skipped",
            "regular_schedule.csv 3 Skipped: keine Uhrzeiten", "regular_schedule.csv 4 Skipped: kein Wochentag",
            "regular_schedule.csv 5 Skipped: endet", "phone.csv 3 NotKept: number „call us“", "service_taxonomy.csv 4 Skipped",
            "service_taxonomy.csv 5 Skipped", "funding.csv 2 NotKept", "notes.csv 0 NotKept",
        })
        {
            Assert.True(told.Exists(line => line.StartsWith(expected, StringComparison.Ordinal)),
                $"{expected} is missing in\n{string.Join("\n", told)}");
        }
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData("[{0}]")]
    [InlineData("{{\"total_items\":1,\"contents\":[{0}]}}")]
    public async Task Json_AsLineListOrPage_IsTakenOver(string shape)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        const string Service =
            """{"id":"22222222-2222-4222-8222-222222222222","name":"Kleiderkammer","status":"active","organization":{"id":"11111111-1111-4111-8111-111111111111","name":"Nord","description":"Hilft"},"service_at_locations":[{"id":"55555555-5555-4555-8555-555555555555","location":{"id":"33333333-3333-4333-8333-333333333333","location_type":"physical","name":"Haus"},"schedules":[{"id":"66666666-6666-4666-8666-666666666666","freq":"WEEKLY","byday":"MO,TU","opens_at":"09:00","closes_at":"10:00"}]}]}""";
        var report = await ImportAsync(name, Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, shape, Service)));
        Assert.Equal((6, 0), (report.Created, report.ErrorCount));
        Assert.Equal("{Monday,Tuesday}", await cluster.ScalarAsync<string>(name,
            "select array_agg(weekday order by weekday)::text from directory.office_hour where place_id = "
            + "'33333333-3333-4333-8333-333333333333'"));
    }

    [Theory]
    [InlineData("PK\u0003\u0004kein Archiv", "beschädigt")]
    [InlineData("{\"id\": ", "kein gültiges JSON")]
    [InlineData("[]", "kein Angebot")]
    public async Task File_Broken_IsRefusedWithASentence(string content, string expected)
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        Assert.Contains(expected, Assert.Single((await ImportAsync(name, Encoding.UTF8.GetBytes(content))).Errors).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_ThatUnpacksToGigabytes_IsRefused()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("services.csv", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes < 60; megabytes++)
            {
                entry.Write(zeros);
            }
        }

        Assert.True(file.Length < 1_000_000);
        Assert.Contains("zu groß", Assert.Single((await ImportAsync(name, file.ToArray())).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_OfFourThousandServices_IsTakenOverInWellUnderAMinute()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        var links = new StringBuilder("id,link_id,link_entity,taxonomy_term_id\n");
        for (var link = 0; link < 26_000; link++)
        {
            links.Append(CultureInfo.InvariantCulture, $"a{link},s{link % 4000},service,t{link / 4000}\n");
        }

        var package = Zip(new Dictionary<string, string>
        {
            ["organizations.csv"] = "id,name,description\n" + Lines(400, n => $"o{n},Träger {n},Hilft"),
            ["services.csv"] = "id,organization_id,name,description,status\n"
            + Lines(4000, n => $"s{n},o{n % 400},Angebot {n},Hilft bei Fragen.,active"),
            ["locations.csv"] = "id,name,location_type\n" + Lines(1000, n => $"l{n},Haus {n},physical"),
            ["service_at_locations.csv"] = "id,service_id,location_id\n" + Lines(4000, n => $"x{n},s{n},l{n % 1000}"),
            ["schedules.csv"] = "id,service_at_location_id,freq,byday,opens_at,closes_at\n"
            + Lines(4000, n => $"h{n},x{n},WEEKLY,MO,09:00,12:00"),
            ["taxonomy_terms.csv"] = "id,name,description\n" + Lines(7, n => $"t{n},Wort {n},Wort"),
            ["attributes.csv"] = links.ToString(),
        });
        var progress = new List<int>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var report = await ImportAsync(name, package, progress: progress);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
        Assert.Equal((0, 13_400), (report.ErrorCount, report.Created));
        Assert.Equal(39_407, report.Rows);
        Assert.NotEmpty(progress);
        var again = await ImportAsync(name, package);
        Assert.Equal((0, 0), (again.Created, again.Changed));
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(n => line(n) + "\n"));

    private static byte[] Zip(Dictionary<string, string> files)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = new StreamWriter(archive.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return file.ToArray();
    }

    private async Task<ImportReport> ImportAsync(string name, byte[] file, bool dryRun = false, List<int>? progress = null)
    {
        await using var database = await cluster.OpenAsync(name);
        await using var directory = database.CreateDirectory();
        using var stream = new MemoryStream(file);
        return await new ImportFile(directory, new TestClock()) { Source = "Nord", Licence = "CC BY 4.0" }.ExecuteAsync(
            ImportKind.Services, stream, dryRun, progress is null ? null : new Steps(progress), TestContext.Current.CancellationToken);
    }

    private sealed class Steps(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
