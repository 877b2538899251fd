namespace IntMan.Foundation.Access;

/// <summary> What somebody keeps on a day, as conditions of queries too: everything, whole counties, single municipalities; and what is
/// theirs without keeping an area: the services of an organisation, the own entry, what a link names. It follows from roles that hold today
/// and posts held today. </summary>
/// <param name="Day">The day for which it holds.</param>
public sealed record AccessScope(DateOnly Day)
{
    /// <summary>The whole portal.</summary>
    public bool All { get; init; }

    /// <summary>5-digit keys; each covers the county itself and all its municipalities.</summary>
    public string[] Counties { get; init; } = [];

    /// <summary>8-digit keys.</summary>
    public string[] Municipalities { get; init; } = [];

    /// <summary>Kürzel of organisations whose services are kept.</summary>
    public string[] Organisations { get; init; } = [];

    /// <summary>People whose own entry it is: their profile, their absences, and the hours of the posts they hold on the day.</summary>
    public Guid[] People { get; init; } = [];

    /// <summary>Posts named one by one.</summary>
    public Guid[] Posts { get; init; } = [];

    /// <summary>Services named one by one.</summary>
    public Guid[] Services { get; init; } = [];

    /// <summary>Where somebody heads a section: reads what its rounds do and gives mandates, and keeps nothing. Null without any.</summary>
    public AccessScope? Headed { get; init; }

    /// <summary>What counts in rounds, where it differs: they are kept by fewer roles. Null where nobody asks for them.</summary>
    public AccessScope? Rounds { get; init; }

    /// <summary>Only the area: entries of others, which owners may not change.</summary>
    public AccessScope Area => new(Day) { All = All, Counties = Counties, Municipalities = Municipalities };

    /// <summary>Only what is the account's own.</summary>
    public AccessScope Own => this with { All = false, Counties = [], Municipalities = [] };

    /// <summary>Whether entries of others are kept at all.</summary>
    public bool HasArea => All || Counties.Length > 0 || Municipalities.Length > 0;

    public static AccessScope Everything(DateOnly day) => new(day) { All = true };

    public bool CoversMunicipality(string ags) => All || Municipalities.Contains(ags) || Counties.Contains(ags[..5]);

    public bool CoversCounty(string key) => All || Counties.Contains(key);

    /// <summary>What belongs to a municipality or, without one, to a county.</summary>
    public bool Covers(string? ags, string county) => ags is null ? CoversCounty(county) : CoversMunicipality(ags);

    /// <summary>Condition on a municipality; parameters of this record must be given to the query.</summary>
    /// <param name="ags">SQL of the key.</param>
    public static string InMunicipality(string ags) =>
        $"(@scope_all or {ags} = any(@scope_municipalities) or left({ags}, 5) = any(@scope_counties))";

    /// <summary>Condition on a county as such.</summary>
    public static string InCounty(string key) => $"(@scope_all or {key} = any(@scope_counties))";

    /// <summary>Condition on what belongs to a municipality or, without one, to a county.</summary>
    public static string InEither(string ags, string county) =>
        $"(@scope_all or {ags} = any(@scope_municipalities) "
        + $"or (case when {ags} is null then {county} else left({ags}, 5) end) = any(@scope_counties))";
}
