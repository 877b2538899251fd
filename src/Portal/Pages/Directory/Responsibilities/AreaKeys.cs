using IntMan.Directory.Responsibilities;

namespace IntMan.Portal.Pages.Directory.Responsibilities;

public static class AreaKeys
{
    public const string Municipality = "gemeinde";
    public const string County = "kreis";
    public const string Association = "verband";
    public const string District = "ortsteil";
    public const string Street = "strasse";

    public static string Of(Responsibility rule) => rule switch
    {
        { StreetId: { } street } => $"{Street}:{street}",
        { DistrictId: { } district } => $"{District}:{district}",
        { Ags: not null } => Municipality,
        { AssociationKey: { } association } => $"{Association}:{association}",
        _ => County,
    };

    public static Area Read(string key, Territory territory, string? numbers) => key.Split(':') switch
    {
        [Street, var id] => Area.OfStreet(Guid.Parse(id), numbers),
        [District, var id] => Area.OfDistrict(Guid.Parse(id)),
        [Association, var association] => Area.OfAssociation(association),
        [Municipality] => Area.OfMunicipality(territory.Key),
        _ => Area.OfCounty(territory.Key),
    };
}
