using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Hsds;

internal static class HsdsServices
{
    public const string Everywhere = "Überall";
    public const string AreaScheme = "ags:";

    // An instant as HSDS wants it: UTC with milliseconds.
    public static string Text(DateTime instant) => instant.ToUniversalTime()
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static HsdsService Withdrawn(Guid id, string name, string status, DateTime lastModified) =>
        new() { Id = id, Name = name, Status = status == nameof(ServiceStatus.Ended)
            ? "defunct" : "inactive", LastModified = Text(lastModified) };

    public static HsdsService Short(ServiceRow row, HsdsDetails details) => new()
    {
        Id = row.Id,
        OrganizationId = row.OrganisationId,
        Name = row.Name,
        Description = HsdsTexts.Description(row.Summary, row.Description),
        Url = row.Website,
        Email = row.Email,
        Status = "active",
        InterpretationServices = row.Interpreting,
        ApplicationProcess = HsdsTexts.Access(row.Access.Select(ServiceLabels.Accesses.TextOf), row.AccessNote),
        FeesDescription = HsdsTexts.Fees(row.Cost, row.CostNote),
        EligibilityDescription = HsdsTexts.Eligibility(row.ResidenceStatuses, row.OnlyFor, row.LanguageLevel, row.SettleFirst),
        MinimumAge = row.MinimumAge,
        MaximumAge = row.MaximumAge,
        AssuredDate = row.ConfirmedOn,
        Alert = row.Capacity == nameof(CapacityState.Full) ? HsdsTexts.NobodyIsTaken : null,
        LastModified = Text(row.LastModified),
        Organization = HsdsOrganisations.Of(details.Organisations[row.OrganisationId], whole: false),
    };

    public static HsdsService Full(ServiceRow row, HsdsDetails details)
    {
        var places = details.ServicePlaces[row.Id].Select(place => AtLocation(place, row, details)).ToList();
        var placed = details.ServicePlaces[row.Id].Select(place => (Guid?)place.PlaceId).ToHashSet();
        return Short(row, details) with
        {
            Organization = HsdsOrganisations.Of(details.Organisations[row.OrganisationId], whole: true),
            Phones = row.Phone is { } phone ? [new HsdsPhone(HsdsIds.Of(row.Id, "phone"), row.Id, null, null, phone, "voice")] : null,
            Schedules = NullIfEmpty(HsdsSchedules.Of(details.Hours[row.Id].Where(hour => !placed.Contains(hour.PlaceId)), row,
            details, null)),
            ServiceAreas = NullIfEmpty(AreasOf(row, details)),
            ServiceAtLocations = NullIfEmpty(places),
            Languages = NullIfEmpty(row.Languages.Distinct().Select(name =>
            new HsdsLanguage(HsdsIds.Of(row.Id, "language:" + name), row.Id, name, HsdsLanguages.CodeOf(name)))),
            CostOptions = CostOf(row) is { } cost ? [cost] : null,
            RequiredDocuments = NullIfEmpty(row.Documents.Distinct()
            .Select(text => new HsdsRequiredDocument(HsdsIds.Of(row.Id, "document:" + text), row.Id, text))),
            Capacities = CapacityOf(row) is { } capacity ? [capacity] : null,
            Attributes = NullIfEmpty(HsdsTaxonomies.AttributesOf(row.Id, Sorted(row))),
            Metadata = NullIfEmpty(HistoryOf(row, details)),
        };
    }

    public static HsdsServiceAtLocation AtLocation(ServicePlaceRow place, ServiceRow service, HsdsDetails details) => new(
        place.Id, service.Id, place.PlaceId, place.Note,
        place.Phone is { } phone ? [new HsdsPhone(HsdsIds.Of(place.Id, "phone"), null, null, place.Id, phone, "voice")] : null,
        NullIfEmpty(HsdsSchedules.Of(details.Hours[service.Id].Where(hour => hour.PlaceId == place.PlaceId), service, details, place.Id)),
        details.Places.GetValueOrDefault(place.PlaceId) is { } row ? HsdsOrganisations.Of(row) : null, null);

    public static IReadOnlyList<T>? NullIfEmpty<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Count == 0 ? null : list;
    }

    private static IEnumerable<(string Column, string Value)> Sorted(ServiceRow row) =>
    [
        .. row.Areas.Select(value => ("areas", value)), ("kind", row.Kind),
        .. row.ResidenceStatuses.Select(value => ("residence_statuses", value)),
        .. row.OnlyFor is { } sex ? [("only_for", sex)] : Array.Empty<(string, string)>(), .. row.LanguageLevel is { } level
        ? [("language_level", level)] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<HsdsServiceArea> AreasOf(ServiceRow row, HsdsDetails details) => row.ServesEveryone
        ? [new HsdsServiceArea(HsdsIds.Of(row.Id, "area:everywhere"), row.Id, Everywhere, "Der Wohnort spielt keine Rolle.", null)]
        : row.ServedKeys.Select(key => new HsdsServiceArea(HsdsIds.Of(row.Id, "area:" + key), row.Id,
            details.Areas.GetValueOrDefault(key)?.Name ?? key, null, AreaScheme + key));

    private static HsdsCostOption? CostOf(ServiceRow row) => row.Cost switch
    {
        nameof(ServiceCost.Unknown) => null,
        nameof(ServiceCost.Free) => new HsdsCostOption(HsdsIds.Of(row.Id, "cost"), row.Id, ServiceLabels.Costs.TextOf(row.Cost), "EUR", 0,
        row.CostNote),
        _ => new HsdsCostOption(HsdsIds.Of(row.Id, "cost"), row.Id, ServiceLabels.Costs.TextOf(row.Cost), null, null, row.CostNote),
    };

    private static HsdsCapacity? CapacityOf(ServiceRow row) => row.CapacityOn is not { } day ? null : new HsdsCapacity(
        HsdsIds.Of(row.Id, "capacity"), row.Id, new HsdsUnit(HsdsIds.Of("unit:place"), "Platz"),
        row.Capacity == nameof(CapacityState.Free) ? 1 : 0,
        HsdsTexts.Capacity(row.Capacity, row.WaitingWeeks), Text(MunicipalCalendar.At(day, TimeOnly.MinValue).UtcDateTime));

    private static IEnumerable<HsdsMetadata> HistoryOf(ServiceRow row, HsdsDetails details)
    {
        if (row.Source is { } source)
        {
            var licence = row.SourceLicence is null ? source : $"{source}, {row.SourceLicence}";
            yield return new HsdsMetadata(HsdsIds.Of(row.Id, "source"), row.Id, "service", DateOnly.FromDateTime(row.LastModified),
                "import", "source", source, licence, "Import");
        }

        foreach (var (before, after) in details.Confirmations[row.Id].Zip(details.Confirmations[row.Id].Skip(1)))
        {
            yield return new HsdsMetadata(after.Id, row.Id, "service", after.ConfirmedOn, "update", "assured_date", Day(before.ConfirmedOn),
                Day(after.ConfirmedOn), after.ByRole);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
