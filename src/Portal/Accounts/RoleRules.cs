using System.Data.Common;
using Dapper;
using IntMan.Directory.Published;

namespace IntMan.Portal.Accounts;

/// <summary>Whether a role can be given as wished: the scope fits the role and exists, partners have an end, and the giver may.</summary>
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

    /// <returns>The field and a German sentence; null when the role can be given.</returns>
    public async Task<Refusal?> RefusalAsync(DbConnection connection, DbTransaction transaction, GrantReach reach, RoleWish wish)
    {
        if (!Kinds[wish.Role].Contains(wish.Kind))
        {
            return new Refusal("bereich", wish.Role == Role.Administrator ? "Die Administration gilt für das ganze Portal." : "Diese Rolle gilt für einen Teil des Netzwerks. Wählen Sie einen anderen Bereich.");
        }

        if (wish.Role == Role.Partner && wish.Until is null)
        {
            return new Refusal("bis", "Nennen Sie den letzten Tag. Der Zugang für Kooperationen endet immer von selbst.");
        }

        if (wish.Until < calendar.Today)
        {
            return new Refusal("bis", "Der letzte Tag liegt in der Vergangenheit. Nennen Sie einen späteren Tag.");
        }

        var exists = await connection.ExecuteScalarAsync<bool>("""
            select case @kind when 'County' then exists (select from directory.county where key = @Key) when 'Municipality' then exists (select from directory.municipality where ags = @Key)
                when 'Organisation' then exists (select from directory.organisation where slug = @Key) else true end
            """, new { kind = wish.Kind.ToString(), wish.Key }, transaction);
        if (!exists)
        {
            return new Refusal("schluessel", "Diesen Bereich gibt es nicht. Schreiben Sie den Schlüssel des Kreises (5 Ziffern), der Gemeinde (8 Ziffern) oder das Kürzel der Organisation.");
        }

        return await reach.MayGrantAsync(connection, wish, transaction) ? null : new Refusal("rolle", "Diese Rolle können Sie für diesen Bereich nicht vergeben. Fragen Sie die Administration.");
    }
}

/// <param name="Field">Name of the form's field.</param>
/// <param name="Sentence">What to do.</param>
public sealed record Refusal(string Field, string Sentence);
