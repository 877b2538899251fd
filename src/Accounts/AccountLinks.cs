using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;

namespace IntMan.Accounts;

/// <summary>
/// Links that open something for the account they were sent to: 256 random bits, of which only the hash is stored; each counts once and a
/// new one of its kind replaces the old (ASVS 6.4.1). Looking at the page does not use it up, sending its form does.
/// </summary>
public sealed class AccountLinks(PublicAddress address, TimeProvider clock)
{
    // Name of the token in the address; the query, because logs keep the path.
    public const string Parameter = "schluessel";

    public async Task<Uri> IssueAsync(Change<AccountsDbContext> change, NewLink link)
    {
        if (!address.IsKnown)
        {
            throw new PortalStartRefused(
                "Portal__PublicUrl fehlt. Setzen Sie die öffentliche Adresse des Portals, zum Beispiel https://wegweiser.example.");
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var from = change.At + link.Waits;
        await change.ExecuteAsync("""
            insert into accounts.account_link (id, account_id, kind, digest, email, created_at, valid_from, expires_at)
            values (@id, @AccountId, @kind, @digest, @Email, @At, @from, @until)
            on conflict on constraint one_link_per_kind do update set id = excluded.id, digest = excluded.digest, email = excluded.email,
                created_at = excluded.created_at, valid_from = excluded.valid_from, expires_at = excluded.expires_at
            """, new
        {
            id = Guid.CreateVersion7(change.At), link.AccountId, kind = link.Kind.ToString(), digest = Digest(token), link.Email, change.At,
            from, until = from + link.Lifetime,
        });
        return address.Of($"{PathOf(link.Kind)}?{Parameter}={token}");
    }

    public Task<OpenLink?> FindAsync(DbConnection connection, LinkKind kind, string? token) =>
        connection.QuerySingleOrDefaultAsync<OpenLink?>($"""
            {Select} from accounts.account_link l join accounts.account a on a.id = l.account_id
            where l.digest = @digest and l.kind = @kind and l.valid_from <= @now and l.expires_at > @now and a.disabled_at is null
            """, Keys(kind, token));

    public Task<OpenLink?> UseAsync(Change<AccountsDbContext> change, LinkKind kind, string? token) => change.FindAsync<OpenLink>($"""
        with l as (
            delete from accounts.account_link where digest = @digest and kind = @kind and valid_from <= @now and expires_at > @now
            returning account_id, email)
        {Select} from l join accounts.account a on a.id = l.account_id where a.disabled_at is null
        """, Keys(kind, token));

    private const string Select = "select l.account_id, l.email as new_email, a.email, a.display_name";

    private static string PathOf(LinkKind kind) => kind switch
    {
        LinkKind.Invitation => "/konto/einladung",
        LinkKind.Enrolment => "/konto/neu-einrichten",
        LinkKind.Password => "/konto/passwort-neu",
        _ => "/konto/adresse-bestaetigen",
    };

    private object Keys(LinkKind kind, string? token) =>
        new { digest = Digest(token ?? ""), kind = kind.ToString(), now = clock.GetUtcNow() };

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>What a link is for.</summary>
public enum LinkKind
{
    Invitation,

    Password,

    Enrolment,

    Address,
}

public sealed record NewLink(Guid AccountId, LinkKind Kind, TimeSpan Lifetime, TimeSpan Waits = default, string? Email = null);

/// <summary>A link that is valid now.</summary>
public sealed class OpenLink
{
    public Guid AccountId { get; init; }

    public string Email { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string? NewEmail { get; init; }
}
