using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Accounts;

/// <summary>Opens changes of accounts. They have no history of rows: what was done stands in the audit log.</summary>
public sealed class AccountChanges(DatabaseZones database, Outbox outbox, AuditLog audit, TimeProvider clock)
    : Changes<AccountsDbContext>(database.Accounts, Sentences, outbox, audit, clock)
{
    /// <summary>For <see cref="Change{TDb}.RequireAsync"/>; the only table whose rows somebody keeps for others.</summary>
    public const string Table = "account";

    private const string AddressIsTaken =
        "Mit dieser E-Mail-Adresse gibt es schon ein Konto. Suchen Sie es in der Liste und ändern Sie dort die Rollen.";

    private static readonly ConstraintSentences Sentences = new(
        ("one_account_per_name", AddressIsTaken, "Email"),
        ("one_account_per_email", AddressIsTaken, "Email"),
        ("one_grant_per_role_and_scope",
            "Diese Rolle hat das Konto schon. Nehmen Sie sie zuerst weg, wenn ein anderer letzter Tag gelten soll.", "Role"));

    protected override AccountsDbContext Open(DbContextOptions<AccountsDbContext> options) => new(options);

    protected override Task<bool> AreInScopeAsync(Change<AccountsDbContext> change, string table,
        string[] keys) => change.ScalarAsync<bool>(
        $"select count(*) = cardinality(@ids) from accounts.account a where a.id = any(@ids) and {AccountScope.Keeps}",
        change.Scope.With(new { ids = Array.ConvertAll(keys, Guid.Parse) }));
}
