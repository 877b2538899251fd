namespace IntMan.Directory.Responsibilities;

/// <summary>Who is responsible at an address, and why.</summary>
/// <param name="AsksHouseNumber">The street is split by house numbers and none was given; <paramref name="Answers"/> then hold for the rest of the street.</param>
/// <param name="Answers">
/// One answer for each set of winning rules. Empty when no rule applies: then the county's office answers, the answer is never "nobody".
/// </param>
/// <param name="SplitDoors">The rules of house numbers that make the question necessary.</param>
/// <param name="LessSpecific">The applicable rules that win in no answer, in the order of the ladder: who would answer otherwise.</param>
public sealed record Resolution(bool AsksHouseNumber, IReadOnlyList<GroupAnswer> Answers, IReadOnlyList<Responsibility> SplitDoors, IReadOnlyList<Responsibility> LessSpecific);

/// <summary>The answer for one or several target groups.</summary>
/// <param name="TargetGroups">Keys of the catalogue in alphabetical order, <see cref="Responsibilities.TargetGroups.Everyone"/> last.</param>
/// <param name="Level">The level of the ladder that decided.</param>
/// <param name="Rules">The winning rules, never empty; several are a tandem.</param>
/// <param name="Certainty">How sure the answer is.</param>
public sealed record GroupAnswer(IReadOnlyList<string> TargetGroups, AreaLevel Level, IReadOnlyList<Responsibility> Rules, Certainty Certainty);

/// <summary>Belegt, vermutet (no winning rule is documented), nur Ebene (an association or county answers for all its places).</summary>
public enum Certainty
{
    Documented,
    Presumed,
    LevelOnly,
}
