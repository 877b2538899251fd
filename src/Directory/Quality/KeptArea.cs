using IntMan.Foundation.Access;

namespace IntMan.Directory.Quality;

/// <summary>The municipalities of an <see cref="Staff.AccessScope"/> as a set that queries over many rows join. Parameters: All, Municipalities, Counties.</summary>
internal static class KeptArea
{
    /// <summary>Begins a statement: "area" are the municipalities that are kept.</summary>
    public const string Sql = """
        with area as materialized (
            select ags, name, county_key, association_key, kind from directory.municipality where @All or ags = any(@Municipalities) or county_key = any(@Counties)
        )
        """;

    /// <summary>Condition that an entry lies in the area.</summary>
    /// <param name="entry">Alias of a table with ags and county_key; an entry without ags belongs to the county.</param>
    public static string Holds(string entry) => $"(case when {entry}.ags is null then @All or {entry}.county_key = any(@Counties) else @All or {entry}.ags in (select ags from area) end)";
}
