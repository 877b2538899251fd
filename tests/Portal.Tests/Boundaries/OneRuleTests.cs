using System.Text.RegularExpressions;
using Dapper;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Boundaries;

/// <summary>Nobody compares the first or last day of a validity but IntMan.Foundation.Time.Validity and the functions of the schema
/// foundation.</summary>
public sealed partial class OneRuleTests(TestCluster cluster)
{
    private const string FirstMigration = "0021_validity.sql";

    /// <summary>What looks like a copy and asks something else.</summary>
    private static readonly string[] SomethingElse =
    [
        // Links count to the second, and their end does not count.
        "l.valid_from <= @now and l.expires_at > @now",
        "and valid_from <= @now and expires_at > @now",

        // Whether it ends before it begins.
        "check (valid_until >= valid_from)", "check (valid_until >= signed_on)", "ValidUntil >= SignedOn", "check (last_day >= first_day)",

        // A release of more than a year.
        "ValidUntil <= (SignedOn ?? today).AddMonths(ReleaseMonths)",

        // Two of a kind at a time, as in the migrations before the rule.
        "exclude using gist (series_id with =, ",

        // A slip that waits for its print.
        "waiting.Until",

        // What stands for a day that is missing or cannot be read, while the other rules of a form are asked.
        "LastDay ?? FirstDay", "LastDay.GetValueOrDefault()",

        // The earliest day on which an hour may end is yesterday.
        "LastDay < Today.AddDays(-1)",
    ];

    /// <summary>The days ahead on the home page, and which roles and commissions end soon.</summary>
    private static readonly string[] OtherDays = ["(@today, @last, g.valid_until)", "(@today, @today + 30, m.valid_until)",
        "(valid_from, valid_until, @Day + n.ahead)"];

    [Fact]
    public void Source_HoldsNoCopyOfTheRule() =>
        Assert.Empty(Lines().Where(line => IsCopy(line.Text)).Select(line => $"{line.File}:{line.Number}: {line.Text.Trim()}"));

    [Theory]
    [InlineData("where h.valid_from <= @Day and (h.valid_until is null or h.valid_until >= @Day)")]
    [InlineData("and coalesce(valid_until, 'infinity') >= @day")]
    [InlineData("where @day between a.first_day and a.last_day")]
    [InlineData("where daterange(valid_from, valid_until, '[]') @> @day")]
    [InlineData("where valid_until > @yesterday")]
    [InlineData("where @today <= last_day")]
    [InlineData("rules.Where(rule => rule.ValidUntil is null || rule.ValidUntil >= today)")]
    [InlineData("db.Holders.Where(h => h.ValidUntil == null || h.PostId == id)")]
    [InlineData("if (absence.LastDay < today)")]
    [InlineData("if (today > absence.LastDay)")]
    [InlineData("absences.Any(a => a.FirstDay <= day)")]
    [InlineData("return grant.ValidUntil.GetValueOrDefault(DateOnly.MaxValue) > today;")]
    [InlineData("return (hour.ValidUntil ?? DateOnly.MaxValue) > today;")]
    public void Copies_AreRecognised(string line) => Assert.True(IsCopy(line));

    [Theory]
    [InlineData("case when d.valid_from > @day then d.valid_from end as planned_from")]
    [InlineData("where o.role = 'Administrator' and o.valid_until is null")]
    [InlineData("Validity.Reaches(h.ValidUntil, candidate.ValidFrom)")]
    [InlineData("hour.ValidUntil is { } end ? $\"bis {end}\" : null")]
    [InlineData("order by h.valid_until desc nulls first, h.valid_from desc limit 100")]
    public void OtherUses_AreNone(string line) => Assert.False(IsCopy(line));

    /// <summary>A call that adds a day would move the rule for one reader.</summary>
    [Fact]
    public void Calls_PassDaysAsTheyAre()
    {
        var odd = Lines().SelectMany(line => SqlCall().Matches(line.Text)).Select(call => call.Groups[1].Value)
            .Where(arguments => !PlainArguments().IsMatch(arguments));
        Assert.Equal(OtherDays, odd.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Database_HoldsNoCopyOfTheRule()
    {
        await using var connection = await cluster.ConnectAsync("migrated");
        var sources = await connection.QueryAsync<string>("""
            select pg_get_functiondef(p.oid) from pg_proc p
            where p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'foundation'::regnamespace)
              and p.prokind = 'f'
                and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            union all select schemaname || '.' || viewname || ': ' || definition from pg_views
              where schemaname not in ('pg_catalog', 'information_schema')
            union all select policyname || ': ' || concat_ws(' ', qual, with_check) from pg_policies
            """);
        Assert.DoesNotContain(sources.SelectMany(source => source.Split('\n')), IsCopy);
    }

    /// <summary>Else every row would be handed to a function, and no index would serve.</summary>
    [Theory]
    [InlineData("portal_public")]
    [InlineData("portal_staff")]
    [InlineData("portal_jobs")]
    [InlineData("portal_audit")]
    public async Task Functions_AreReplacedByTheirExpression(string zone)
    {
        await using var connection = await cluster.ConnectAsync("migrated", zone);
        var plan = await connection.QueryAsync<string>("""
            set plan_cache_mode = force_generic_plan;
            prepare asked (date) as select from (select current_date as first, current_date as last offset 0) t
            where foundation.valid_on(first, last, $1) and foundation.valid_within(first, last, $1, $1) and foundation.reaches(last, $1);
            explain (verbose) execute asked ('2026-11-18')
            """);
        Assert.Contains("(t.last IS NULL) OR (t.last >= $1)", string.Join('\n', plan), StringComparison.Ordinal);
        Assert.DoesNotContain("foundation.", string.Join('\n', plan), StringComparison.Ordinal);
    }

    /// <summary>Whoever asks the rule stands in the table of readers, with every question.</summary>
    [Fact]
    public void Readers_AreAllTested()
    {
        // Migrations get their numbers when they land.
        var listed = Readers.All.CountBy(reader => Number().Replace(reader.File, "")).ToDictionary();
        var missing = Lines().GroupBy(line => Number().Replace(line.File, ""), line => Asks().Count(line.Text))
            .Select(file => (File: file.Key, Asks: file.Sum()))
            .Where(file => file.Asks > listed.GetValueOrDefault(file.File))
                .Select(file => $"{file.File} asks {file.Asks} times, {listed.GetValueOrDefault(file.File)} readers are tested");
        Assert.Empty(missing);
    }

    private static IEnumerable<(string File, int Number, string Text)> Lines() =>
        from path in System.IO.Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".cshtml" or ".sql" && !Generated().IsMatch(path)
        let file = Path.GetFileName(path)
        where file is not ("Validity.cs" or "ValidityFunctions.cs")
            && (Path.GetExtension(file) != ".sql" || string.CompareOrdinal(file, FirstMigration) > 0)
        from line in File.ReadLines(path).Index()
        where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select (file, line.Index + 1, line.Item);

    private static bool IsCopy(string line) => !SomethingElse.Any(other => line.Contains(other, StringComparison.Ordinal))
        && (SqlCopy().IsMatch(line) || CodeCopy().IsMatch(line));

    [GeneratedRegex("^[0-9]{4}_")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\\/](obj|bin|node_modules)[\\/]")]
    private static partial Regex Generated();

    // In SQL: the last day beside a comparison, the first day at most a day, and both in ranges.
    [GeneratedRegex(
        @"\b(valid_until|last_day)\s*(<|>|=\s*any|is null or)|(<|>|<=|>=)\s*([a-z]+\.)?(valid_until|last_day)\b|\b(valid_from|first_day)\s*<=|>=\s*([a-z]+\.)?(valid_from|first_day)\b"
        + @"|between\s+([a-z]+\.)?(valid_from|first_day)\b|\b(valid_until|last_day)\s+between\b|(coalesce|daterange|least|greatest)\([^)]*\b(valid_until|last_day)\b|\boverlaps\b.*\bvalid_")]
    private static partial Regex SqlCopy();

    [GeneratedRegex(
        @"\b(ValidUntil|LastDay|(?<=\.)Until)\s*(<|>|\?\?|\.GetValueOrDefault|is null\s*\|\||== null\s*\|\|)|(?<![=-])(<=|>=|<|>)\s*([A-Za-z]+[.!]+)*(ValidUntil|LastDay|(?<=\.)Until)\b(?!\()"
        + @"|\b(ValidFrom|FirstDay)\s*<=")]
    private static partial Regex CodeCopy();

    [GeneratedRegex(@"foundation\.(?:valid_on|valid_within|reaches)(\([^()]*\))")]
    private static partial Regex SqlCall();

    [GeneratedRegex(@"^\(([a-z]+\.)?[a-z_]+(, ([a-z]+\.)?[a-z_]+)?(, (@[A-Za-z_]+|([a-z]+\.)?[a-z_]+)){1,2}\)$")]
    private static partial Regex PlainArguments();

    [GeneratedRegex(
        @"foundation\.(valid_on|valid_within|reaches)\(|\b(Validity|Days)\.(Contains|Reaches|Overlaps|Intersection)\(|\bValidity\.IsValidOn\(")]
    private static partial Regex Asks();
}
