using System.Globalization;

namespace IntMan.Directory.Responsibilities;

/// <summary>What somebody wants: from a day on, this post answers for this area and target group.</summary>
public sealed record ResponsibilityChange(Area Area, string TargetGroup, Guid? PostId, DateOnly ValidFrom, bool Joins, bool IsPresumed,
    string? Source)
{
    /// <summary>Other streets for which the same is wanted.</summary>
    public IReadOnlyList<Area> Further { get; init; } = [];

    public IEnumerable<Area> Areas => Further.Prepend(Area);

    internal string Wish => string.Join('|', Area.CountyKey, Area.AssociationKey, Area.Ags, Area.DistrictId, Area.StreetId, Area.Numbers,
        TargetGroup, PostId, ValidFrom.ToString("O", CultureInfo.InvariantCulture), Joins, IsPresumed, Source,
        string.Join(',', Further.Select(area => area.StreetId)));
}
