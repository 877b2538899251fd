using IntMan.Caseload.Cases;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.HandOver;

/// <summary>Managers of the county whose post is occupied today: who may be asked to take a case, or to work on it in a tandem.</summary>
public sealed class FindColleagues(PublicDirectory directory)
{
    // A post that is there for the whole county takes cases where they are.
    private const string Sql = """
        select distinct on (p.id) p.id, concat_ws(' ', p.given_name, p.family_name) as name, t.title as post,
            coalesce(t.ags, @ags) as ags
        from public_directory.named_person p join public_directory.post t on t.id = p.post_id
        where t.position = 'IntegrationManager' and foundation.valid_on(p.valid_from, p.valid_until, @today)
            and (left(t.ags, 5) = left(@ags, 5) or t.ags is null and (t.county_key is null or t.county_key = left(@ags, 5)))
        order by p.id, t.ags nulls last, t.title
        """;

    public async Task<IReadOnlyList<Colleague>> ExecuteAsync(string ags, Guid? without, DateOnly today, CancellationToken cancellation) =>
        [.. (await directory.QueryAsync<Colleague>(Sql, new { ags, today }, cancellation)).Where(colleague => colleague.Id != without)
            .OrderBy(colleague => colleague.Name, StringComparer.Ordinal)];

    internal static async Task<Colleague?> FindAsync(ChangeReader reader, CaseRow row, Guid id, DateOnly today) =>
        (await reader.QueryAsync<Colleague>(Sql, new { ags = row.Ags, today }))
            .Find(colleague => colleague.Id == id && id != row.ManagerId);
}

/// <param name="Ags">Where the case would be counted.</param>
public sealed record Colleague(Guid Id, string Name, string Post, string Ags);
