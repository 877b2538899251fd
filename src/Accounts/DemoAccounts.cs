using System.Globalization;
using Dapper;
using IntMan.Foundation.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IntMan.Accounts;

/// <summary>The accounts of the demo county; they exist and are shown in Development only, where no second factor is asked of
/// them.</summary>
public static class DemoAccounts
{
    public const string Password = "wegweiser-demo-2026";

    private const string Domain = "@demo.example";
    private static readonly DateOnly PartnerUntil = new(2099, 12, 31);

    private static readonly (string Name, string Shown, Role Role, ScopeKind Kind, string Key, string? Person)[] People =
    [
        ("admin", "Ada Adlerfarn", Role.Administrator, ScopeKind.Portal, "", null),
        ("koordination", "Kora Kornblum", Role.Coordinator, ScopeKind.County, "08435", null),
        ("ib", "Jonas Kieselbart", Role.IntegrationOfficer, ScopeKind.Municipality, "08215017", "jonas-kieselbart"),
        ("leitung", "Levin Lindwurm", Role.SectionHead, ScopeKind.County, "08435", null),
        ("im1", "Mirela Ampelstein", Role.IntegrationManager, ScopeKind.Municipality, "08215017", "mirela-ampelstein"),
        ("im2", "Nadim Rebstöckl", Role.IntegrationManager, ScopeKind.County, "08435", "nadim-rebstoeckl"),
        ("im3", "Joana Drachenbach", Role.IntegrationManager, ScopeKind.County, "08435", "joana-drachenbach"),
        ("sprecher", "Ludger Klosterwiese", Role.IntegrationManager, ScopeKind.County, "08435", "ludger-klosterwiese"),
        ("ehrenamt", "Edda Ehrlicher", Role.Volunteer, ScopeKind.Municipality, "08215017", null),
        ("partner", "Pia Partnach", Role.Partner, ScopeKind.Organisation, "hafenlicht", null),
    ];

    public static IEnumerable<string> Emails => People.Select(person => person.Name + Domain);

    public static bool IsOne(string email) => email.EndsWith(Domain, StringComparison.Ordinal);

    /// <summary>Whose referrals the demo county has.</summary>
    public static async Task<(Guid Account, Guid? Person)> ReferrerAsync(DatabaseZones database, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<(Guid Account, Guid? Person)>(
            "select id, person_id from accounts.account where email = @email", new { email = "im2" + Domain });
    }

    public static async Task<(Guid Account, string Name)> FindAsync(DatabaseZones database, string name, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<(Guid Account, string Name)>(
            "select id, display_name from accounts.account where email = @email", new { email = name + Domain });
    }

    // Called in Development only, after the demo county, whose people the accounts are linked with; accounts that are there are never
    // touched.
    public static async Task<bool> LoadIfEmptyAsync(DatabaseZones database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from accounts.account)"))
        {
            return false;
        }

        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordHashing.Iterations }));
        var hash = hasher.HashPassword(null!, Password);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var made = 0;
        foreach (var person in People)
        {
            var email = person.Name + Domain;
            var row = new { id = Guid.CreateVersion7(), email, upper = email.ToUpperInvariant(), hash, stamp = Guid.NewGuid().ToString(),
                shown = person.Shown, person.Person, now = clock.GetUtcNow() };

            // Another replica may have been quicker.
            if (await connection.ExecuteAsync("""
                insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
                  security_stamp, concurrency_stamp, display_name, person_id, created_at)
                values (@id, @email, @upper, @email, @upper, true, @hash, @stamp, @stamp, @shown,
                  (select p.id from published_directory.person p where slug = @Person), @now) on conflict do nothing
                """, row, transaction) == 1)
            {
                made++;
                await connection.ExecuteAsync(
                    "insert into accounts.role_grant (id, account_id, role, scope_kind, scope_key, valid_until) values (@grant, @id, "
                    + "@role, @kind, @key, @until::date)",
                    new { grant = Guid.CreateVersion7(), row.id, role = person.Role.ToString(), kind = person.Kind.ToString(),
                    key = person.Key, until = person.Role == Role.Partner
                    ? PartnerUntil.ToString("O", CultureInfo.InvariantCulture) : null },
                    transaction);
            }
        }

        await transaction.CommitAsync(cancellation);
        return made == People.Length;
    }
}
