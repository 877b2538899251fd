using IntMan.Directory.Municipalities;
using IntMan.Directory.People;
using IntMan.Directory.Responsibilities;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class StreetsStep(ImportSession session, FileReading reading) : ImportStep(session)
{
    private readonly StreetDistricts _districts = new(reading);
    private static readonly string[] RuleColumns = ["ValidUntil", "IsPresumed", "Source"];
    private readonly Dictionary<RuleKey, Responsibility> _rules = [];
    private Dictionary<string, Post> _posts = [];
    private Dictionary<string, TargetGroup> _groups = [];
    private KnownMunicipalities _municipalities = KnownMunicipalities.None;
    private KnownStreets _streets = KnownStreets.None;

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Optional("Ags", "AGS", "Gemeindeschlüssel") with { MayHoldForAll = true },
        Column.Optional("CountyKey", "Kreis", "Kreisschlüssel", "county"),
        Column.Optional("AssociationKey", "Verband", "Verbandsschlüssel", "association"),
        Column.Optional("DistrictId", "Ortsteil", "Stadtteil", "district"),
        Column.Optional("StreetId", "Straße", "street"),
        Column.Optional("Numbers", "Hausnummern", "Hausnummer", "house numbers"),
        Column.Optional("PostId", "Stelle", "post") with { MayHoldForAll = true },
        Column.Optional("TargetGroup", "Zielgruppe", "target group") with { MayHoldForAll = true },
        Column.Optional("ValidFrom", "gültig ab", "valid from") with { MayHoldForAll = true },
        Column.Optional("ValidUntil", "gültig bis", "valid until"),
        Column.Optional("IsPresumed", "vermutet", "presumed"),
        Column.Optional("Source", "Quelle") with { KeepsLines = true, MayHoldForAll = true },
        .. NumberColumns.Columns,
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        _posts = await Session.Db.Posts.ToDictionaryAsync(p => p.Slug, cancellation);
        _groups = await Session.Db.TargetGroups.ToDictionaryAsync(g => g.Key, cancellation);
        _municipalities = await KnownMunicipalities.LoadAsync(Session.Db, cancellation);
        _streets = await KnownStreets.LoadAsync(Session, cancellation);
        await foreach (var rule in Session.LoadAsync<Responsibility>(cancellation))
        {
            _rules[RuleKey.Of(rule)] = rule;
        }
    }

    public override void LookAt(IEnumerable<ImportRow> rows) => _districts.LookAt(rows);

    public override void Apply(ImportRow row)
    {
        var area = AreaOf(row);
        if ((row.Reference("PostId", _posts, "diese Stelle") ?? PostOfDistrict(row)) is not { } post)
        {
            RefuseRuleWithoutPost(row);
            return;
        }

        var group = row.Has("TargetGroup") ? row.Reference("TargetGroup", _groups, "diese Zielgruppe")?.Key : null;
        var fresh = new Responsibility(post.Id, area, group ?? TargetGroups.Everyone, row.RequiredDay("ValidFrom"));
        var key = RuleKey.Of(fresh);
        if (!Session.IsRepeated(row, key.ToString(), RuleColumns))
        {
            var known = _rules.GetValueOrDefault(key);
            fresh.Set(row.Day("ValidUntil", known?.ValidUntil), row.YesNo("IsPresumed") ?? known?.IsPresumed ?? false,
                row.Text("Source", known?.Source));
            _rules[key] = Session.Upsert(known, fresh, row);
        }
    }

    private Area AreaOf(ImportRow row)
    {
        var (ags, county, association) = (_municipalities.Find(row, "Ags"), _municipalities.FindCounty(row, "CountyKey"),
            _municipalities.FindAssociation(row, "AssociationKey"));
        if (new[] { ags, county, association }.Count(key => key is not null) != 1)
        {
            throw row.Refuse(null, "Nennen Sie genau eines: den Gemeindeschlüssel (AGS), den Kreis oder den Verband.");
        }

        if (ags is null)
        {
            if (row.Text("DistrictId") is not null || row.Text("StreetId") is not null || NumberColumns.Of(row) is not null)
            {
                throw row.Refuse("Ags",
                    "Ortsteil, Straße und Hausnummern gehören zu einer Gemeinde. Nennen Sie den Gemeindeschlüssel (AGS).");
            }

            return county is null ? Area.OfAssociation(association!) : Area.OfCounty(county);
        }

        var district = _districts.DistrictOf(row) is { } name ? _streets.DistrictOf(row, ags, name) : null;
        if (row.Text("StreetId") is { } street)
        {
            return Area.OfStreet(_streets.StreetOf(row, ags, street, district).Id, NumberColumns.Of(row));
        }

        if (row.Text("Numbers") is not null)
        {
            throw row.Refuse("Numbers", "Hausnummern gehören zu einer Straße. Nennen Sie die Straße.");
        }

        return district is null ? Area.OfMunicipality(ags) : Area.OfDistrict(district.Id);
    }

    private Post? PostOfDistrict(ImportRow row) => _districts.PostOf(row) is not { } slug ? null
        : _posts.GetValueOrDefault(slug) ?? throw row.Refuse("DistrictId",
            $"Die Stelle „{slug}“, die hier zuständig sein soll, gibt es nicht.");

    private void RefuseRuleWithoutPost(ImportRow row)
    {
        if (row.Text("StreetId") is null && row.Text("DistrictId") is null)
        {
            throw row.Refuse("PostId", "Nennen Sie die Stelle, die zuständig ist.");
        }

        // Whoever was asked and named no post wants the streets alone.
        if (row.Text("Numbers") is not null && !reading.KnowsPosts && !reading.KnowsValues)
        {
            throw row.Refuse("PostId", "Zu den Hausnummern fehlt die Stelle, die zuständig ist.");
        }
    }

    private sealed record RuleKey(Guid Post, string Group, DateOnly From, string Area, string Numbers)
    {
        public static RuleKey Of(Responsibility rule) => new(
            rule.PostId,
            rule.TargetGroup,
            rule.ValidFrom,
            rule.CountyKey ?? rule.AssociationKey ?? rule.Ags ?? (rule.DistrictId ?? rule.StreetId).ToString()!,
            rule.Numbers ?? "");
    }
}
