using System.Security.Cryptography;
using System.Text;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Pages;

/// <summary>A county of nothing but the cases of <see cref="ScheduleCase"/>, with a portal that prints.</summary>
public sealed class ScheduleGrid(TestCluster cluster) : PortalHost(cluster)
{
    public const string Chromium = "/usr/bin/chromium";
    private readonly StringBuilder _sql = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Cluster.ExecuteAsync(Database, Layout());
        UseKestrel(0);
        StartServer();
        Client.BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Portal:Chromium", Chromium);
    }

    private static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private string Layout()
    {
        // The demo county's hours would fill the home page.
        Add("delete from directory.office_hour where service_id is null");
        Add("insert into directory.county (key, name, kind, state, phone) values ('08999', 'Rasterkreis', 'Rural', 'BW', '030 23125 199'), "
            + "('14999', 'Sachsenkreis', 'Rural', 'SN', '030 23125 198')");
        Add($"insert into directory.organisation (id, slug, name, kind) values ('{Id("office")}', 'rasteramt', 'Rasteramt', 'Provider')");
        foreach (var one in ScheduleCase.All)
        {
            Case(one);
        }

        Town("08999000", "Fernstadt");
        Seat("ferne", "Stella Ferne", "08999000", "IntegrationManager", "Haus Ferne", "030 23125 190", "14:00", "16:30");
        Seat("kreis", "Kora Kreis", null, "IntegrationCoordinator", "Kreishaus", "030 23125 191", "13:00", "15:00");
        Absence("person 2", "person ferne");
        Absence("person 3", null);
        Holder("post 4b", "4b", "Berta Zwischen", "stelle-4b");
        Absence("person 4", "person 4b");
        Absence("person 4b", "person ferne");
        Add($"delete from directory.post_holder where post_id = '{Id("post 5")}'");
        Place("library", "Bücherei", "08999006");
        Deviation("6", "Moved", $"'2026-11-18', '16:00', '18:00', '{Id("library")}'");
        Deviation("7", "Cancelled", "null, null, null, null");
        Add("insert into directory.closing_day (id, ags, reason, first_day, last_day) values "
            + $"('{Id("closing")}', '08999008', 'Betriebsausflug', '2026-11-18', '2026-11-18')");
        foreach (var name in (string[])["regular", "moved", "cancelled", "closed"])
        {
            Service(name);
        }

        ServiceDeviation("moved", $"'Moved', '2026-11-20', '16:00', '18:00', '{Id("library")}'");
        ServiceDeviation("cancelled", "'Cancelled', null, null, null, null");
        Add("insert into directory.closing_day (id, organisation_id, reason, first_day, last_day) values "
            + $"('{Id("closing of closed")}', '{Id("host closed")}', 'Inventur', '2026-11-19', '2026-11-19')");
        return _sql.ToString();
    }

    // Open on Thursdays in the town hall of the first case.
    private void Service(string name)
    {
        Add($"insert into directory.organisation (id, slug, name, kind) values ('{Id("host " + name)}', 'host-{name}', 'Haus', 'Provider')");
        Add("insert into directory.service (id, slug, name, organisation_id, summary, kind, status, areas, keywords, residence_statuses, "
            + "languages, cost, access, documents, serves_everyone, served_keys, capacity) values "
            + $"('{Id("service " + name)}', 'raster-{name}', 'Angebot {name}', '{Id("host " + name)}', 'x', 'Other', 'Published', "
            + "array['Work'], '{}', '{}', '{}', 'Free', array['Open'], '{}', false, array['08999'], 'Unknown')");
        Add("insert into directory.service_place (id, service_id, place_id) values "
            + $"('{Id("at " + name)}', '{Id("service " + name)}', '{Id("hall 1")}')");
        Add("insert into directory.office_hour (id, service_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, "
            + "pauses_in_school_holidays, open_on_public_holidays, valid_from) values "
            + $"('{Id("open " + name)}', '{Id("service " + name)}', '{Id("hall 1")}', 'Thursday', 'EveryNthWeek', 1, '09:00', '12:00', "
            + "'Open', false, false, '2026-01-01')");
    }

    private void ServiceDeviation(string name, string values) => Add(
        "insert into directory.office_hour_deviation (id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at, new_place_id) "
        + $"values ('{Id("off " + name)}', '{Id("open " + name)}', '2026-11-19', {values})");

    private void Case(ScheduleCase one)
    {
        Town(one.Ags, one.Town);
        Place($"hall {one.Number}", $"Rathaus {one.Number}", one.Ags);
        Holder($"post {one.Number}", $"{one.Number}", $"Person Raster{(char)('A' + one.Number)}", one.Slug, one.Ags);
        Hour($"hour {one.Number}", $"post {one.Number}", "Wednesday", "09:00", "12:00", $"hall {one.Number}");
        Hour($"monday {one.Number}", $"post {one.Number}", "Monday", "14:00", "16:00", $"hall {one.Number}");
        Add("insert into directory.responsibility (id, post_id, ags, target_group, valid_from, is_presumed) values "
            + $"('{Id("rule " + one.Number)}', '{Id($"post {one.Number}")}', '{one.Ags}', 'alle', '2026-01-01', false)");
    }

    private void Seat(string key, string name, string? ags, string position, string place, string phone, string starts, string ends)
    {
        Place("place " + key, place, ags ?? "08999000");
        Holder("post " + key, key, name, "stelle-" + key, ags, position, phone);
        Hour("hour " + key, "post " + key, "Wednesday", starts, ends, "place " + key);
    }

    private void Holder(string post, string key, string name, string slug, string? ags = "08999000",
        string position = "IntegrationManager", string? phone = null)
    {
        var county = ScheduleCase.CountyOf(ags is null ? 0 : ags[^1] - '0');
        Add("insert into directory.post (id, slug, title, position, organisation_id, ags, county_key, phone, search_key, search_words, "
            + $"search_near) values ('{Id(post)}', '{slug}', 'Stelle {key}', '{position}', '{Id("office")}', {Text(ags)}, '{county}', "
            + $"'{phone ?? "030 23125 11" + key[0]}', '', '{{}}', '{{}}')");
        var parts = name.Split(' ');
        Add("insert into directory.person (id, slug, given_name, family_name, languages, phone, search_key, search_words, search_near) "
            + $"values ('{Id("person " + key)}', 'person-{key}', '{parts[0]}', '{parts[1]}', '{{}}', "
            + $"'{phone ?? "030 23125 10" + key[0]}', '', '{{}}', '{{}}')");
        Add("insert into directory.post_holder (id, post_id, person_id, role, valid_from, consent_on) values "
            + $"('{Id("holder " + key)}', '{Id(post)}', '{Id("person " + key)}', 'Holder', '2026-01-01', '2026-01-01')");
    }

    private void Absence(string person, string? substitute) => Add(
        "insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by) values "
        + $"('{Id("absence " + person)}', '{Id(person)}', '2026-11-16', '2026-11-27', "
        + $"{(substitute is null ? "null" : $"'{Id(substitute)}'")}, '2026-11-01', 'Test')");

    private void Deviation(string number, string kind, string values) => Add(
        "insert into directory.office_hour_deviation (id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at, new_place_id) "
        + $"values ('{Id("deviation " + number)}', '{Id("hour " + number)}', '2026-11-18', '{kind}', {values})");

    private void Hour(string key, string post, string weekday, string starts, string ends, string place) => Add(
        "insert into directory.office_hour (id, post_id, place_id, weekday, recurrence, step, starts_at, ends_at, channel, "
        + "pauses_in_school_holidays, open_on_public_holidays, valid_from) values "
        + $"('{Id(key)}', '{Id(post)}', '{Id(place)}', '{weekday}', 'EveryNthWeek', 1, '{starts}', '{ends}', 'Open', false, false, "
        + "'2026-01-01')");

    private void Town(string ags, string name) => Add(
        "insert into directory.municipality (ags, name, kind, county_key, postal_codes, search_key, search_words, search_near) values "
        + $"('{ags}', '{name}', 'Municipality', '{ags[..5]}', '{{}}', '{Key(name)}', '{{{Key(name)}}}', '{{}}')");

    private void Place(string key, string name, string ags) => Add(
        "insert into directory.place (id, slug, name, ags, wheelchair_access) values "
        + $"('{Id(key)}', '{key.Replace(' ', '-')}-r', '{name}', '{ags}', 'Unknown')");

    private static string Key(string name) => name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);

    private static string Text(string? text) => text is null ? "null" : $"'{text}'";

    private void Add(string statement) => _sql.Append(statement).Append(";\n");
}
