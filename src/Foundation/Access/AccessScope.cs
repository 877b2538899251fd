namespace IntMan.Foundation.Access;

/// <summary>The part of the directory somebody keeps, as conditions of queries: everything, single municipalities, whole counties.</summary>
/// <param name="All">The whole portal.</param>
/// <param name="Municipalities">8-digit keys.</param>
/// <param name="Counties">5-digit keys; each covers the county itself and all its municipalities.</param>
public sealed record AccessScope(bool All, string[] Municipalities, string[] Counties)
{
    /// <summary>Condition on a municipality; parameters of this record must be given to the query.</summary>
    /// <param name="ags">SQL of the key.</param>
    public static string InMunicipality(string ags) => $"(@All or {ags} = any(@Municipalities) or left({ags}, 5) = any(@Counties))";

    /// <summary>Condition on a county as such.</summary>
    public static string InCounty(string key) => $"(@All or {key} = any(@Counties))";

    /// <summary>Condition on what belongs to a municipality or, without one, to a county.</summary>
    public static string InEither(string ags, string county) => $"(@All or {ags} = any(@Municipalities) or (case when {ags} is null then {county} else left({ags}, 5) end) = any(@Counties))";
}
