namespace IntMan.Directory.Responsibilities;

/// <summary>The place somebody asks about, as exactly as it is known: from the county alone down to one door.</summary>
public sealed record DoorAddress(string CountyKey, string? AssociationKey, string? Ags, Guid? DistrictId, Guid? StreetId,
    HouseNumber? Number)
{
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
