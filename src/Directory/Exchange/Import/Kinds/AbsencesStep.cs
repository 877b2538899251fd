using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class AbsencesStep(ImportSession session) : ImportStep(session)
{
    private const string RecordedByImport = "Datenimport";
    private Dictionary<string, Person> _people = [];
    private Dictionary<(Guid Person, DateOnly FirstDay), Absence> _absences = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("PersonId", "Person"),
        Column.Required("FirstDay", "von", "erster Tag", "from", "first day"),
        Column.Required("LastDay", "bis", "letzter Tag", "until", "last day"),
        Column.Optional("SubstituteId", "Vertretung", "substitute"),
        Column.Optional("RecordedOn", "eingetragen am", "recorded on"),
        Column.Optional("RecordedBy", "eingetragen durch", "recorded by"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _people = await Session.Db.People.ToDictionaryAsync(p => p.Slug, cancellation);
        _absences = await Session.Db.Absences.ToDictionaryAsync(a => (a.PersonId, a.FirstDay), cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var key = (Person: row.RequiredReference("PersonId", _people, "diese Person").Id, FirstDay: row.RequiredDay("FirstDay"));
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _absences.GetValueOrDefault(key);
        var fresh = new Absence(
            key.Person,
            key.FirstDay,
            row.RequiredDay("LastDay"),
            row.Has("SubstituteId") ? row.Reference("SubstituteId", _people, "diese Person")?.Id : known?.SubstituteId,
            row.Day("RecordedOn") ?? known?.RecordedOn ?? Session.Calendar.Today,
            row.Text("RecordedBy") ?? known?.RecordedBy ?? RecordedByImport);
        _absences[key] = Session.Upsert(known, fresh, row);
    }
}
