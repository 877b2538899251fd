using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>No place of the caseload can hold a name, a birth date, an address, a phone number or a file number (A3, C1): tried on every
/// column of the schema and on every field of every form.</summary>
public sealed partial class NamelessTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Telling = ["Maria Müller", "12.03.1987", "Hauptstraße 5", "0171 3920014", "maria@example.org",
        "A123456789"];

    // The one column for words; the guard reads them before they are stored.
    private static readonly string[] Words = ["free_text.content"];

    // Days of the counselling, by name: none is a day of somebody's life.
    private static readonly string[] Days =
    [
        "answer.answered_on", "assessment.assessed_on", "case.ended_on", "case.first_contact_on", "case.last_contact_on", "case.locked_on",
        "case.next_contact_on", "consent.signed_on", "consent.valid_until", "consent.withdrawn_on", "consultation.held_on",
        "consultation.next_contact_on", "erasure.asked_on", "erasure.due_on", "erasure.held_until", "erasure_report.ran_on", "goal.agreed_on", "goal.planned_until",
        "goal.reached_on", "hand_over.answered_on", "hand_over.meeting_on", "hand_over.proposed_on", "health_answer.answered_on",
        "language_level.noted_on", "reporting_status.reported_on", "step.due_on", "substitute_access.last_day",
            "substitute_access.opened_on",
        "tombstone.erased_on",
    ];

    // Typed by hand: days, a search, the number of a text version, names of services, and the few texts that the guard reads.
    private static readonly string[] Typed =
    [
        "q", "datum", "naechster-am", "erstkontakt", "unterschrieben", "bis", "widerruf", "fassung", "stelle", "ende", "stichtag",
            "vereinbart",
        "geplant", "notiz", "eigenes", "anmerkung", "termin",
    ];

    [Fact]
    public async Task TextColumns_RefuseEverythingThatTellsWhoItIs()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var columns = (await connection.QueryAsync<Column>(Columns + " and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype)"))
            .ToList();
        Assert.True(columns.Count > 40, "Hardly any columns were found.");
        foreach (var column in columns.Where(column => !column.IsGenerated && !column.HasForeignKey && !Words.Contains(column.Name)))
        {
            foreach (var telling in Telling)
            {
                Assert.True(await IsRefusedAsync(connection, column, telling), $"{column.Name} would take „{telling}“.");
            }
        }
    }

    [Fact]
    public async Task Columns_HaveNoTypeAndNoNameForIt()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var columns = (await connection.QueryAsync<Column>(Columns)).ToList();
        Assert.Empty(columns.Where(column => column.Type is "json" or "jsonb" or "xml" or "inet" or "point"
            || (column.Type == "bytea" && column.Name != "tombstone.number_hash")).Select(column => column.Name));
        Assert.Empty(columns.Where(column => Forbidden().IsMatch(column.Name.Split('.')[1])).Select(column => column.Name));
        Assert.Equal(Days, columns.Where(column => column.Type == "date").Select(column => column.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Forms_HaveNoFieldForIt()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await manager.OpenPlanAsync();
        var sections = (await manager.PageAsync($"{address}/teil-a/person")).QuerySelectorAll(".ip-flow a").Select(link =>
            link.GetAttribute("href")!)
            .ToList();
        Assert.Equal(10, sections.Count);
        string[] pages = ["/faelle", "/faelle/neu", "/faelle/anfrage", "/faelle/tage", $"{address}/teil-a/person", .. sections,
            .. new[] { "", "/punkte", "/ziele", "/gespraech", "/einwilligung", "/einwilligung/neu?art=Privacy",
                "/einwilligung/neu?art=Release",
                "/rahmen", "/stichtag", "/ende", "/uebergabe", "/tandem", "/loeschen", "/zielvereinbarung" }.Select(part => address + part)];
        foreach (var page in pages)
        {
            var document = await manager.PageAsync(page);
            var free = document.QuerySelectorAll("main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea")
                .Select(field => field.GetAttribute("name")!).ToList();
            Assert.Empty(free.Where(name => !Typed.Contains(name) && !Numbered().IsMatch(name) && !name.EndsWith("-bei",
                StringComparison.Ordinal))
                .Select(name => $"{page}: {name}"));
            Assert.Empty(document.QuerySelectorAll("main [name]").Select(field => field.GetAttribute("name")!).Where(name => Forbidden()
                .IsMatch(name))
                .Select(name => $"{page}: {name}"));
        }
    }

    private const string Columns = """
        select c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type, a.attgenerated <> '' as isgenerated,
            exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)) as
                hasforeignkey
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'caseload'::regnamespace and c.relkind = 'r' and c.relname <> 'alias_word' and a.attnum > 0 and not
            a.attisdropped
        """;

    // The row has nothing else, so that only the checks on this column can refuse it.
    private static async Task<bool> IsRefusedAsync(NpgsqlConnection connection, Column column, string telling)
    {
        var (table, name) = (column.Name.Split('.')[0], column.Name.Split('.')[1]);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync($"create temp table tried (like caseload.{table} including constraints) on commit drop");
        foreach (var other in await connection.QueryAsync<string>(
            "select attname::text from pg_attribute where attrelid = 'tried'::regclass and attnum > 0 and attnotnull"))
        {
            await connection.ExecuteAsync($"alter table tried alter column {other} drop not null");
        }

        try
        {
            await connection.ExecuteAsync($"insert into tried ({name}) values ({(column.Type.EndsWith("[]", StringComparison.Ordinal)
                ? "array[@telling]" : "@telling")})", new { telling });
            return false;
        }
        catch (PostgresException refused) when (refused.SqlState == "23514")
        {
            return true;
        }
    }

    private sealed class Column
    {
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public bool IsGenerated { get; init; }
        public bool HasForeignKey { get; init; }
    }

    [GeneratedRegex("(vor|nach|familien|geburts)name|^name|_name|birth|geburts(datum|ort|tag)|street|strasse|adresse|address|phone|telefon|e?mail|"
        + "employer|arbeitgeber|file_?no|aktenzeichen|photo|foto|signature|unterschrift$|iban|passport|ausweis", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex("^(was|bis|tag)-[1-8]$")]
    private static partial Regex Numbered();
}
