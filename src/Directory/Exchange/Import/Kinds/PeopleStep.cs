using IntMan.Directory.People;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class PeopleStep(ImportSession session) : ImportStep(session)
{
    private static readonly string[] PersonColumns = ["AcademicTitle", "GivenName", "FamilyName", "Function", "Languages", "Phone", "Email",
        "FullTimeEquivalent"];
    private static readonly string[] HoldingColumns = ["Role", "ValidUntil", "ConsentOn"];
    private Dictionary<string, Person> _people = [];
    private Dictionary<string, Post> _posts = [];
    private Dictionary<(Guid Post, Guid Person, DateOnly From), PostHolder> _holders = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Slug", "Kürzel"),
        Column.Optional("AcademicTitle", "Titel", "title"),
        Column.Required("GivenName", "Vorname", "given name", "first name"),
        Column.Required("FamilyName", "Nachname", "family name", "last name"),
        Column.Optional("Function", "Funktion"),
        Column.Optional("Languages", "Sprachen"),
        Column.Optional("Phone", "Telefon", "Durchwahl"),
        Column.Optional("Email", "E-Mail", "Mail"),
        Column.Optional("FullTimeEquivalent", "Stellenanteil", "full time equivalent", "VZÄ"),
        Column.Optional("PostId", "Stelle", "post"),
        Column.Optional("Role", "Rolle") with { Words = PersonLabels.HolderRoles },
        Column.Optional("ValidFrom", "gültig ab", "valid from"),
        Column.Optional("ValidUntil", "gültig bis", "valid until"),
        Column.Optional("ConsentOn", "Einwilligung am", "Einwilligung", "consent on", "consent"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _people = await Session.Db.People.ToDictionaryAsync(p => p.Slug, cancellation);
        _posts = await Session.Db.Posts.ToDictionaryAsync(p => p.Slug, cancellation);
        _holders = await Session.Db.PostHolders.ToDictionaryAsync(h => (h.PostId, h.PersonId, h.ValidFrom), cancellation);
    }

    public override void Apply(ImportRow row)
    {
        var person = PersonOf(row);
        if (row.Reference("PostId", _posts, "diese Stelle") is not { } post)
        {
            Session.Mention(person, row);
            return;
        }

        var key = (Post: post.Id, Person: person.Id, From: row.RequiredDay("ValidFrom"));
        if (Session.IsRepeated(row, $"{post.Slug} {person.Slug} {key.From:O}", HoldingColumns))
        {
            return;
        }

        var known = _holders.GetValueOrDefault(key);
        var fresh = new PostHolder(key.Post, key.Person, key.From);
        fresh.Set(row.Choice("Role", PersonLabels.HolderRoles) ?? known?.Role ?? HolderRole.Holder,
            row.Day("ValidUntil", known?.ValidUntil), row.Day("ConsentOn", known?.ConsentOn));
        _holders[key] = Session.Upsert(known, fresh, row);
    }

    private Person PersonOf(ImportRow row)
    {
        var slug = row.RequiredText("Slug");
        var known = _people.GetValueOrDefault(slug);
        var saysNothing = PersonColumns.All(column => row.Text(column) is null);
        if (known is not null && (saysNothing || Session.IsRepeated(row, slug, PersonColumns)))
        {
            return known;
        }

        var fresh = new Person(slug, row.RequiredText("GivenName"), row.RequiredText("FamilyName"));
        fresh.Rename(row.Text("AcademicTitle", known?.AcademicTitle), fresh.GivenName, fresh.FamilyName);
        fresh.Describe(
            row.Text("Function", known?.Function),
            row.List("Languages", known?.Languages ?? []),
            row.Phone("Phone", known?.Phone),
            row.Email("Email", known?.Email),
            row.Has("FullTimeEquivalent") ? ShareOf(row) : known?.FullTimeEquivalent);
        return _people[slug] = Session.Upsert(known, fresh, row);
    }

    // The column keeps three decimals: more would look like a change at every import.
    private static decimal? ShareOf(ImportRow row) => row.Quantity("FullTimeEquivalent") is { } share ? decimal.Round(share, 3) : null;
}
