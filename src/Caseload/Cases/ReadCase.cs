using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Cases;

/// <summary>Reads one case for a page, in one round trip, and notes in the log who looked, why and at what.</summary>
public sealed class ReadCase(ReadAsCaller read, TimeProvider clock)
{
    // A foreign case is null from here on: no policy of its tables is asked, and it takes no longer than a missing one.
    private const string Seen = "(select v.id from caseload.case v where v.id = @id)";

    private const string Head = $"""
        select caseload.note(@action, @id, @at);
        select {CaseRow.Columns} from caseload.case c where c.id = @id;
        select c.id, c.kind, c.text_version, c.language, c.signed_on, c.valid_until, c.withdrawn_on, c.purposes, c.categories,
            c.covers_health,
            c.paper_at, r.service_id, s.name as service, s.slug as service_slug
        from caseload.consent c left join caseload.consent_recipient r on r.consent_id = c.id
            left join public_directory.service s on s.id = r.service_id
        where c.case_id = {Seen} order by c.signed_on desc, c.id desc limit 100;

        """;

    /// <returns>Null: there is no such case, or none whose content the caller may see.</returns>
    public Task<CaseHead?> ExecuteAsync(Caller caller, Guid id, string action, CancellationToken cancellation) =>
        ExecuteAsync(caller, id, action, "", new { }, (_, head) => Task.FromResult(head), cancellation);

    /// <summary>The same with further queries of the page; @id and @today are given.</summary>
    public async Task<T?> ExecuteAsync<T>(Caller caller, Guid id, string action, string more, object values,
        Func<SqlMapper.GridReader, CaseHead, Task<T>> finish, CancellationToken cancellation)
        where T : class =>
        await read.ExecuteAsync(caller, async reader =>
        {
            var parameters = new DynamicParameters(values);
            parameters.AddDynamicParams(new { id, action, at = clock.GetUtcNow(), today = caller.Scope.Day });
            await using var grid = await reader.Connection.QueryMultipleAsync(
                new CommandDefinition(Head + more.Replace("@id", Seen, StringComparison.Ordinal), parameters, reader.Transaction,
                    cancellationToken: cancellation));
            await grid.ReadSingleAsync<string?>();
            var row = await grid.ReadSingleOrDefaultAsync<CaseRow>();
            var consents = (await grid.ReadAsync<Consent>()).AsList();
            return row is { Purpose: not "team" } ? await finish(grid, new CaseHead(row, consents, caller.Scope.Day)) : null;
        }, cancellation);
}
