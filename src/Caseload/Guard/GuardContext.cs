namespace IntMan.Caseload.Guard;

/// <summary>What the guard is told beside the text.</summary>
/// <param name="Today">Appointments lie around this day.</param>
/// <param name="Known">Words of the directory's own names (institutions, people who hold an office), folded by
/// <see cref="GuardLists.Fold"/>: they may stand in a note.</param>
public sealed record GuardContext(DateOnly Today, IReadOnlySet<string>? Known = null)
{
    public bool Knows(string folded) => Known?.Contains(folded) == true;
}
