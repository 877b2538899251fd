using IntMan.Directory.Hours;
using IntMan.Directory.Organisations;
using IntMan.Directory.People;
using IntMan.Directory.Services;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import.Kinds;

internal sealed class ServicesStep(ImportSession session) : ImportStep(session)
{
    private const string Everyone = "alle";
    private Dictionary<string, Service> _services = [];
    private Dictionary<string, Organisation> _organisations = [];
    private Dictionary<string, Place> _places = [];
    private Dictionary<(Guid Service, Guid Place), ServicePlace> _servicePlaces = [];
    private HashSet<(Guid Service, DateOnly Day, string Role)> _confirmations = [];
    private HashSet<string> _areaKeys = [];

    public static IReadOnlyList<Column> Layout { get; } =
    [
        Column.Required("Slug", "Kürzel"),
        Column.Required("Name", "Name", "Angebot", "Bezeichnung"),
        Column.Required("OrganisationId", "Organisation") with { MayHoldForAll = true },
        Column.Required("Summary", "Kurzbeschreibung"),
        Column.Optional("Description", "Beschreibung") with { KeepsLines = true },
        Column.Required("Areas", "Lebensbereiche", "Lebensbereich") with { MayHoldForAll = true, Words = ServiceLabels.Areas },
        Column.Required("Kind", "Art") with { MayHoldForAll = true, Words = ServiceLabels.ServiceKinds },
        Column.Optional("ResidenceStatuses", "Aufenthaltsstatus") with { Words = ServiceLabels.ResidenceStatuses },
        Column.Optional("MinimumAge", "Alter ab"),
        Column.Optional("MaximumAge", "Alter bis"),
        Column.Optional("OnlyFor", "nur für") with { Words = ServiceLabels.Sexes },
        Column.Optional("LanguageLevel", "Sprachniveau") with { Words = ServiceLabels.LanguageLevels },
        Column.Optional("Languages", "Sprachen"),
        Column.Optional("Interpreting", "Dolmetschen"),
        Column.Optional("Cost", "Kosten") with { Words = ServiceLabels.Costs },
        Column.Optional("CostNote", "Kosten Hinweis"),
        Column.Optional("Access", "Zugang") with { Words = ServiceLabels.Accesses },
        Column.Optional("AccessNote", "Zugang Hinweis"),
        Column.Optional("Documents", "Unterlagen"),
        Column.Optional("ReferWhen", "Verweisen bei"),
        Column.Optional("SettleFirst", "Vorher klären"),
        Column.Optional("NotHere", "Nicht hier"),
        Column.Optional("Keywords", "Stichworte"),
        Column.Optional("Phone", "Telefon"),
        Column.Optional("Email", "E-Mail", "Mail"),
        Column.Optional("Website", "Internet", "Webseite"),
        Column.Optional("ServedKeys", "Einzugsgebiet"),
        Column.Optional("Places", "Orte"),
        Column.Optional("Capacity", "Kapazität") with { Words = ServiceLabels.Capacities },
        Column.Optional("WaitingWeeks", "Wartezeit in Wochen"),
        Column.Optional("CapacityOn", "Kapazität am"),
        Column.Optional("Status", "Status") with { Words = ServiceLabels.ServiceStatuses },
        Column.Optional("ConfirmedOn", "bestätigt am"),
        Column.Optional("ByRole", "bestätigt durch"),
        Column.Optional("Source", "Quelle"),
        Column.Optional("SourceLicence", "Lizenz"),
        Column.Optional("SourceKey", "Schlüssel der Quelle"),
    ];

    public override IReadOnlyList<Column> Columns => Layout;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        var db = Session.Db;
        _services = await db.Services.ToDictionaryAsync(s => s.Slug, cancellation);
        _organisations = await db.Organisations.ToDictionaryAsync(o => o.Slug, cancellation);
        _places = await db.Places.ToDictionaryAsync(p => p.Slug, cancellation);
        _servicePlaces = await db.ServicePlaces.ToDictionaryAsync(p => (p.ServiceId, p.PlaceId), cancellation);
        _confirmations = [.. (await db.Confirmations.Where(c => c.ServiceId != null).ToListAsync(cancellation))
            .Select(c => (c.ServiceId!.Value, c.ConfirmedOn, c.ByRole))];
        _areaKeys = [Everyone, .. await db.Municipalities.Select(m => m.Ags).ToListAsync(cancellation),
            .. await db.Counties.Select(c => c.Key).ToListAsync(cancellation)];
    }

    public override void Apply(ImportRow row)
    {
        var slug = row.RequiredText("Slug");
        if (IsRepeated(row, slug))
        {
            return;
        }

        var known = _services.GetValueOrDefault(slug);
        var organisation = row.RequiredReference("OrganisationId", _organisations, "diese Organisation").Id;
        var fresh = new Service(slug, row.RequiredText("Name"), organisation, row.RequiredChoice("Kind", ServiceLabels.ServiceKinds));
        fresh.Describe(fresh.Name, row.RequiredText("Summary"), row.Text("Description", known?.Description));
        fresh.Classify(organisation, fresh.Kind, row.Choices("Areas", ServiceLabels.Areas, []),
            row.List("Keywords", known?.Keywords ?? []));
        fresh.Limit(
            row.Choices("ResidenceStatuses", ServiceLabels.ResidenceStatuses, known?.ResidenceStatuses ?? []),
            row.Has("MinimumAge") ? row.Count("MinimumAge") : known?.MinimumAge,
            row.Has("MaximumAge") ? row.Count("MaximumAge") : known?.MaximumAge,
            row.Has("OnlyFor") ? row.Choice("OnlyFor", ServiceLabels.Sexes) : known?.OnlyFor,
            row.Has("LanguageLevel") ? row.Choice("LanguageLevel", ServiceLabels.LanguageLevels) : known?.LanguageLevel);
        Describe(row, known, fresh);
        Serve(row, known, fresh);
        fresh.Advise(row.Text("ReferWhen", known?.ReferWhen), row.Text("SettleFirst", known?.SettleFirst),
            row.Text("NotHere", known?.NotHere));
        fresh.Reach(row.Phone("Phone", known?.Phone), row.Email("Email", known?.Email), row.Website("Website", known?.Website));
        fresh.ComeFrom(row.Text("Source", known?.Source), row.Text("SourceLicence", known?.SourceLicence),
            row.Text("SourceKey", known?.SourceKey));
        fresh.Become(row.Has("Status") ? row.Choice("Status", ServiceLabels.ServiceStatuses) ?? ServiceStatus.Draft
            : known?.Status ?? ServiceStatus.Draft);
        var service = _services[slug] = Session.Upsert(known, fresh, row);
        Place(row, service);
        Confirm(row, service);
    }

    private static void Describe(ImportRow row, Service? known, Service fresh)
    {
        fresh.OfferLanguages(row.List("Languages", known?.Languages ?? []), row.Text("Interpreting", known?.Interpreting));
        fresh.Admit(
            row.Choices("Access", ServiceLabels.Accesses, known?.Access ?? []),
            row.Text("AccessNote", known?.AccessNote),
            row.Has("Cost") ? row.Choice("Cost", ServiceLabels.Costs) ?? ServiceCost.Unknown : known?.Cost ?? ServiceCost.Unknown,
            row.Text("CostNote", known?.CostNote),
            row.List("Documents", known?.Documents ?? []));
        if (row.Has("Capacity"))
        {
            fresh.ReportCapacity(row.Choice("Capacity", ServiceLabels.Capacities) ?? CapacityState.Unknown, row.Count("WaitingWeeks"),
                row.Day("CapacityOn"));
        }
        else if (known is not null)
        {
            fresh.ReportCapacity(known.Capacity, known.WaitingWeeks, known.CapacityOn);
        }
    }

    private void Serve(ImportRow row, Service? known, Service fresh)
    {
        if (row.Has("ServedKeys"))
        {
            var keys = row.OfficialKeys("ServedKeys", _areaKeys.Contains);
            if (keys.FirstOrDefault(key => !_areaKeys.Contains(key)) is { } unknown)
            {
                throw row.RefuseValue("ServedKeys",
                    $"enthält „{unknown}“. Möglich sind „{Everyone}“ und Schlüssel vorhandener Gemeinden und Kreise.");
            }

            fresh.Serve(keys.Contains(Everyone), [.. keys.Where(key => key != Everyone)]);
        }
        else if (known is not null)
        {
            fresh.Serve(known.ServesEveryone, known.ServedKeys);
        }
    }

    // Places are added; one that the file does not name stays, because hours may hang on it.
    private void Place(ImportRow row, Service service)
    {
        foreach (var slug in row.List("Places", []))
        {
            var place = _places.GetValueOrDefault(slug) ?? throw row.RefuseValue("Places",
                $"enthält „{slug}“. Prüfen Sie das Kürzel oder legen Sie zuerst diesen Ort an.");
            if (!_servicePlaces.TryGetValue((service.Id, place.Id), out var known))
            {
                _servicePlaces[(service.Id, place.Id)] = Session.Upsert(null, new ServicePlace(service.Id, place.Id), row);
            }
            else
            {
                Session.Mention(known, row);
            }
        }
    }

    private void Confirm(ImportRow row, Service service)
    {
        if (row.Day("ConfirmedOn") is { } day)
        {
            var confirmation = Confirmation.OfService(service.Id, day, row.Text("ByRole") ?? "");
            if (_confirmations.Add((service.Id, day, confirmation.ByRole)))
            {
                Session.Upsert(null, confirmation, row);
            }
        }
    }
}
