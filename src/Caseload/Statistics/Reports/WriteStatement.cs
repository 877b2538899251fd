using System.Security.Cryptography;
using System.Text;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Guard;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>The Sachbericht of a released report: texts are written in the portal, figures come from the report, and closing freezes
/// all of it.</summary>
public sealed class WriteStatement(CaseloadChanges changes, ReadAsCaller read, StatementTemplate template, TextGuard guard)
{
    private const string Columns = "s.id, s.report_id, s.area, s.title, s.due_on, s.closed_name, s.closed_at, s.closed_hash";

    /// <summary>Begins it, with the elements of the template in every section; the same when it is there.</summary>
    public Task<Guid> BeginAsync(Caller caller, Guid reportId, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            var report = await change.FindAsync<StoredReport>(
                $"select {StoredReport.Columns} from release.report r where r.id = @reportId and r.state = 'Released'", new { reportId });
            if (report is null || !change.Scope.Covers(report.Area.Length == 8 ? report.Area : null, report.Area))
            {
                throw new MissingEntry();
            }

            var id = Guid.CreateVersion7(change.At);
            await change.ExecuteAsync("""
                insert into release.statement (id, report_id, area, title, due_on, created_at)
                values (@id, @reportId, @Area, @title, @due, @at) on conflict (report_id) do nothing
                """, new
            {
                id, reportId, report.Area, title = $"Sachbericht {ReportDraft.PeriodName(report.Draft.Period)}",
                due = new DateOnly(report.PeriodTo.Year + 1, 6, 30), at = change.At,
            });
            var kept = await change.ScalarAsync<Guid>("select id from release.statement where report_id = @reportId", new { reportId });
            if (kept == id)
            {
                foreach (var section in template.Sections)
                {
                    await change.ExecuteAsync("""
                        insert into release.section (statement_id, key, content, written_name, written_at)
                        values (@id, @Key, @FirstText, @name, @at)
                        """, new { id, section.Key, section.FirstText, name = caller.Actor.Name ?? "", at = change.At });
                }

                await change.AuditAsync("statement.begun", id.ToString());
            }

            return kept;
        }, cancellation);

    public Task<Statement?> FindAsync(Caller caller, Guid id, CancellationToken cancellation) => read.ExecuteAsync(caller, async reader =>
    {
        var statement = await reader.FindAsync<Statement>($"select {Columns} from release.statement s where s.id = @id", new { id });
        if (statement is null || !caller.Scope.Covers(statement.Area.Length == 8 ? statement.Area : null, statement.Area))
        {
            return null;
        }

        statement.Texts = await reader.QueryAsync<StatementPart>(
            "select key, content, revision, written_name, written_at from release.section where statement_id = @id", new { id });
        return statement;
    }, cancellation);

    public Task SaveAsync(Caller caller, Guid id, string key, string? text, int seenRevision, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            await TakeAsync(change, id);
            Require.That(template.Find(key) is not null, "Diesen Abschnitt gibt es nicht.");
            StatementText.Check(text, guard, change.Scope.Day);
            if (await change.ExecuteAsync("""
                update release.section set content = @content, revision = revision + 1, written_name = @name, written_at = @at
                where statement_id = @id and key = @key and revision = @seenRevision
                """, new { id, key, content = text?.Trim() ?? "", seenRevision, name = caller.Actor.Name ?? "", at = change.At }) == 0)
            {
                throw new ChangedMeanwhile();
            }
        }, cancellation);

    /// <summary>After that no text changes any more.</summary>
    public Task CloseAsync(Caller caller, Guid id, string seenHash, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            await TakeAsync(change, id);
            var texts = await change.QueryAsync<StatementPart>(
                "select key, content, revision from release.section where statement_id = @id for update", new { id });
            if (Statement.HashOf(texts) != seenHash)
            {
                throw new ChangedMeanwhile();
            }

            await change.ExecuteAsync("""
                update release.statement set closed_by = @account, closed_name = @name, closed_at = @at,
                    closed_hash = @seenHash where id = @id
                """, new { id, account = caller.Actor.AccountId, name = caller.Actor.Name ?? "", at = change.At, seenHash });
            await change.AuditAsync("statement.closed", id.ToString());
        }, cancellation);

    private static async Task TakeAsync(Change<CaseloadDbContext> change, Guid id)
    {
        var found = await change.FindAsync<Statement>($"select {Columns} from release.statement s where s.id = @id for update", new { id });
        if (found is null || !change.Scope.Covers(found.Area.Length == 8 ? found.Area : null, found.Area))
        {
            throw new MissingEntry();
        }

        Require.That(found.ClosedAt is null, "Dieser Sachbericht ist abgeschlossen. Seine Texte ändern sich nicht mehr.");
    }
}

/// <summary>A Sachbericht.</summary>
public sealed class Statement
{
    public Guid Id { get; init; }
    public Guid ReportId { get; init; }
    public string Area { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly? DueOn { get; init; }
    public string? ClosedName { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedHash { get; init; }
    public IReadOnlyList<StatementPart> Texts { get; set; } = [];

    public StatementPart Text(string key) => Texts.FirstOrDefault(part => part.Key == key) ?? new StatementPart { Key = key };

    public string Hash => HashOf(Texts);

    internal static string HashOf(IEnumerable<StatementPart> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', texts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}\0{part.Content}")))));
}

/// <summary>The text of one section.</summary>
public sealed class StatementPart
{
    public string Key { get; init; } = "";
    public string Content { get; init; } = "";
    public int Revision { get; init; } = 1;
    public string WrittenName { get; init; } = "";
    public DateTimeOffset WrittenAt { get; init; }
}
