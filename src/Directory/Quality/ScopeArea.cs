using IntMan.Foundation.Access;

namespace IntMan.Directory.Quality;

internal static class ScopeArea
{
    public static readonly string Sql = $"""
        with area as materialized (
            select ags, name, county_key, association_key, kind from directory.municipality where {AccessScope.InMunicipality("ags")}
        )
        """;

    public static string Holds(string entry) =>
        $"(case when {entry}.ags is null then {AccessScope.InCounty($"{entry}.county_key")} "
        + $"else @scope_all or {entry}.ags in (select ags from area) end)";
}
