namespace IntMan.Directory.Responsibilities;

/// <summary>The place somebody asks about, as exactly as it is known: from the county alone down to one house number.</summary>
public sealed record HouseAddress(string CountyKey, string? AssociationKey, string? Ags, Guid? DistrictId, Guid? StreetId,
    HouseNumber? Number)
{
    public bool IsIn(Responsibility rule) => rule.Level switch
    {
        AreaLevel.HouseNumber => rule.StreetId == StreetId && Number is { } houseNumber && rule.HouseNumbers!.Contains(houseNumber),
        AreaLevel.Street => rule.StreetId == StreetId,
        AreaLevel.District => rule.DistrictId == DistrictId,
        AreaLevel.Municipality => rule.Ags == Ags,
        AreaLevel.Association => rule.AssociationKey == AssociationKey,
        _ => rule.CountyKey == CountyKey,
    };
}
