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
    public async Task<Action> SlugAsync(string table, string? slug, CancellationToken cancellation)
    {
        if (slug?.Trim() is not { Length: > 0 } typed || !WithSlug.Contains(table))
        {
            return () => { };
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var isTaken = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"select exists (select from directory.{table} where slug = @typed)", new { typed }, cancellationToken: cancellation));
        return () => DirectoryConstraints.Sentences.Refuse($"one_{table}_per_slug", isTaken);
    }
}
