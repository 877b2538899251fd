using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.Cases;

/// <summary>Own cases, those of the tandem and of people substituted today; for those who lead a team, the cases of the team.</summary>
public sealed class ListCases(ReadAsCaller read, TimeProvider clock)
{
    public const int PageSize = 25;

    // A case is due at the earlier one of the next contact and the first open step.
    private const string Matching = """
        with due as materialized (
            select c.*, least(c.next_contact_on, (select min(s.due_on) from caseload.step s where s.case_id = c.id and not s.is_done)) as
                due_on
            from caseload.case c
            where case @state when 'Open' then c.ended_on is null when 'Ended' then c.ended_on is not null else true end
                and (@ags::text is null or c.ags = @ags) and (@search = '' or c.number ilike @search or c.alias ilike @search)
                and case @light when 'Green' then c.greens > 0 when 'Yellow' then c.yellows > 0 when 'Red' then c.reds > 0
                    when 'Grey' then c.points is null or c.greys > 0 else true end),
        matching as (
            select * from due c where case @due when 'Overdue' then c.due_on < @today when 'Week' then c.due_on between @today
                and @today + 7
                when 'None' then c.due_on is null else true end)
        """;

    private const string Rest = """

        select count(*)::int from matching;
        """;

    private static readonly Dictionary<CaseSort, string> Orders = new()
    {
        [CaseSort.Due] = "p.due_on nulls last, p.number",
        [CaseSort.Number] = "p.number",
        [CaseSort.Alias] = "p.alias, p.number",
        [CaseSort.Points] = "p.points / nullif(p.points_max, 0) nulls last, p.number",
        [CaseSort.LastContact] = "p.last_contact_on nulls first, p.number",
    };

    public Task<CaseList> ExecuteAsync(Caller caller, CaseFilter filter, int page, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, async reader =>
        {
            var values = new
            {
                at = clock.GetUtcNow(), state = filter.State.ToString(), light = filter.Light?.ToString(), due = filter.Due?.ToString(),
                ags = filter.Ags, search = filter.Search is null ? "" : LikePattern.Containing(filter.Search), today = caller.Scope.Day,
                skip = (page - 1) * PageSize, take = PageSize, action = filter.Search is null ? "list" : "search",
            };
            await using var grid = await reader.Connection.QueryMultipleAsync(
                new CommandDefinition(Sql(filter.Sort), values, reader.Transaction, cancellationToken: cancellation));
            await grid.ReadSingleAsync<string?>();
            var lines = (await grid.ReadAsync<CaseLine>()).AsList();
            var count = await grid.ReadSingleAsync<int>();
            var (open, overdue) = await grid.ReadSingleAsync<(int Open, int Overdue)>();
            return new CaseList(lines, count, open, overdue, (await grid.ReadAsync<CaseMunicipality>()).AsList());
        }, cancellation);

    private static string Sql(CaseSort sort) => $"""
        select caseload.note(@action, null, @at);
        {Matching},
        shown as (select * from matching p order by {Orders[sort]} offset @skip limit @take)
        select p.id, p.number, p.alias, caseload.purpose_of(p.id, p.manager_id, p.tandem_id) as purpose, m.name as municipality,
            nullif(concat_ws(' ', h.given_name, h.family_name), '') as manager, p.kind, p.ended_on, p.end_reason, p.last_contact_on,
                p.due_on,
            p.points, p.points_max, p.greens, p.yellows, p.reds, p.greys, p.locked_on is not null as is_locked, s.step_text, s.row_key,
            s.step_key
        from shown p left join public_directory.municipality m on m.ags = p.ags
            left join lateral (select h.given_name, h.family_name from public_directory.named_person h where h.id = p.manager_id limit 1) h
                on true
            left join lateral (
                select t.content as step_text, s.row_key, s.step_key from caseload.step s
                    left join caseload.free_text t on t.subject_id = s.id and t.place = 'step'
                where s.case_id = p.id and not s.is_done order by s.due_on nulls last, s.position limit 1) s on true
        order by {Orders[sort]};
        {Matching}{Rest}
        select count(*)::int as open, count(*) filter (where c.next_contact_on < @today)::int as overdue from caseload.case c
        where c.ended_on is null;
        select distinct m.ags, m.name from caseload.case c join public_directory.municipality m on m.ags = c.ags order by m.name limit 60;
        """;
}
