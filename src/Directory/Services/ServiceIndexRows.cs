using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Services.Search;

namespace IntMan.Directory.Services;

internal sealed class IndexedRow
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";
    public Guid OrganisationId { get; init; }
    public string Organisation { get; init; } = "";
    public string Summary { get; init; } = "";
    public string? Description { get; init; }
    public ServiceKind Kind { get; init; }
    public string[] Areas { get; init; } = [];
    public string[] Keywords { get; init; } = [];
    public string[] ResidenceStatuses { get; init; } = [];
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public string[] Languages { get; init; } = [];
    public string? Interpreting { get; init; }
    public ServiceCost Cost { get; init; }
    public string[] Access { get; init; } = [];
    public string[] Documents { get; init; } = [];
    public string? ReferWhen { get; init; }
    public CapacityState Capacity { get; init; }
    public int? WaitingWeeks { get; init; }
    public bool ServesEveryone { get; init; }
    public string[] ServedKeys { get; init; } = [];
    public DateOnly? ConfirmedOn { get; init; }

    public ListedService List(IReadOnlyList<Place> places, OfficeHours hours, IReadOnlyCollection<IndexedTranslation> translations)
    {
        var further = translations.SelectMany(translation => new[] { translation.Name, translation.Summary });
        var areas = Enums<AreaOfLife>(Areas);
        return new ListedService
        {
            Id = Id,
            Slug = Slug,
            Name = Name,
            Organisation = Organisation,
            Kind = Kind,
            Areas = areas,
            ResidenceStatuses = Enums<ResidenceStatus>(ResidenceStatuses),
            MinimumAge = MinimumAge,
            MaximumAge = MaximumAge,
            Languages = [.. Languages.Select(string.Intern)],
            Cost = Cost,
            Access = Enums<ServiceAccess>(Access),
            Capacity = Capacity,
            WaitingWeeks = WaitingWeeks,
            ServesEveryone = ServesEveryone,
            ServedKeys = [.. ServedKeys.Select(string.Intern)],
            ConfirmedOn = ConfirmedOn,
            Places = places,
            Hours = hours,
            Names = translations.ToDictionary(translation => string.Intern(translation.Language), translation => translation.Name),
            Words = new ServiceWords(new ServiceTexts(Name, Organisation, Summary, Kind, areas, Keywords, Languages,
                [.. places.SelectMany(place => new[] { place.Name, place.Town }),
                .. ResidenceStatuses.Select(ServiceLabels.ResidenceStatuses.TextOf), .. further],
                [Description, ReferWhen, Interpreting, .. Documents])),
        };
    }

    private static T[] Enums<T>(string[] values)
        where T : struct => [.. values.Select(Enum.Parse<T>)];
}

internal sealed record IndexedPlace(Guid ServiceId, Place Place);

internal sealed class IndexedTranslation
{
    public Guid ServiceId { get; init; }
    public string Language { get; init; } = "";
    public string Name { get; init; } = "";
    public string Summary { get; init; } = "";
}

internal sealed class ServiceRevision
{
    public Guid ServiceId { get; init; }
    public string Transaction { get; init; } = "";
}
