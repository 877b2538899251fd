using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Services;

/// <summary>Area served as people write it: names of municipalities and counties instead of their keys, and back.</summary>
public sealed class NameAreas(StaffSource source)
{
    // More than this nobody types; a county names all its municipalities at once.
    public const int MaxCount = 100;

    private const string Areas = "(select ags as key, name from directory.municipality union all select key, name from directory.county)";

    public async Task<IReadOnlyList<string>> NamesAsync(string[] keys, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition($"""
            select case when (select count(*) from {Areas} b where lower(b.name) = lower(a.name)) = 1 then a.name else a.key end
            from {Areas} a where a.key = any(@keys) order by length(a.key), a.name collate "de-x-icu"
            """, new { keys }, cancellationToken: cancellation))).AsList();
    }

    public async Task<(string[] Keys, string? Refusal)> KeysAsync(IReadOnlyCollection<string> typed, CancellationToken cancellation)
    {
        if (typed.Count > MaxCount)
        {
            return ([], $"Nennen Sie höchstens {MaxCount} Gemeinden oder gleich den ganzen Kreis.");
        }

        var names = typed.Select(name => name.ToLowerInvariant()).Distinct().ToArray();
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var found = (await connection.QueryAsync<(string Typed, string Key)>(new CommandDefinition(
            $"select t.typed, a.key from unnest(@names) t (typed) join {Areas} a on a.key = t.typed or lower(a.name) in (t.typed, "
            + "'landkreis ' || t.typed)", new { names }, cancellationToken: cancellation)))
            .ToLookup(row => row.Typed, row => row.Key);
        foreach (var name in typed)
        {
            var keys = found[name.ToLowerInvariant()].Order(StringComparer.Ordinal).ToList();
            if (keys.Count != 1)
            {
                return ([], keys.Count == 0
                    ? $"„{name}“ steht nicht im Verzeichnis. Schreiben Sie den Namen der Gemeinde oder des Kreises oder die Kennzahl."
                    : $"„{name}“ gibt es mehrmals. Schreiben Sie die Kennzahl: {string.Join(" oder ", keys)}.");
            }
        }

        return ([.. found.Select(group => group.First())], null);
    }
}
