using IntMan.Directory.Exchange.Hsds;
using static IntMan.Portal.Hsds.HsdsParameter;

namespace IntMan.Portal.Hsds;

public sealed record HsdsEndpoint(string Path, string Operation, string Summary, string Schema, IReadOnlyList<HsdsParameter> Parameters)
{
    public const string Root = "/api/hsds";

    public Func<ReadHsds, HsdsQuery, CancellationToken, Task<HsdsPage>>? List { get; init; }

    public Func<ReadHsds, HsdsQuery, CancellationToken, IAsyncEnumerable<object>>? Stream { get; init; }

    public Func<ReadHsds, Guid, HsdsQuery, CancellationToken, Task<object?>>? Find { get; init; }

    public static IReadOnlyList<HsdsEndpoint> All { get; } =
    [
        new("/services", "getPaginatedListOfServices", "Published services.", "compiled/service_list.json",
            [Search, Page, PerPage, Format, TaxonomyTermId, TaxonomyId, OrganizationId, ModifiedAfter, Minimal, Full, MinimumAge,
            MaximumAge, StartTime, EndTime, Day, Cursor])
        {
            List = (read, query, cancellation) => read.ServicesAsync(query, cancellation),
                Stream = (read, query, cancellation) => read.StreamServicesAsync(query, cancellation),
        },
        new("/services/{id}", "getFullyNestedServiceById", "One service with everything that belongs to it.", "compiled/service.json", [])
        {
            Find = async (read, id, _, cancellation) => await read.ServiceAsync(id, cancellation),
        },
        new("/organizations", "getPaginatedListOfOrganizations", "Organizations that offer a published service, and those above them.",
        "compiled/organization_list.json",
            [Search, FullService, Full, TaxonomyTermId, TaxonomyId, Page, PerPage, Format, Cursor])
        {
            List = (read, query, cancellation) => read.OrganizationsAsync(query, cancellation), Stream = (read, query, cancellation) =>
                read.StreamOrganizationsAsync(query, cancellation),
        },
        new("/organizations/{id}", "getOrganizationById", "One organization.", "compiled/organization.json", [FullService])
        {
            Find = async (read, id, query, cancellation) => await read.OrganizationAsync(id, query.FullService, cancellation),
        },
        new("/service_at_locations", "getPaginatedListOfServiceAtLocation", "Published services at their places.",
        "compiled/service_at_location_list.json",
            [Search, TaxonomyTermId, TaxonomyId, OrganizationId, ModifiedAfter, Full, Page, PerPage, Format, Postcode, Proximity, Cursor])
        {
            List = (read, query, cancellation) => read.ServicesAtLocationsAsync(query, cancellation),
                Stream = (read, query, cancellation) => read.StreamServicesAtLocationsAsync(query, cancellation),
        },
        new("/service_at_locations/{id}", "getServiceAtLocationWithNestedDataById",
        "One service at one place, with its opening hours there.", "compiled/service_at_location.json", [])
        {
            Find = async (read, id, _, cancellation) => await read.ServiceAtLocationAsync(id, cancellation),
        },
        new("/taxonomies", "getPaginatedListOfTaxonomies", "The taxonomies by which services are sorted.", "taxonomy.json",
        [Search, Page, PerPage, Format])
        {
            List = (_, query, _) => Task.FromResult(HsdsTaxonomyLists.Taxonomies(query)),
                Stream = (_, query, _) => HsdsTaxonomyLists.Everything(HsdsTaxonomyLists.Taxonomies, query),
        },
        new("/taxonomies/{id}", "getTaxonomyById", "One taxonomy.", "taxonomy.json", [])
        {
            Find = (_, id, _, _) => Task.FromResult<object?>(HsdsTaxonomies.All.FirstOrDefault(taxonomy => taxonomy.Id == id)),
        },
        new("/taxonomy_terms", "getPaginatedListOfTaxonomyTerms", "The terms of the taxonomies.", "taxonomy_term.json",
        [Search, Page, PerPage, Format, TaxonomyId, TopOnly, ParentId])
        {
            List = (_, query, _) => Task.FromResult(HsdsTaxonomyLists.Terms(query)),
                Stream = (_, query, _) => HsdsTaxonomyLists.Everything(HsdsTaxonomyLists.Terms, query),
        },
        new("/taxonomy_terms/{id}", "getTaxonomyTermById", "One term.", "taxonomy_term.json", [])
        {
            Find = (_, id, _, _) => Task.FromResult<object?>(HsdsTaxonomies.Find(id)?.Term),
        },
    ];
}
