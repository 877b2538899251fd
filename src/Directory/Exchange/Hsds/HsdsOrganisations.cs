using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Organisations;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Hsds;

internal static class HsdsOrganisations
{
    private const string Germany = "DE";

    public static string Sql(string ids, bool whole) => whole
        ? $"""
            select o.*,
                (select c.state from public_directory.municipality m join public_directory.county c on c.key = m.county_key
                  where m.postal_codes @> array[o.postal_code] order by m.ags limit 1) as state,
                case o.kind
                    when 'MunicipalAdministration' then (select min(p.ags) from public_directory.post p where p.organisation_id = o.id
                      having count(distinct p.ags) = 1)
                    when 'CountyOffice' then (select min(p.county_key) from public_directory.post p where p.organisation_id = o.id
                      having count(distinct p.county_key) = 1)
                end as official_key
            from public_directory.hsds_organisation o where o.id in ({ids});
            """
        : $"select o.* from public_directory.hsds_organisation o where o.id in ({ids});";

    public static HsdsOrganization Of(OrganisationRow row, bool whole, IReadOnlyList<HsdsService>? services = null) => new(
        row.Id, row.Name, row.Description ?? DescriptionOf(row), row.Email, row.Website, row.ParentId,
        whole && row.Phone is { } phone ? [new HsdsPhone(HsdsIds.Of(row.Id, "phone"), null, row.Id, null, phone, "voice")] : null,
        whole && LocationOf(row) is { } location ? [location] : null,
        whole && row.OfficialKey is { } key
        ? [new HsdsIdentifier(HsdsIds.Of(row.Id, "ags"), row.Id, "DE-AGS", "Amtlicher Gemeindeschlüssel (AGS)", key)] : null,
        services);

    // HSDS wants a description of every organisation; where nobody wrote one, kind and town are said.
    internal static string DescriptionOf(OrganisationRow row) => row.Town is null ? OrganisationLabels.OrganisationKinds.TextOf(row.Kind)
        : $"{OrganisationLabels.OrganisationKinds.TextOf(row.Kind)} in {row.Town}";

    public static HsdsLocation Of(PlaceRow row) => new(
        row.Id, "physical", null, row.Name, row.Transport, row.Latitude, row.Longitude, row.Ags, row.Ags is null ? null : "AGS",
        AddressOf(row.Id, row.Address, row.Room, row.Town, row.PostalCode, row.StateProvince ?? NameOf(row.State), row.Country ?? Germany),
        row.WheelchairAccess == WheelchairAccess.Unknown ? null
        : [new HsdsAccessibility(HsdsIds.Of(row.Id, "accessibility"), row.Id, TextOf(row.WheelchairAccess))]);

    public static HsdsLocation Short(HsdsLocation location) => location with { Addresses = null, Accessibility = null };

    internal static string TextOf(WheelchairAccess access) => access switch
    {
        WheelchairAccess.Full => "Mit dem Rollstuhl zugänglich",
        WheelchairAccess.Partial => "Teilweise mit dem Rollstuhl zugänglich",
        _ => "Nicht mit dem Rollstuhl zugänglich",
    };

    internal static string? NameOf(FederalState? state) => state is { } known ? MunicipalityLabels.States.TextOf(known) : null;

    private static HsdsLocation? LocationOf(OrganisationRow row)
    {
        var id = HsdsIds.Of(row.Id, "location");
        return AddressOf(id, row.Street, null, row.Town, row.PostalCode, NameOf(row.State), Germany) is { } address
            ? new HsdsLocation(id, "postal", row.Id, row.Name, null, null, null, null, null, address, null)
            : null;
    }

    // HSDS knows no half address.
    private static HsdsAddress[]? AddressOf(Guid location, string? street, string? room, string? town, string? postalCode, string? state,
        string country) =>
        street is null || town is null || postalCode is null || state is null ? null
        : [new HsdsAddress(HsdsIds.Of(location, "address"), location, street, room, town, state, postalCode, country, "physical")];
}
