using Dapper;

namespace IntMan.Foundation.Database;

/// <summary>How rows become objects: columns in snake case meet properties in Pascal case.</summary>
public static class ReadingConventions
{
    /// <summary>Call once before the first query; calling again changes nothing.</summary>
    public static void Apply() => DefaultTypeMap.MatchNamesWithUnderscores = true;
}
