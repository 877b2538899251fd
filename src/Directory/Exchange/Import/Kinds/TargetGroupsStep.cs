using IntMan.Directory.Responsibilities;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class TargetGroupsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, TargetGroup> _groups = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Key", "Kürzel"),
        Column.Required("Name", "Name", "Zielgruppe"),
        Column.Optional("SortOrder", "Reihenfolge"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation) =>
        _groups = await Session.Db.TargetGroups.ToDictionaryAsync(g => g.Key, cancellation);

    public override void Apply(ImportRow row)
    {
        var key = row.RequiredText("Key");
        if (IsRepeated(row, key))
        {
            return;
        }

        var known = _groups.GetValueOrDefault(key);
        var order = row.Count("SortOrder") ?? known?.SortOrder ?? 0;
        _groups[key] = Session.Upsert(known, new TargetGroup(key, row.RequiredText("Name"), order), row);
    }
}
