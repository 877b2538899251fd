using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PostsStep(ImportSession session) : ImportStep(session)
{
    private Dictionary<string, Post> _posts = [];
    private Dictionary<string, Organisation> _organisations = [];
    private Dictionary<string, Place> _places = [];
    private HashSet<(Guid Post, DateOnly Day, string Role)> _confirmations = [];
    private KnownMunicipalities _municipalities = KnownMunicipalities.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Slug", "Kürzel"),
        Column.Required("Title", "Bezeichnung", "Stelle", "Titel"),
        Column.Required("Position", "Position", "Funktion") with { MayHoldForAll = true, Words = PersonLabels.Positions },
        Column.Required("OrganisationId", "Organisation") with { MayHoldForAll = true },
        Column.Optional("Ags", "AGS", "Gemeindeschlüssel") with { MayHoldForAll = true },
        Column.Optional("CountyKey", "Kreis", "Kreisschlüssel", "county"),
        Column.Optional("PlaceId", "Ort", "place"),
        Column.Optional("SmallTeam", "Kleinteam", "team"),
        Column.Optional("Phone", "Telefon"),
        Column.Optional("Email", "E-Mail", "Mail"),
        Column.Optional("VacancyNote", "Hinweis bei Vakanz", "vacancy note") with { KeepsLines = true },
        Column.Optional("ConfirmedOn", "bestätigt am", "confirmed on"),
        Column.Optional("ByRole", "bestätigt durch", "confirmed by"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _posts = await Session.Db.Posts.ToDictionaryAsync(p => p.Slug, cancellation);
        _organisations = await Session.Db.Organisations.ToDictionaryAsync(o => o.Slug, cancellation);
        _places = await Session.Db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _confirmations = [.. (await Session.Db.Confirmations.Where(c => c.EntryId != null)
            .Select(c => new { EntryId = c.EntryId!.Value, c.ConfirmedOn, c.ByRole }).ToListAsync(cancellation))
            .Select(c => (c.EntryId, c.ConfirmedOn, c.ByRole))];
        _municipalities = await KnownMunicipalities.LoadAsync(Session.Db, cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var slug = row.RequiredText("Slug");
        if (IsRepeated(row, slug))
        {
            return;
        }

        var known = _posts.GetValueOrDefault(slug);
        var organisation = row.RequiredReference("OrganisationId", _organisations, "diese Organisation");
        var fresh = new Post(slug, row.RequiredText("Title"), row.RequiredChoice("Position", PersonLabels.Positions), organisation.Id);
        var ags = row.Has("Ags") ? _municipalities.Find(row, "Ags") : known?.Ags;
        var county = row.Has("CountyKey") ? _municipalities.FindCounty(row, "CountyKey") : known?.CountyKey;
        var place = row.Has("PlaceId") ? row.Reference("PlaceId", _places, "diesen Ort")?.Id : known?.PlaceId;
        fresh.Locate(ags, county, place, row.Text("SmallTeam", known?.SmallTeam));
        fresh.Contact(row.Phone("Phone", known?.Phone), row.Email("Email", known?.Email), row.Text("VacancyNote", known?.VacancyNote));
        var post = _posts[slug] = Session.Upsert(known, fresh, row);
        Confirm(row, post);
    }

    private void Confirm(ImportRow row, Post post)
    {
        if (row.Day("ConfirmedOn") is { } day)
        {
            var confirmation = new Confirmation(post.Id, day, row.Text("ByRole") ?? "");
            if (_confirmations.Add((post.Id, day, confirmation.ByRole)))
            {
                Session.Upsert(null, confirmation, row);
            }
        }
    }
}
