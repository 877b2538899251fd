using IntMan.Foundation.Text;

namespace IntMan.Directory.Services;

/// <summary>What a list of services is narrowed to; everything holds at once, of several areas of life one is enough.</summary>
public sealed record ServiceFilter
{
    public string? Text { get; init; }
    public IReadOnlyList<AreaOfLife> Areas { get; init; } = [];

    public ServedPlace? Place { get; init; }

    public string? Language { get; init; }
    public ServiceKind? Kind { get; init; }
    public ResidenceStatus? Status { get; init; }

    public int? Age { get; init; }

    public IReadOnlySet<ServiceTrait> Traits { get; init; } = new HashSet<ServiceTrait>();

    public IEnumerable<FilterPart> Active
    {
        get
        {
            (FilterPart Part, bool IsActive)[] parts =
            [
                (FilterPart.Text, !string.IsNullOrWhiteSpace(Text)), (FilterPart.OpenNow, Traits.Contains(ServiceTrait.OpenNow)),
                (FilterPart.FreePlaces, Traits.Contains(ServiceTrait.FreePlaces)),
                (FilterPart.WithoutAppointment, Traits.Contains(ServiceTrait.WithoutAppointment)),
                (FilterPart.FreeOfCharge, Traits.Contains(ServiceTrait.FreeOfCharge)),
                (FilterPart.StepFree, Traits.Contains(ServiceTrait.StepFree)),
                (FilterPart.Areas, Areas.Count > 0), (FilterPart.Place, Place is not null), (FilterPart.Language, Language is not null),
                (FilterPart.Kind, Kind is not null),
                (FilterPart.Status, Status is not null), (FilterPart.Age, Age is not null),
            ];
            return parts.Where(part => part.IsActive).Select(part => part.Part);
        }
    }
}

/// <summary>A condition that a service meets or not.</summary>
public enum ServiceTrait
{
    OpenNow,
    FreePlaces,
    WithoutAppointment,
    FreeOfCharge,
    StepFree,
}

internal readonly record struct ServiceTraits(int Bits)
{
    public static ServiceTraits Of(IEnumerable<ServiceTrait> traits) => new(traits.Aggregate(0, (bits, trait) => bits | 1 << (int)trait));

    public bool Has(ServiceTrait trait) => (Bits & (1 << (int)trait)) != 0;

    public ServiceTraits With(ServiceTrait trait, bool isMet) => isMet ? new(Bits | 1 << (int)trait) : this;
}

/// <summary>One part of a filter, in the order in which parts are offered to be dropped; the traits come first and are named like
/// them.</summary>
public enum FilterPart
{
    OpenNow,
    FreePlaces,
    WithoutAppointment,
    FreeOfCharge,
    StepFree,
    Language,
    Age,
    Status,
    Kind,
    Areas,
    Place,
    Text,
}
