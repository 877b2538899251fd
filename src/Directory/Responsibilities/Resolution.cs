namespace IntMan.Directory.Responsibilities;

/// <summary>Who is responsible at an address, and why.</summary>
public sealed record Resolution(bool AsksHouseNumber, IReadOnlyList<GroupAnswer> Answers, IReadOnlyList<Responsibility> SplitHouseNumbers,
    IReadOnlyList<Responsibility> LessSpecific);

/// <summary>The answer for one or several target groups.</summary>
public sealed record GroupAnswer(IReadOnlyList<string> TargetGroups, AreaLevel Level, IReadOnlyList<Responsibility> Rules,
    Certainty Certainty);

/// <summary>Belegt, vermutet (no winning rule is documented), nur Ebene (an association or county answers for all its places).</summary>
public enum Certainty
{
    Documented,
    Presumed,
    LevelOnly,
}
