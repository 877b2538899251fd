using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary>The objects of HSDS 3.1 as far as the portal fills them; what is null is left out. Names become snake case, order is that of
/// the document.</summary>
public sealed record HsdsService
{
    public required Guid Id { get; init; }
    public Guid? OrganizationId { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public required string Status { get; init; }
    public string? InterpretationServices { get; init; }
    public string? ApplicationProcess { get; init; }
    public string? FeesDescription { get; init; }
    public string? EligibilityDescription { get; init; }
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public DateOnly? AssuredDate { get; init; }
    public string? Alert { get; init; }
    public string? LastModified { get; init; }
    public HsdsOrganization? Organization { get; init; }
    public IReadOnlyList<HsdsPhone>? Phones { get; init; }
    public IReadOnlyList<HsdsSchedule>? Schedules { get; init; }
    public IReadOnlyList<HsdsServiceArea>? ServiceAreas { get; init; }
    public IReadOnlyList<HsdsServiceAtLocation>? ServiceAtLocations { get; init; }
    public IReadOnlyList<HsdsLanguage>? Languages { get; init; }
    public IReadOnlyList<HsdsCostOption>? CostOptions { get; init; }
    public IReadOnlyList<HsdsRequiredDocument>? RequiredDocuments { get; init; }
    public IReadOnlyList<HsdsCapacity>? Capacities { get; init; }
    public IReadOnlyList<HsdsClassification>? Attributes { get; init; }
    public IReadOnlyList<HsdsMetadata>? Metadata { get; init; }
}

/// <summary>With minimal=true.</summary>
public sealed record HsdsMinimal(Guid Id, string? LastModified);

public sealed record HsdsOrganization(
    Guid Id, string Name, string Description, string? Email, string? Website, Guid? ParentOrganizationId,
    IReadOnlyList<HsdsPhone>? Phones, IReadOnlyList<HsdsLocation>? Locations, IReadOnlyList<HsdsIdentifier>? OrganizationIdentifiers,
    IReadOnlyList<HsdsService>? Services);

public sealed record HsdsIdentifier(Guid Id, Guid OrganizationId, string IdentifierScheme, string IdentifierType, string Identifier);

public sealed record HsdsServiceAtLocation(
    Guid Id, Guid ServiceId, Guid? LocationId, string? Description, IReadOnlyList<HsdsPhone>? Phones,
    IReadOnlyList<HsdsSchedule>? Schedules, HsdsLocation? Location, HsdsService? Service);

public sealed record HsdsLocation(
    Guid Id, string LocationType, Guid? OrganizationId, string Name, string? Transportation, double? Latitude, double? Longitude,
    string? ExternalIdentifier, string? ExternalIdentifierType,
    IReadOnlyList<HsdsAddress>? Addresses, IReadOnlyList<HsdsAccessibility>? Accessibility);

public sealed record HsdsAddress(
    Guid Id, Guid LocationId, [property: System.Text.Json.Serialization.JsonPropertyName("address_1")] string Address1,
    [property: System.Text.Json.Serialization.JsonPropertyName("address_2")] string? Address2, string City, string StateProvince,
    string PostalCode, string Country, string AddressType);

public sealed record HsdsAccessibility(Guid Id, Guid LocationId, string Description);

public sealed record HsdsPhone(Guid Id, Guid? ServiceId, Guid? OrganizationId, Guid? ServiceAtLocationId, string Number, string Type);

public sealed record HsdsSchedule(
    Guid Id, Guid? ServiceId, Guid? LocationId, Guid? ServiceAtLocationId, DateOnly ValidFrom, DateOnly? ValidTo, DateOnly? Dtstart,
    double? Timezone, int? Count, string? Freq, int? Interval,
    string? Byday, string? Description, string? OpensAt, string? ClosesAt, string AttendingType, string? Notes);

public sealed record HsdsServiceArea(Guid Id, Guid ServiceId, string Name, string? Description, string? Uri);

public sealed record HsdsLanguage(Guid Id, Guid ServiceId, string Name, string? Code);

public sealed record HsdsCostOption(Guid Id, Guid ServiceId, string Option, string? Currency, int? Amount, string? AmountDescription);

public sealed record HsdsRequiredDocument(Guid Id, Guid ServiceId, string Document);

public sealed record HsdsCapacity(Guid Id, Guid ServiceId, HsdsUnit Unit, int Available, string Description, string Updated);

public sealed record HsdsUnit(Guid Id, string Name);

public sealed record HsdsClassification(Guid Id, Guid LinkId, Guid TaxonomyTermId, string LinkType, string LinkEntity,
    HsdsTerm TaxonomyTerm);

public sealed record HsdsTaxonomy(Guid Id, string Name, string Description, string Version);

public sealed record HsdsTerm(Guid Id, string Code, string Name, string Description, Guid? ParentId, string Taxonomy,
    HsdsTaxonomy? TaxonomyDetail, string Language, Guid TaxonomyId);

public sealed record HsdsMetadata(
    Guid Id, Guid ResourceId, string ResourceType, DateOnly LastActionDate, string LastActionType, string FieldName, string PreviousValue,
    string ReplacementValue, string UpdatedBy);
