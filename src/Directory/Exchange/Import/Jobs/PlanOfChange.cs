using System.Text.Json.Nodes;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

internal sealed record PlanOfChange(string Digest, IReadOnlyList<PlannedChange> Changes)
{
    public static async Task<PlanOfChange> ReadAsync(Change<DirectoryDbContext> change)
    {
        var parameters = new { change.Id, most = RunNextImport.ListedChanges };
        var digest = await change.ScalarAsync<string>("""
            select encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', entity, case when before is not null then entity_key end,
              before::text), chr(10)
                order by entity, before is null, case when before is not null then entity_key end), ''), 'UTF8')), 'hex')
            from directory.change where change_set_id = @Id
            """, parameters);
        var rows = await change.QueryAsync<(string Entity, string? Label, string? Before, string? After)>("""
            select entity, directory.label_of(entity, coalesce(after, before)), directory.readable(before)::text,
              directory.readable(after)::text
            from (select * from directory.change where change_set_id = @Id order by before is null, id limit @most) first_changes
            """, parameters);
        return new PlanOfChange(digest!,
            [.. rows.Select(row => new PlannedChange(row.Entity, row.Label ?? "", Differences(row.Before, row.After)))]);
    }

    private static List<PlannedValue> Differences(string? before, string? after) => before is null || after is null ? [] :
    [
        .. new ChangeLine(0, Guid.Empty, new EntryKey("", ""), default, null, "", ChangeKind.Import, "", JsonNode.Parse(before)!.AsObject(),
        JsonNode.Parse(after)!.AsObject())
            .Differences.Select(value => new PlannedValue(value.Column, value.Before, value.After)),
    ];
}
