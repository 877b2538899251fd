namespace IntMan.Directory.Services;

/// <summary>One page of the list.</summary>
/// <param name="Lines">Of this page, in order.</param>
/// <param name="Count">Of all pages.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Facets">What other choices would give.</param>
/// <param name="TypedPlaces">Municipalities and counties that the text of the search names.</param>
public sealed record ServiceList(IReadOnlyList<ListedLine> Lines, int Count, int Page, int Pages, ServiceFacets Facets, IReadOnlyList<ServedPlace> TypedPlaces);

/// <summary>A service as a line of the list.</summary>
/// <param name="Service">What it is filtered by.</param>
/// <param name="Details">What else is shown.</param>
/// <param name="Kilometres">From the chosen municipality; null without one or without coordinates.</param>
public sealed record ListedLine(ListedService Service, ServiceDetails Details, double? Kilometres);

/// <summary>What the line shows beside what lists are filtered by.</summary>
public sealed class ServiceDetails
{
    public Guid Id { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>In the reader's language; null where it is not translated.</summary>
    public string? TranslatedName { get; init; }

    /// <summary>In the reader's language; null where it is not translated.</summary>
    public string? TranslatedSummary { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
}
