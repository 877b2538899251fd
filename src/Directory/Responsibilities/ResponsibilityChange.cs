using System.Globalization;

namespace IntMan.Directory.Responsibilities;

/// <summary>What somebody wants: from a day on, this post answers for this area and target group.</summary>
/// <param name="Area">Where.</param>
/// <param name="TargetGroup">For whom: key of the catalogue.</param>
/// <param name="PostId">Who; null: nobody of their own, the next level of the ladder answers.</param>
/// <param name="ValidFrom">First day; today or later, since what has been stays.</param>
/// <param name="Joins">Beside those who answer there already (tandem), instead of replacing them.</param>
/// <param name="IsPresumed">Vermutet, until somebody documents it.</param>
/// <param name="Source">Where it is written.</param>
public sealed record ResponsibilityChange(Area Area, string TargetGroup, Guid? PostId, DateOnly ValidFrom, bool Joins, bool IsPresumed, string? Source)
{
    /// <summary>The same for equal changes only.</summary>
    internal string Wish => string.Join('|', Area.CountyKey, Area.AssociationKey, Area.Ags, Area.DistrictId, Area.StreetId, Area.Numbers, TargetGroup, PostId, ValidFrom.ToString("O", CultureInfo.InvariantCulture), Joins, IsPresumed, Source);
}
