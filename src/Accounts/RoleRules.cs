using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>
/// Whether a role can be given as wished: the scope, by key or name, fits the role and exists, partners have an end, and the giver may.
/// </summary>
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
        select key, name || coalesce(', ' || qualifier, '') from published_directory.area
        where kind = @kind and (key = @text or lower(name) in (lower(@text), 'landkreis ' || lower(@text))) order by key limit 5
        """;

    /// <returns>The role with the key of its part of the network, which may have been named instead.</returns>
    public async Task<RoleWish> CheckAsync(Change<AccountsDbContext> change, RoleWish wish)
    {
        Check(wish);
        var found = wish.Kind == ScopeKind.Portal ? [("", "")]
            : await change.QueryAsync<(string Key, string Name)>(Named, new { kind = wish.Kind.ToString(), text = wish.Key });
        Require.That(
            found.Count > 0,
            "Diesen Bereich gibt es nicht. Schreiben Sie den Namen wie im Verzeichnis oder die Kennzahl: "
                + "Kreis 5 Ziffern, Gemeinde 8 Ziffern.",
            nameof(RoleWish.Key));
        var keys = string.Join(", ", found.Select(place => $"{place.Key} ({place.Name})"));
        Require.That(
            found.Count == 1, $"Diesen Namen gibt es mehrmals. Schreiben Sie stattdessen eine Kennzahl: {keys}.", nameof(RoleWish.Key));
        var resolved = wish with { Key = found[0].Key };
        var mayGrant = await change.ScalarAsync<bool>(
            $"select {AccountScope.Covers} from (values (@role, @kind, @key)) g (role, scope_kind, scope_key)",
            change.Scope.With(new { role = resolved.Role.ToString(), kind = resolved.Kind.ToString(), key = resolved.Key }));
        Require.That(
            mayGrant, "Diese Rolle können Sie für diesen Bereich nicht vergeben. Fragen Sie die Administration.", nameof(RoleWish.Role));
        return resolved;
    }

    private void Check(RoleWish wish)
    {
        Require.That(
            Kinds[wish.Role].Contains(wish.Kind),
            wish.Role == Role.Administrator
                ? "Die Administration gilt für das ganze Portal."
                : "Diese Rolle gilt für einen Teil des Netzwerks. Wählen Sie einen anderen Bereich.",
            nameof(RoleWish.Kind));
        Require.That(
            wish.Role != Role.Partner || wish.Until is not null,
            "Nennen Sie den letzten Tag. Der Zugang für Kooperationen endet immer von selbst.",
            nameof(RoleWish.Until));
        Require.That(
            Validity.Reaches(wish.Until, calendar.Today),
            "Der letzte Tag liegt in der Vergangenheit. Nennen Sie einen späteren Tag.",
            nameof(RoleWish.Until));
    }
}
