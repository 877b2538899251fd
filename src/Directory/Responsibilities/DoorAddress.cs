namespace IntMan.Directory.Responsibilities;

/// <summary>The place somebody asks about, as exactly as it is known: from the county alone down to one door.</summary>
/// <param name="CountyKey">5-digit key; the county that answers when nobody closer does.</param>
/// <param name="AssociationKey">9-digit key of the municipality's association, if it has one.</param>
/// <param name="Ags">8-digit key of the municipality.</param>
/// <param name="DistrictId">The district of the street, or the district asked for.</param>
/// <param name="StreetId">The street.</param>
/// <param name="Number">The door; null while it is unknown.</param>
public sealed record DoorAddress(string CountyKey, string? AssociationKey, string? Ags, Guid? DistrictId, Guid? StreetId, HouseNumber? Number)
{
    /// <summary>Whether the area of the rule holds this address. An unknown house number is in no rule of house numbers.</summary>
    public bool IsIn(Responsibility rule) => rule.Level switch
    {
        AreaLevel.HouseNumber => rule.StreetId == StreetId && Number is { } door && rule.Doors!.Contains(door),
        AreaLevel.Street => rule.StreetId == StreetId,
        AreaLevel.District => rule.DistrictId == DistrictId,
        AreaLevel.Municipality => rule.Ags == Ags,
        AreaLevel.Association => rule.AssociationKey == AssociationKey,
        _ => rule.CountyKey == CountyKey,
    };
}
