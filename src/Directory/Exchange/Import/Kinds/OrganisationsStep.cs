using IntMan.Directory.Organisations;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class OrganisationsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, Organisation> _organisations = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Slug", "Kürzel"),
        Column.Required("Name", "Name", "Organisation"),
        Column.Required("Kind", "Art", "Typ") with { MayHoldForAll = true, Words = OrganisationLabels.OrganisationKinds },
        Column.Optional("ParentId", "Übergeordnet", "parent"),
        Column.Optional("Street", "Straße", "Adresse", "address"),
        Column.Optional("PostalCode", "PLZ", "Postleitzahl"),
        Column.Optional("Town", "Ort"),
        Column.Optional("Phone", "Telefon"),
        Column.Optional("Email", "E-Mail", "Mail"),
        Column.Optional("Website", "Internet", "Webseite"),
        Column.Optional("Description", "Beschreibung") with { KeepsLines = true },
        Column.Optional("Source", "Quelle"),
        Column.Optional("SourceLicence", "Lizenz"),
        Column.Optional("SourceKey", "Schlüssel der Quelle"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation) =>
        _organisations = await Session.Db.Organisations.ToDictionaryAsync(o => o.Slug, cancellation);

    public override void Apply(ImportRow row)
    {
        var slug = row.RequiredText("Slug");
        if (IsRepeated(row, slug))
        {
            return;
        }

        var known = _organisations.GetValueOrDefault(slug);
        var fresh = new Organisation(slug, row.RequiredText("Name"), row.RequiredChoice("Kind", OrganisationLabels.OrganisationKinds));
        var parent = row.Has("ParentId") ? row.Reference("ParentId", _organisations,
            "die übergeordnete Organisation weiter oben in der Datei")?.Id : known?.ParentId;
        if (parent is not null && parent == known?.Id)
        {
            throw row.RefuseValue("ParentId", "kann nicht sich selbst übergeordnet sein.");
        }

        fresh.Describe(fresh.Name, fresh.Kind, parent);
        fresh.Contact(
            row.Text("Street", known?.Street),
            row.PostalCode("PostalCode", known?.PostalCode, isAbroad: false),
            row.Text("Town", known?.Town),
            row.Phone("Phone", known?.Phone),
            row.Email("Email", known?.Email),
            row.Website("Website", known?.Website));
        fresh.Introduce(row.Text("Description", known?.Description));
        fresh.ComeFrom(row.Text("Source", known?.Source), row.Text("SourceLicence", known?.SourceLicence),
            row.Text("SourceKey", known?.SourceKey));
        _organisations[slug] = Session.Upsert(known, fresh, row);
    }
}
