using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntMan.Directory.Quality;
using IntMan.Foundation.Changes;
using IntMan.Accounts;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Boundaries;

/// <summary> An invented county beside the demo one. It is laid out anew for each <see cref="Span"/>; then every reader is asked, and its
/// answers are kept as "no yes yes no yes". What does not move holds from 1 January 2026 on. </summary>
public sealed class BoundaryCounty(TestCluster cluster) : PortalHost(cluster)
{
    public const string County = "08999";
    public const string OtherCounty = "08998";
    public const string Association = "089990001";
    public static readonly string[] Towns = ["08999001", "08999002", "08999003", "08999004", "08999005", "08999006", "08999007", "08999008",
        "08999009"];

    private const string Always = "2026-01-01";
    private const string NoKeys = "'', '{}', '{}'";
    private readonly StringBuilder _sql = new();

    public static Actor Officer { get; } = new(null, "Ilse Birnbaum", "Integrationsbeauftragung");

    public Dictionary<string, string> Answers { get; } = [];

    public string ConfirmationCode { get; private set; } = "";

    public string ServiceConfirmationCode { get; private set; } = "";

    public string SessionToken { get; private set; } = "";

    public Visitor Owner { get; private set; } = null!;

    public Visitor Administrator { get; private set; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The same id for the same name.</summary>
    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();

        // Demo accounts are made when the portal starts, and only where there are none.
        _ = Services;
        await Cluster.ExecuteAsync(Database, Ground());
        await StartAsync();
        foreach (var span in Span.All)
        {
            foreach (var reader in Readers.All)
            {
                Clock.Set(TestClock.Usual);
                if (reader == Readers.All[0] || reader.Writes)
                {
                    await Cluster.ExecuteAsync(Database, Layout(span));
                }

                var answer = await AnswerAsync(reader, span);
                Answers[reader.Name] = Answers.TryGetValue(reader.Name, out var earlier) ? $"{earlier} {answer}" : answer;
            }
        }
    }

    /// <summary>What the jobs of the calendar do, taken back afterwards.</summary>
    public async Task<bool> InJobsAsync(Func<DbConnection, DbTransaction, Task<bool>> ask)
    {
        await using var connection = await Get<PortalDatabase>().Jobs.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        return await ask(connection, transaction);
    }

    /// <summary>Whether a statement of the owner succeeds; it is taken back.</summary>
    public async Task<T> AsOwnerAsync<T>(Func<DbConnection, DbTransaction, Task<T>> ask)
    {
        await using var connection = await Get<PortalDatabase>().Owner.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        return await ask(connection, transaction);
    }

    public Task<T> ScalarAsync<T>(string sql) => Cluster.ScalarAsync<T>(Database, sql);

    public static async Task<bool> IsThereAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>False when a rule refuses, or the scope does not reach so far.</summary>
    public static async Task<bool> IsTakenAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (Exception e) when (e is RuleViolation or MissingEntry)
        {
            return false;
        }
    }

    private async Task<string> AnswerAsync(Reader reader, Span span)
    {
        try
        {
            return await reader.Ask(this, span) ? "yes" : "no";
        }
        catch (Exception e)
        {
            return $"[{span.Name}: {e.GetType().Name} {e.Message}]";
        }
    }

    private async Task StartAsync()
    {
        var links = Get<ConfirmationLinks>();
        var (post, service) = (links.Create(Id("held"), [Id("held post")], "Test"),
            links.CreateForServices(Id("account"), [Id("service")], "Test"));
        (ConfirmationCode, ServiceConfirmationCode) = (post.Code, service.Code);
        await using (var connection = await Get<PortalDatabase>().Jobs.OpenConnectionAsync(Cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            await NewConfirmationLink.InsertAsync(connection, [post, service], transaction);
            await transaction.CommitAsync(Cancellation);
        }

        SessionToken = (await Get<SignInSessions>().StartAsync(new NewSignInSession(Id("account"), SignInStage.Full, "Test", "Test", "Test"), null,
            Cancellation))!;
        Owner = await Visitor.SignedInAsync(this, "im1");
        Administrator = await Visitor.SignedInAsync(this, "admin");
    }

    // What never changes.
    private string Ground()
    {
        _sql.Clear();
        Add($"insert into directory.county (key, name, kind, state) values ('{County}', 'Grenzkreis', 'Rural', 'HB'), ('{OtherCounty}', "
            + "'Nachbarkreis', 'Rural', 'HB')");
        Add($"insert into directory.association (key, name, county_key) values ('{Association}', 'Grenzverband', '{County}')");
        foreach (var ags in Towns)
        {
            Add("insert into directory.municipality (ags, name, kind, county_key, association_key, postal_codes, search_key, "
                + $"search_words, search_near) values ('{ags}', 'Grenzort {ags[^1]}', 'Municipality', '{County}', "
                + $"{(ags == Towns[2] ? $"'{Association}'" : "null")}, '{{}}', 'grenzort', '{{grenzort}}', '{{}}')");
        }

        Add($"insert into directory.district (id, ags, name, search_key, search_words, search_near) values ('{Id("district")}', "
            + $"'{Towns[3]}', 'Grenzteil', {NoKeys}), ('{Id("district that divides")}', '{Towns[1]}', 'Grenzviertel', {NoKeys})");
        Street("street by town", Towns[1]);
        Street("street by association", Towns[2]);
        Street("street by itself", Towns[3]);
        Street("street by district", Towns[3], "district");
        Street("street of two", Towns[3]);
        Street("street that divides", Towns[0]);
        Add($"insert into directory.organisation (id, slug, name, kind) values ('{Id("office")}', 'grenzamt', 'Grenzamt', 'Provider')");
        Add($"insert into directory.organisation (id, slug, name, kind) values ('{Id("closed office")}', 'grenzamt-zu', 'Zu', 'Provider')");
        Place("place", Towns[3]);
        Place("other place", Towns[0]);
        Place("away place", Towns[8]);
        Post("held post", Towns[0], "'IntegrationManager'");
        Post("post", Towns[0], "'IntegrationOfficer'");
        Post("vacant post", Towns[2], "'IntegrationManager'");
        Post("closed post", Towns[0], "'IntegrationOfficer'", "closed office");
        foreach (var name in (string[])["absent post", "first absent post", "person absent post", "chain post", "middle post",
            "tandem post", "teacher post", "clock post", "collision post", "second post", "district post", "street post", "vague post",
            "sick post", "unheld post"])
        {
            Post(name, Towns[0], "'IntegrationOfficer'");
        }

        foreach (var (number, name) in (ReadOnlySpan<(int, string)>)[(4, "commission"), (5, "rules"), (6, "staying"), (7, "hours")])
        {
            Post($"{name} leaves", Towns[number], "'IntegrationOfficer'");
            Post($"{name} follows", Towns[number], "'IntegrationOfficer'");
        }

        foreach (var name in (string[])["held", "steady", "absent", "chain end", "chain middle", "chain start", "tandem one", "tandem two",
            "owner", "colleague", "lonely", "colliding", "substituting", "vague", "sick", "circling", "circling between", "away for long"])
        {
            Person(name);
        }

        Add("update directory.person set languages = '{Grenzisch}', given_name = 'Grete', family_name = 'Grenzstein', search_key = 'grete grenzstein', search_words "
            + $"= '{{grete,grenzstein}}' where id = '{Id("held")}'");
        Service("service");
        Service("pausing service");
        Service("yearly service");
        Service("closed service", "closed office");
        Add($"""
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
              concurrency_stamp, display_name, created_at)
            values ('{Id("account")}', 'grenze@demo.example', 'GRENZE@DEMO.EXAMPLE', 'grenze@demo.example', 'GRENZE@DEMO.EXAMPLE', true,
              'x', 'x', 'Gudrun Grenze', now())
            """);
        Add($"update accounts.account set person_id = '{Id("owner")}' where email = 'im1@demo.example'");
        Case("case", "owner", "Ziegel", 1);
        Case("case of the absent", "absent", "Zeder", 2);
        Case("case to renew", "owner", "Zander", 3);
        Series("seat series", "NetworkMeeting");
        Series("term series", "WorkingGroup");
        Series("mandate series", "ExchangeForum");
        Series("series of a mandate", "ExchangeForum");
        foreach (var room in (string[])["room", "room of a deputy", "room of an absent speaker", "room of another speaker"])
        {
            Series(room, "ExchangeForum");
        }

        Add($"""
            insert into meetings.concern (id, series_id, title, note, state, wording, raised_at, changed_at)
            values ('{Id("concern")}', '{Id("room")}', 'x', 'x', 'Worded', 1, now(), now());
            insert into meetings.concern (id, series_id, title, note, state, wording, raised_at, changed_at)
            values ('{Id("released concern")}', '{Id("room")}', 'x', 'x', 'Released', 1, now(), now());
            insert into meetings.wording (concern_id, number, series_id, title, text, hash, written_at)
            values ('{Id("concern")}', 1, '{Id("room")}', 'x', 'x', sha256(convert_to(E'x\nx', 'UTF8')), now())
            """);
        return _sql.ToString();
    }

    // What moves with the span, and what writing readers may have changed.
    private string Layout(Span span)
    {
        _sql.Clear();
        var county = $"(select id from directory.post where county_key = '{County}')";
        Add($"delete from directory.office_hour where post_id in {county} or person_id in (select id from directory.person where slug "
            + $"like 'grenz-%') or service_id in ('{Id("service")}', '{Id("pausing service")}', '{Id("yearly service")}', '{Id("closed service")}')");
        Add("delete from directory.closing_day");
        Add($"delete from directory.responsibility where post_id in {county}");
        Add($"delete from directory.confirmation where entry_id in {county} or person_id in (select id from directory.person where slug "
            + "like 'grenz-%')");
        Add($"delete from directory.post_holder where post_id in {county}");
        Add("delete from directory.absence where person_id in (select id from directory.person where slug like 'grenz-%')");
        Add($"delete from directory.mandate where ags like '{County}%'");
        Add("delete from directory.school_holiday where state = 'HB'");
        Add($"delete from accounts.role_grant where account_id = '{Id("account")}'");

        Rounds(span);
        Consents(span);
        Commission(Towns[0], span.First, span.Last);
        Commission(Towns[4], span.First, span.Last);
        Holder("held post", "held", span.First, span.Last);
        Holder("collision post", "colliding", span.First, span.Last);
        Holder("vague post", "vague", span.First, span.Last);
        Holder("sick post", "sick", span.First, span.Last);
        foreach (var (post, person) in (ReadOnlySpan<(string, string)>)[("post", "steady"), ("absent post", "absent"),
            ("first absent post", "substituting"), ("person absent post", "lonely"), ("chain post", "chain start"),
            ("middle post", "chain middle"),
            ("tandem post", "tandem one"), ("tandem post", "tandem two"), ("teacher post", "steady"), ("clock post", "chain end"),
            ("second post", "colliding"), ("street post", "colleague"), ("closed post", "colleague")])
        {
            Holder(post, person, new(2026, 1, 1), null);
        }

        Absence("absence", "absent", span.First, span.LastOrFar, "steady");
        Absence("absence without substitute", "lonely", span.First, span.LastOrFar, null);
        Absence("absence of the sick", "sick", Span.Day, Span.Day, null);
        Absence("substitute moves", "substituting", Span.Day, Span.Day, "vague");
        Absence("chain start", "chain start", Span.Day, Span.Day, "chain middle");
        Absence("chain middle", "chain middle", span.First, span.LastOrFar, "chain end");
        Absence("circling", "circling between", Span.Day, Span.Day, "circling");
        Absence("away for long", "away for long", span.First, span.LastOrFar, "circling between");
        Absence("tandem one", "tandem one", Span.Day, Span.Day, null);
        Absence("tandem two", "tandem two", span.First, span.LastOrFar, null);
        Absence("own absence", "owner", span.First, span.LastOrFar, null);

        Hour("hour", "post_id", "post", "Wednesday", "00:30", "23:00", "place", span.First, span.Last);
        Hour("extra hour", "post_id", "post", "Monday", "07:00", "07:30", "place", span.First, span.Last);
        Hour("hour without place", "post_id", "post", "Monday", "08:00", "08:30", null, span.First, span.Last);
        Hour("hour of the held post", "post_id", "held post", "Monday", "08:00", "08:30", null, new(2026, 1, 1), null);
        Hour("hour of the held", "person_id", "held", "Wednesday", "00:31", "23:00", null, new(2026, 1, 1), null);
        Hour("hour of the tandem", "post_id", "tandem post", "Wednesday", "09:00", "10:00", "place", new(2026, 1, 1), null);
        Hour("hour that pauses", "post_id", "teacher post", "Wednesday", "05:00", "06:00", "place", new(2026, 1, 1), null, pauses: true);
        Hour("hour to change", "post_id", "clock post", "Wednesday", "05:00", "06:00", "place", span.First, span.Last);
        Hour("hour to split", "post_id", "clock post", "Monday", "05:00", "06:00", "place", new(2026, 1, 1), null);
        Hour("hour to collide", "post_id", "second post", "Wednesday", "12:00", "13:00", "place", new(2026, 1, 1), null);
        Hour("service hour", "service_id", "service", "Wednesday", "11:00", "12:00", "place", span.First, span.Last);
        Hour("service hour that pauses", "service_id", "pausing service", "Wednesday", "15:00", "16:00", "place", new(2026, 1, 1), null,
            pauses: true);
        Hour("hour of the closed", "post_id", "closed post", "Wednesday", "16:00", "17:00", "place", new(2026, 1, 1), null);
        Hour("service hour of the closed", "service_id", "closed service", "Wednesday", "09:00", "10:00", null, new(2026, 1, 1), null);
        Hour("closed until New Year", "service_id", "closed service", "Thursday", "09:00", "10:00", null, new(2025, 12, 1), null,
            onHolidays: true);
        Closing("closing", span.First, span.LastOrFar);
        Closing("closing until New Year", new(2025, 12, 29), new(2026, 1, 1));
        Hour("arranged until New Year", "service_id", "yearly service", "Thursday", null, null, null, new(2025, 12, 1), new(2026, 1, 1));
        Hour("arranged until New Year's Eve", "service_id", "yearly service", "Thursday", null, null, null, new(2025, 12, 1),
            new(2025, 12, 31));
        Hour("held until New Year", "service_id", "yearly service", "Thursday", "09:00", "10:00", null, new(2025, 12, 1), new(2026, 1, 1),
            onHolidays: true);
        Hour("held until New Year's Eve", "service_id", "yearly service", "Thursday", "10:00", "11:00", null, new(2025, 12, 1),
            new(2025, 12, 31), onHolidays: true);
        Hour("held once", "service_id", "yearly service", "Wednesday", "09:00", "10:00", null, Span.Day, Span.Day);
        Hour("held after New Year", "service_id", "yearly service", "Thursday", "15:00", "16:00", null, new(2025, 12, 1), null,
            pauses: true, onHolidays: true);
        Add("insert into directory.office_hour_deviation (id, office_hour_id, day, kind, new_day, new_starts_at, new_ends_at) values "
            + $"('{Id("extra date")}', '{Id("hour to split")}', '{Span.Day:yyyy-MM-dd}', 'Extra', '{Span.Day:yyyy-MM-dd}', '09:00', "
            + "'10:00')");
        Add($"insert into directory.office_hour_deviation (id, office_hour_id, day, kind) values ('{Id("cancelled date")}', "
            + $"'{Id("hour without place")}', '{Span.Day:yyyy-MM-dd}', 'Cancelled')");
        Add($"insert into directory.school_holiday (id, state, name, first_day, last_day) values ('{Id("holiday")}', 'HB', 'Grenzferien', "
            + $"'{span.First:yyyy-MM-dd}', '{span.LastOrFar:yyyy-MM-dd}')");

        Add($"insert into directory.school_holiday (id, state, name, first_day, last_day) values ('{Id("old holiday")}', 'HB', "
            + "'Weihnachtsferien', '2025-12-22', '2026-01-01')");

        Rule("rule of the town", "held post", "ags", Towns[1], span.First, span.Last);
        Rule("rule of the association", "held post", "association_key", Association, span.First, span.Last);
        Rule("rule of the county", "unheld post", "county_key", OtherCounty, span.First, span.Last);
        Rule("rule of the district", "district post", "district_id", Id("district").ToString(), span.First, span.Last);
        Rule("rule of the street", "street post", "street_id", Id("street by itself").ToString(), span.First, span.Last);
        Rule("rule of a part", "district post", "district_id", Id("district that divides").ToString(), span.First, span.Last);
        Rule("rule of one street", "street post", "street_id", Id("street that divides").ToString(), span.First, span.Last);
        Rule("rule of two", "street post", "street_id", Id("street of two").ToString(), new(2026, 1, 1), null);
        Rule("other rule of two", "district post", "street_id", Id("street of two").ToString(), span.First, span.Last);
        Rule("rule that moves", "rules leaves", "ags", Towns[5], span.First, span.Last);
        Rule("rule that goes", "staying leaves", "ags", Towns[6], new(2026, 1, 1), null);
        Rule("rule that stays", "staying follows", "ags", Towns[6], span.First, span.Last);
        Rule("planned rule", "unheld post", "ags", Towns[8], new(2026, 1, 1), null);
        Hour("hour that moves", "post_id", "hours leaves", "Wednesday", "05:00", "06:00", null, span.First, span.Last);
        Add($"insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key, valid_until) values ('{Id("grant")}', "
            + $"'{Id("account")}', 'Coordinator', 'County', '{County}', {Text(span.Last)})");
        return _sql.ToString();
    }

    private void Add(string statement) => _sql.Append(statement).Append(";\n");

    // Who sits, has a term or a mandate in the series of the county.
    private void Rounds(Span span)
    {
        var series = $"(select id from meetings.series where county_key = '{County}')";
        Add($"delete from meetings.invitation where meeting_id in (select id from meetings.meeting where series_id in {series})");
        foreach (var table in (string[])["poll", "meeting", "member", "role_term", "mandate"])
        {
            Add($"delete from meetings.{table} where series_id in {series}");
        }

        Seat("seat", "seat series", span.First, span.Last);
        Seat("seat with a mandate", "mandate series", new(2026, 1, 1), null);
        Term("Organiser", "term series", span);
        Term("Spokesperson", "mandate series", span);
        Term("MinuteTaker", "seat series", span);
        Mandate("mandate of the series", "mandate series", span);
        Mandate("mandate without a seat", "series of a mandate", span);
        Add($"delete from meetings.ballot where concern_id = '{Id("concern")}'; "
            + $"update meetings.concern set state = 'Worded' where id = '{Id("concern")}'");
        foreach (var (room, person, role, isAlways) in (ReadOnlySpan<(string, string, string, bool)>)[
            ("room", "owner", "Spokesperson", false), ("room", "owner", "Moderation", true),
            ("room of a deputy", "owner", "Deputy", false), ("room of an absent speaker", "owner", "Deputy", true),
            ("room of an absent speaker", "absent", "Spokesperson", true), ("room of another speaker", "owner", "Deputy", true),
            ("room of another speaker", "steady", "Spokesperson", false)])
        {
            RoomTerm(room, person, role, isAlways ? null : span);
        }

        RoomMandate("owner", null);
        RoomMandate("steady", span);
        Add($"""
            insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, place, state, uid, guest_uid, created_at)
            values ('{Id("meeting")}', '{Id("seat series")}', '{Span.Day:yyyy-MM-dd}', '09:00', '10:00', 'Rathaus', 'Draft', 'u', 'g', now()),
              ('{Id("held meeting")}', '{Id("seat series")}', '2026-10-01', '09:00', '10:00', 'Rathaus', 'Held', 'v', 'h', now())
            """);
    }

    private void Consents(Span span)
    {
        var cases = $"(select id from caseload.case where county_key = '{County}')";
        foreach (var table in (string[])["consent", "consultation", "substitute_access", "health_answer"])
        {
            Add($"delete from caseload.{table} where case_id in {cases}");
        }

        Consent("agreement", "Agreement", new(2026, 1, 1), null);
        Consent("privacy", "Privacy", new(2026, 1, 1), null);
        Consent("privacy with health", "Privacy", span.First, span.Last, coversHealth: true);
        Consent("consent to a hand-over", "HandOver", span.First, span.Last);
        Consent("release", "Release", span.First, span.LastOrFar);
        Consent("privacy of another", "Privacy", span.First, span.Last, of: "case to renew");
        Add("insert into caseload.consent_recipient (consent_id, case_id, service_id) values "
            + $"('{Id("release")}', '{Id("case")}', '{Id("service")}')");
        Add("insert into caseload.substitute_access (case_id, substitute_id, opened_on, last_day, reason) values "
            + $"('{Id("case")}', '{Id("owner")}', {Text(span.First)}, {Text(span.LastOrFar)}, 'Emergency')");
        Add("insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key, valid_until) values "
            + $"('{Id("head")}', '{Id("account")}', 'SectionHead', 'County', '{County}', {Text(span.Last)})");
    }

    private void Case(string name, string manager, string alias, int number) => Add($"""
        insert into caseload.case (id, ags, manager_number, sequence, alias, manager_id, kind, first_contact_on, access, created_at)
        values ('{Id(name)}', '{Towns[0]}', '901', {number}, '{alias}', '{Id(manager)}', 'Managed', '2026-01-01', 'Own', now())
        """);

    private void Consent(string name, string kind, DateOnly first, DateOnly? last, bool coversHealth = false, string of = "case") => Add($"""
        insert into caseload.consent (id, case_id, kind, text_version, language, signed_on, valid_until, covers_health, paper_at)
        values ('{Id(name)}', '{Id(of)}', '{kind}', '1', 'de', {Text(first)}, {Text(last)}, {coversHealth}, 'Office')
        """);

    private void Series(string name, string format) => Add($"""
        insert into meetings.series (id, slug, title, format, county_key, charter_version, aims, participants, cadence, starts_at, minutes,
          place, template, guests_invited_by, approval_rule, release_rule, is_public, created_at)
        values ('{Id(name)}', '{SlugOf(name)}', '{name}', '{format}', '{County}', 1, 'x', 'x', 'HalfYearly', '09:00', 60, 'Rathaus', 'x', 'x',
          'NextMeeting', 'Unanimous', false, now())
        """);

    private void Seat(string name, string series, DateOnly first, DateOnly? last) => Add(
        "insert into meetings.member (id, series_id, person_id, stands_for, level, valid_from, valid_until, confirmed_version) values "
        + $"('{Id(name)}', '{Id(series)}', '{Id("owner")}', 'Grenzamt', 'Micro', {Text(first)}, {Text(last)}, 1)");

    private void Term(string role, string series, Span span) => Add(
        "insert into meetings.role_term (id, series_id, person_id, role, valid_from, valid_until) values "
        + $"('{Id(role + series)}', '{Id(series)}', '{Id("owner")}', '{role}', {Text(span.First)}, {Text(span.Last)})");

    // Who sits in the room all the time, and whose mandate has the span.
    private void RoomMandate(string person, Span? span) => Add(
        "insert into meetings.mandate (id, series_id, person_id, reach, reports_back, valid_from, valid_until, granted_by, granted_at) values "
        + $"('{Id("room mandate " + person)}', '{Id("room")}', '{Id(person)}', 'MayAgree', false, {Text(span?.First ?? new(2026, 1, 1))}, "
        + $"{Text(span?.Last)}, 'Test', now())");

    private void RoomTerm(string room, string person, string role, Span? span) => Add(
        "insert into meetings.role_term (id, series_id, person_id, role, valid_from, valid_until) values "
        + $"('{Id(room + person + role)}', '{Id(room)}', '{Id(person)}', '{role}', {Text(span?.First ?? new(2026, 1, 1))}, {Text(span?.Last)})");

    private void Mandate(string name, string series, Span span) => Add(
        "insert into meetings.mandate (id, series_id, person_id, reach, reports_back, valid_from, valid_until, granted_by, granted_at) values "
        + $"('{Id(name)}', '{Id(series)}', '{Id("owner")}', 'MayAgree', false, {Text(span.First)}, {Text(span.Last)}, 'Test', now())");

    private void Closing(string name, DateOnly first, DateOnly last) => Add(
        "insert into directory.closing_day (id, organisation_id, reason, first_day, last_day) values "
        + $"('{Id(name)}', '{Id("closed office")}', 'Test', {Text(first)}, {Text(last)})");

    private void Service(string name, string organisation = "office")
    {
        Add($"""
            insert into directory.service (id, slug, name, organisation_id, summary, kind, status, areas, keywords, residence_statuses,
              languages, cost, access, documents, serves_everyone, served_keys, capacity)
            values ('{Id(name)}', '{SlugOf(name)}', '{name}', '{Id(organisation)}', 'x', 'Other', 'Published', array['Work'], array[]::text[],
              array[]::text[], array[]::text[], 'Free', array['Open'], array[]::text[], false, array['{County}'], 'Unknown')
            """);
        Add($"insert into directory.service_place (id, service_id, place_id) values ('{Id(name + " place")}', '{Id(name)}', "
            + $"'{Id("place")}')");
    }

    private void Street(string name, string ags, string? district = null) => Add(
        $"insert into directory.street (id, ags, name, district_id, search_key, search_words, search_near) values ('{Id(name)}', '{ags}', "
        + $"'{name}', {Text(district is null ? null : Id(district))}, '{Id(name)}', '{{}}', '{{}}')");

    private void Place(string name, string ags) =>
        Add($"insert into directory.place (id, slug, name, ags, wheelchair_access) values ('{Id(name)}', '{SlugOf(name)}', '{name}', "
        + $"'{ags}', 'Unknown')");

    private void Post(string name, string ags, string position, string organisation = "office") => Add(
        "insert into directory.post (id, slug, title, position, organisation_id, ags, county_key, search_key, search_words, search_near) "
        + $"values ('{Id(name)}', '{SlugOf(name)}', '{name}', {position}, '{Id(organisation)}', '{ags}', '{County}', {NoKeys})");

    private void Person(string name) => Add(
        "insert into directory.person (id, slug, given_name, family_name, languages, phone, email, search_key, search_words, "
        + $"search_near) values ('{Id(name)}', '{SlugOf(name)}', '{name}', 'Grenz', "
        + $"'{{}}', '030 23125 100', '{SlugOf(name)}@demo.example', {NoKeys})");

    private void Holder(string post, string person, DateOnly first, DateOnly? last) => Add(
        "insert into directory.post_holder (id, post_id, person_id, role, valid_from, valid_until, consent_on) values "
        + $"('{Id($"{person} at {post}")}', '{Id(post)}', '{Id(person)}', 'Holder', {Text(first)}, {Text(last)}, '{Always}')");

    private void Absence(string name, string person, DateOnly first, DateOnly last, string? substitute) => Add(
        "insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by) values "
        + $"('{Id("absence " + name)}', '{Id(person)}', {Text(first)}, {Text(last)}, {Text(substitute is null ? null : Id(substitute))}, "
        + $"'{Always}', 'Test')");

    private void Hour(string name, string column, string owner, string weekday, string? starts, string? ends, string? place, DateOnly first, DateOnly? last, bool pauses = false, bool onHolidays = false) => Add($"""
        insert into directory.office_hour (id, {column}, place_id, weekday, recurrence, step, starts_at, ends_at, channel,
          pauses_in_school_holidays, open_on_public_holidays, valid_from, valid_until)
        values ('{Id(name)}', '{Id(owner)}', {Text(place is null ? null : Id(place))}, '{weekday}', 'EveryNthWeek', 1, {Text(starts)},
          {Text(ends)}, 'Open', {pauses}, {onHolidays}, {Text(first)}, {Text(last)})
        """);

    private void Rule(string name, string post, string column, string key, DateOnly first, DateOnly? last) => Add(
        $"insert into directory.responsibility (id, post_id, {column}, target_group, valid_from, valid_until, is_presumed) values "
        + $"('{Id(name)}', '{Id(post)}', '{key}', 'alle', {Text(first)}, {Text(last)}, false)");

    private void Commission(string ags, DateOnly first, DateOnly? last) => Add(
        $"insert into directory.mandate (id, ags, model, valid_from, valid_until) values ('{Id("mandate " + ags)}', '{ags}', 'OwnStaff', "
        + $"{Text(first)}, {Text(last)})");

    public static string SlugOf(string name) => "grenz-" + name.Replace(' ', '-');

    private static string Text(DateOnly? day) => day is { } known
        ? $"'{known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "null";

    private static string Text(string? text) => text is null ? "null" : $"'{text}'";

    private static string Text(Guid? id) => id is { } known ? $"'{known}'" : "null";
}
