using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Retention;

/// <summary>Who looked at cases of the team in the last days: for whoever leads it (Revision). Reading it is noted too.</summary>
public sealed class ListReads(ReadAsCaller read, TimeProvider clock)
{
    public const int Days = 30;

    private const int Most = 200;

    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["show"] = "Fall angesehen", ["open"] = "Fall angelegt", ["frame"] = "Rahmendaten", ["part-a"] = "Teil A", ["points"] = "Punkte",
        ["goal"] = "Ziel", ["talk"] = "Gespräch eingetragen", ["talks"] = "Gespräche angesehen", ["consent"] = "Einwilligung",
        ["withdrawal"] = "Widerruf", ["status"] = "Stand zum Stichtag", ["end"] = "Ende", ["reopen"] = "wieder geöffnet",
        ["print"] = "Zielvereinbarung gedruckt", ["hand-over"] = "Übergabe", ["taken-over"] = "Fall übernommen", ["tandem"] = "Tandem",
        ["substitute"] = "als Vertretung geöffnet", ["substitution"] = "Vertretung", ["erasure"] = "Löschen",
        ["erasure-asked"] = "Löschen beantragt", ["erasure-withdrawn"] = "Löschantrag zurückgezogen",
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["own"] = "eigener Fall", ["tandem"] = "Tandem", ["substitute"] = "Vertretung",
        ["waiting"] = "Vertretung, Grund noch nicht genannt",
        ["team"] = "Team", ["foreign"] = "fremder Fall",
    };

    public static string WordOf(string action) => Actions.GetValueOrDefault(action, action);

    public static string ReasonOf(string why) => Reasons.GetValueOrDefault(why, "–");

    /// <param name="onlyOthers">Only looks of people who are not responsible.</param>
    public Task<IReadOnlyList<CaseRead>> ExecuteAsync(Caller caller, bool onlyOthers, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        return read.QueryAsync<IReadOnlyList<CaseRead>>(caller, """
            select caseload.note('log', null, @at);
            select r.at, r.reader, r.action, r.why, r.is_refused, r.number, r.alias, r.total
            from caseload.reads(@since, @onlyOthers, @Most) r;
            """, new DynamicParameters(new { at, since = at.AddDays(-Days), onlyOthers, Most }), async grid =>
        {
            await grid.ReadAsync<string>();
            return (await grid.ReadAsync<CaseRead>()).AsList();
        }, cancellation);
    }
}

/// <summary>One look at a case.</summary>
public sealed class CaseRead
{
    public DateTimeOffset At { get; init; }
    public string? Reader { get; init; }
    public string Action { get; init; } = "";
    public string Why { get; init; } = "";
    public bool IsRefused { get; init; }
    public string Number { get; init; } = "";
    public string Alias { get; init; } = "";
    public int Total { get; init; }
}
