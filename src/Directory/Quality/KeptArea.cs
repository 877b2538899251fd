using IntMan.Foundation.Access;

namespace IntMan.Directory.Quality;

internal static class KeptArea
{
    public const string Sql = """
        with area as materialized (
            select ags, name, county_key, association_key, kind from directory.municipality
              where @All or ags = any(@Municipalities) or county_key = any(@Counties)
        )
        """;

    public static string Holds(string entry) =>
        $"(case when {entry}.ags is null then @All or {entry}.county_key = any(@Counties) else @All or {entry}.ags in (select ags from "
        + "area) end)";
}
