namespace IntMan.Directory.Services;

/// <summary>One page of the list.</summary>
public sealed record ServiceList(IReadOnlyList<ListedLine> Lines, int Count, int Page, int Pages, ServiceFacets Facets,
    IReadOnlyList<ServedPlace> TypedPlaces);

/// <summary>A service as a line of the list.</summary>
public sealed record ListedLine(ListedService Service, ServiceDetails Details, double? Kilometres);

/// <summary>What the line shows beside what lists are filtered by.</summary>
public sealed class ServiceDetails
{
    public Guid Id { get; init; }
    public string Summary { get; init; } = "";

    public string? TranslatedName { get; init; }

    public string? TranslatedSummary { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
}
