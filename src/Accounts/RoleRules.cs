using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>Whether a role can be given as wished: the scope, by key or name, fits the role and exists, partners have an end, and the giver
/// may.</summary>
public sealed class RoleRules(MunicipalCalendar calendar)
{
    private static readonly Dictionary<Role, ScopeKind[]> Kinds = new()
    {
        [Role.Administrator] = [ScopeKind.Portal],
        [Role.Coordinator] = [ScopeKind.County],
        [Role.SectionHead] = [ScopeKind.County],
        [Role.IntegrationOfficer] = [ScopeKind.Municipality, ScopeKind.County],
        [Role.IntegrationManager] = [ScopeKind.Municipality, ScopeKind.County, ScopeKind.Organisation],
        [Role.Volunteer] = [ScopeKind.Municipality, ScopeKind.County],
        [Role.Partner] = [ScopeKind.Municipality, ScopeKind.County, ScopeKind.Organisation],
    };

    private const string Named = """
        select key, name || coalesce(', ' || county, '') from (
            select key, name, null as county, 'County' as kind from directory.county
            union all select m.ags, m.name, c.name, 'Municipality' from directory.municipality m
              join directory.county c on c.key = m.county_key
            union all select slug, name, town, 'Organisation' from directory.organisation) place
        where kind = @kind and (key = @text or lower(name) in (lower(@text), 'landkreis ' || lower(@text))) order by key limit 5
        """;

    public async Task<(RoleWish Wish, Refusal? Refusal)> CheckAsync(DbConnection connection, DbTransaction transaction, GrantReach reach,
        RoleWish wish)
    {
        if (RefusalOf(wish) is { } early)
        {
            return (wish, early);
        }

        var found = wish.Kind == ScopeKind.Portal ? [("", "")]
            : (await connection.QueryAsync<(string Key, string Name)>(Named, new { kind = wish.Kind.ToString(), text = wish.Key },
            transaction)).AsList();
        if (found.Count != 1)
        {
            return (wish, new Refusal("schluessel", found.Count == 0
                ? "Diesen Bereich gibt es nicht. Schreiben Sie den Namen wie im Verzeichnis oder die Kennzahl: Kreis 5 Ziffern, Gemeinde "
                    + "8 Ziffern."
                : "Diesen Namen gibt es mehrmals. Schreiben Sie stattdessen eine Kennzahl: "
                    + $"{string.Join(", ", found.Select(place => $"{place.Key} ({place.Name})"))}."));
        }

        var resolved = wish with { Key = found[0].Key };
        return (resolved, await reach.MayGrantAsync(connection, resolved, transaction)
            ? null : new Refusal("rolle", "Diese Rolle können Sie für diesen Bereich nicht vergeben. Fragen Sie die Administration."));
    }

    private Refusal? RefusalOf(RoleWish wish)
    {
        if (!Kinds[wish.Role].Contains(wish.Kind))
        {
            return new Refusal("bereich", wish.Role == Role.Administrator ? "Die Administration gilt für das ganze Portal."
                : "Diese Rolle gilt für einen Teil des Netzwerks. Wählen Sie einen anderen Bereich.");
        }

        if (wish.Role == Role.Partner && wish.Until is null)
        {
            return new Refusal("bis", "Nennen Sie den letzten Tag. Der Zugang für Kooperationen endet immer von selbst.");
        }

        return Validity.Reaches(wish.Until, calendar.Today) ? null
            : new Refusal("bis", "Der letzte Tag liegt in der Vergangenheit. Nennen Sie einen späteren Tag.");
    }
}

public sealed record Refusal(string Field, string Sentence);
