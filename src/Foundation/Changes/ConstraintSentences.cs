using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary>What only the database sees, in words for the person who typed or holds the file. Each module names its constraints.</summary>
/// <param name="known">Name of the constraint, the sentence, and the property it belongs to; null when it concerns the whole entry.</param>
public sealed class ConstraintSentences(params (string Name, string Sentence, string? Field)[] known)
{
    private readonly Dictionary<string, (string Name, string Sentence, string? Field)> _known = known.ToDictionary(constraint =>
        constraint.Name);

    /// <summary>The refusal that a failed statement stands for; null when it is no refusal of data but a failure.</summary>
    public RuleViolation? RefusalOf(Exception failure) =>
        (failure as PostgresException ?? failure.InnerException) is PostgresException refused && IsAboutData(refused)
            ? RefusalOf(refused) : null;

    /// <summary>Refuses in the words of a constraint what was asked before, so that it is told together with all other mistakes. The
    /// constraint stays the last word: somebody may come in between.</summary>
    public void Refuse(string constraint, bool isBroken) =>
        Require.That(!isBroken, _known[constraint].Sentence, _known[constraint].Field);

    public RuleViolation RefusalOf(PostgresException refused) => _known.TryGetValue(refused.ConstraintName ?? "", out var constraint)
        ? new RuleViolation(constraint.Sentence, constraint.Field)
        : new RuleViolation($"Die Angaben passen nicht zu den vorhandenen Daten ({refused.ConstraintName ?? refused.SqlState}).");

    /// <summary>Whether the database refused the data, not the connection or the program: classes 22 and 23 of SQLSTATE.</summary>
    public static bool IsAboutData(PostgresException e) =>
        e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal);
}
