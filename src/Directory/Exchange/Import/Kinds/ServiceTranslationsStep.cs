using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServiceTranslationsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, Service> _services = [];
    private Dictionary<(Guid Service, string Language), ServiceTranslation> _translations = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("ServiceId", "Angebot"),
        Column.Required("Language", "Sprache") with { MayHoldForAll = true },
        Column.Required("Name", "Name in dieser Sprache", "Name"),
        Column.Required("Summary", "Kurzbeschreibung"),
        Column.Optional("Description", "Beschreibung") with { KeepsLines = true },
        Column.Optional("IsMachineMade", "maschinell"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _services = await Session.Db.Services.ToDictionaryAsync(s => s.Slug, cancellation);
        _translations = await Session.Db.ServiceTranslations.ToDictionaryAsync(t => (t.ServiceId, t.Language), cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var language = row.RequiredText("Language").ToLowerInvariant();
        if (!ServiceTranslation.Languages.Contains(language))
        {
            throw row.RefuseValue("Language", $"ist hier keine Sprache. Möglich sind: {string.Join(", ", ServiceTranslation.Languages)}.");
        }

        var key = (row.RequiredReference("ServiceId", _services, "dieses Angebot").Id, language);
        if (IsRepeated(row, key.ToString()))
        {
            return;
        }

        var known = _translations.GetValueOrDefault(key);
        var fresh = new ServiceTranslation(key.Id, language);
        fresh.Describe(row.RequiredText("Name"), row.RequiredText("Summary"), row.Text("Description", known?.Description),
            row.YesNo("IsMachineMade") ?? known?.IsMachineMade ?? false);
        _translations[key] = Session.Upsert(known, fresh, row);
    }
}
