using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Reports;

/// <summary>Which series somebody may survey: those of the area they keep or head. Whoever has none sees what is their own.</summary>
internal static class ReportScope
{
    /// <summary>Condition on the series s; needs <see cref="ValuesOf"/>.</summary>
    public static readonly string Surveys = $"""
        ({AccessScope.InEither("s.ags", "s.county_key")} or s.county_key = any(@headedCounties) or s.ags = any(@headedMunicipalities)
            or left(s.ags, 5) = any(@headedCounties))
        """;

    public static DynamicParameters ValuesOf(Caller caller, DateOnly from, DateOnly until) => caller.Scope.With(new
    {
        person = caller.Actor.PersonId, day = caller.Scope.Day, from, until,
        headedCounties = caller.Scope.Headed?.Counties ?? [], headedMunicipalities = caller.Scope.Headed?.Municipalities ?? [],
    });

    /// <summary>Whether there is an area at all.</summary>
    public static bool IsSurveying(Caller caller) => caller.Scope.HasArea || caller.Scope.Headed is { HasArea: true };
}
