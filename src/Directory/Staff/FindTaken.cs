using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>Whether what was typed for a new entry belongs to another one already, so that a form says it together with all other mistakes.
/// The constraint of the database stays the last word: somebody may come in between.</summary>
public sealed class FindTaken(StaffSource source)
{
    private static readonly string[] WithSlug = ["organisation", "person", "place", "post", "service"];

    /// <returns>The rule to ask with the others.</returns>
    public async Task<Action> SlugAsync(Caller caller, string table, string? slug, CancellationToken cancellation)
    {
        if (slug?.Trim() is not { Length: > 0 } typed || !WithSlug.Contains(table))
        {
            return () => { };
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var isTaken = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            // Whoever sends the same form again is told what came of it the first time, not that their own entry is in the way.
            $"select exists (select from directory.{table} where slug = @typed) and foundation.answer_of_form(@form) is null",
            new { typed, form = caller.FormKey }, cancellationToken: cancellation));
        return () => DirectoryConstraints.Sentences.Refuse($"one_{table}_per_slug", isTaken);
    }
}
