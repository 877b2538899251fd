namespace IntMan.Directory.Services;

/// <summary>What the page of a municipality says about services: how many for each area of life, and the first ones.</summary>
public sealed record MunicipalServices(IReadOnlyList<ListedService> First, IReadOnlyList<(AreaOfLife Area, int Services)> Areas, int Count)
{
    private const int MaxCount = 6;

    public static MunicipalServices None { get; } = new([], [], 0);

    internal static MunicipalServices Of(string ags, IEnumerable<ListedService> services)
    {
        var all = services.ToList();
        return new MunicipalServices(
            [.. all.OrderByDescending(service => service.Places.Any(place => place.Ags == ags))
            .ThenBy(service => service.Capacity == CapacityState.Full)
                .ThenBy(service => service.Name, ServiceSnapshot.ByName).ThenBy(service => service.Id).Take(MaxCount)],
            [.. all.SelectMany(service => service.Areas).GroupBy(area => area).OrderBy(area => area.Key)
            .Select(area => (area.Key, area.Count()))],
            all.Count);
    }
}
