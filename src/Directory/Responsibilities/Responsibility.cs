using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Responsibilities;

/// <summary>
/// Zuständigkeit of a post: area × target group × period. Exactly one area is named; a street may be narrowed to house numbers.
/// </summary>
public sealed class Responsibility
{
    private HouseNumberSet? _houseNumbers;

    private Responsibility()
    {
    }

    public Responsibility(Guid postId, Area area, string targetGroup, DateOnly validFrom)
    {
        if (area.Numbers is not null && area.StreetId is null)
        {
            throw new RuleViolation("Hausnummern gehören zu einer Straße. Nennen Sie die Straße.", nameof(StreetId));
        }

        (Id, PostId, TargetGroup, ValidFrom) = (Guid.CreateVersion7(), postId, targetGroup, validFrom);
        (CountyKey, AssociationKey, Ags, DistrictId, StreetId, Numbers) = (area.CountyKey, area.AssociationKey, area.Ags, area.DistrictId,
            area.StreetId, area.Numbers);
    }

    public Guid Id { get; private set; }
    public Guid PostId { get; private set; }
    public string? CountyKey { get; private set; }
    public string? AssociationKey { get; private set; }
    public string? Ags { get; private set; }
    public Guid? DistrictId { get; private set; }
    public Guid? StreetId { get; private set; }

    // House numbers in canonical form ("119, 155"); null: the whole street.
    public string? Numbers { get; private set; }

    public string TargetGroup { get; private set; } = TargetGroups.Everyone;
    public DateOnly ValidFrom { get; private set; }

    // Last day, inclusive; null while open.
    public DateOnly? ValidUntil { get; private set; }

    public bool IsPresumed { get; private set; }
    public string? Source { get; private set; }
    public uint Version { get; private set; }

    public Validity Validity => new(ValidFrom, ValidUntil);

    public AreaLevel Level => (StreetId, Numbers, DistrictId, Ags, AssociationKey) switch
    {
        (not null, not null, _, _, _) => AreaLevel.HouseNumber,
        (not null, null, _, _, _) => AreaLevel.Street,
        (null, _, not null, _, _) => AreaLevel.District,
        (null, _, null, not null, _) => AreaLevel.Municipality,
        (null, _, null, null, not null) => AreaLevel.Association,
        _ => AreaLevel.County,
    };

    public HouseNumberSet? HouseNumbers => Numbers is null ? null : _houseNumbers ??= HouseNumberSet.Parse(Numbers);

    public void Set(DateOnly? validUntil, bool isPresumed, string? source)
    {
        Require.Period(ValidFrom, validUntil, nameof(ValidUntil));
        (ValidUntil, IsPresumed, Source) = (validUntil, isPresumed, source);
    }
}

/// <summary>The area a responsibility names; exactly one of the keys is set, numbers only beside a street.</summary>
public sealed record Area
{
    public string? CountyKey { get; private init; }
    public string? AssociationKey { get; private init; }
    public string? Ags { get; private init; }
    public Guid? DistrictId { get; private init; }
    public Guid? StreetId { get; private init; }
    public string? Numbers { get; private init; }

    public static Area OfCounty(string key) => new() { CountyKey = key };
    public static Area OfAssociation(string key) => new() { AssociationKey = key };
    public static Area OfMunicipality(string ags) => new() { Ags = ags };
    public static Area OfDistrict(Guid id) => new() { DistrictId = id };

    public static Area OfStreet(Guid id, string? numbers = null) =>
        new() { StreetId = id, Numbers = string.IsNullOrWhiteSpace(numbers) ? null : HouseNumberSet.Parse(numbers).ToString() };
}

/// <summary>The ladder, most specific first.</summary>
public enum AreaLevel
{
    HouseNumber,
    Street,
    District,
    Municipality,
    Association,
    County,
}
