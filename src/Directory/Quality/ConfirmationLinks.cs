using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>Links in mails that confirm entries without signing in: once, for some days, for these entries and this role only.</summary>
public sealed class ConfirmationLinks(StaffSource source, ConfirmEntries confirm, IRecipients recipients, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const int TokenBytes = 32;
    private const int CodeLength = 43;

    public NewConfirmationLink Create(Guid? personId, Guid[] posts, string byRole)
    {
        var token = RandomNumberGenerator.GetBytes(TokenBytes);
        var now = clock.GetUtcNow();
        return new NewConfirmationLink(Base64Url.EncodeToString(token), Guid.CreateVersion7(now), SHA256.HashData(token), personId, posts,
            byRole, now, now + Lifetime);
    }

    public NewConfirmationLink CreateForServices(Guid account, Guid[] services, string byRole) =>
        Create(null, [], byRole) with { AccountId = account, Services = services };

    public async Task<ConfirmationLink> ShowAsync(string? code, CancellationToken cancellation)
    {
        if (DigestOf(code) is not { } digest)
        {
            return ConfirmationLink.Unknown;
        }

        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(ReadSql, new { digest, Today = Today() },
            cancellationToken: cancellation));
        if (row is { AccountId: { } account, Services.Length: > 0 })
        {
            var kept = await recipients.ServicesOfAsync(connection, account, Today());
            row.Services = [.. row.Services.Where((_, i) => kept.Covers(row.Organisations[i]))];
        }

        return Read(row);
    }

    public async Task<ConfirmationLink> UseAsync(string? code, string? network, CancellationToken cancellation)
    {
        var link = await ShowAsync(code, cancellation);
        if (link.State != ConfirmationLinkState.Valid)
        {
            return link;
        }

        var caller = new Caller(
            new Actor(null, null, link.ByRole, Network: network),
            new AccessScope(Today()) { Posts = [.. link.Posts], Services = [.. link.Services] });
        return await confirm.WriteAsync(caller, link.Posts.Count + link.Services.Count, async change =>
        {
            var used = await change.ExecuteAsync(
                "update quality.confirmation_link set used_at = @At where digest = @digest and used_at is null and expires_at > @At",
                new { change.At, digest = DigestOf(code) });
            if (used == 0)
            {
                return link with { State = ConfirmationLinkState.Used };
            }

            await confirm.ConfirmAsync(change, link.Posts, again: true);
            await confirm.ConfirmServicesAsync(change, link.Services);
            return link;
        }, cancellation);
    }

    private const string ReadSql = """
        select l.expires_at, l.used_at, l.by_role,
            array(select p.id from directory.post p where p.id = any(l.posts) and (l.person_id is null or exists (
                select from directory.post_holder h where h.post_id = p.id and h.person_id = l.person_id
                    and foundation.valid_on(h.valid_from, h.valid_until, @Today)))) as posts,
            l.account_id, kept.services, kept.organisations
        from quality.confirmation_link l
        cross join lateral (
            select coalesce(array_agg(v.id order by v.id), '{}') as services,
                coalesce(array_agg(o.slug order by v.id), '{}') as organisations
            from directory.service v join directory.organisation o on o.id = v.organisation_id
            where v.id = any(l.services) and v.status = 'Published') kept
        where l.digest = @digest
        """;

    private ConfirmationLink Read(Row? row) => row switch
    {
        null => ConfirmationLink.Unknown,
        { UsedAt: not null } => new(ConfirmationLinkState.Used, [], row.ByRole),
        _ when row.ExpiresAt <= clock.GetUtcNow() || row.Posts.Length + row.Services.Length == 0 =>
        new(ConfirmationLinkState.Expired, [], row.ByRole),
        _ => new(ConfirmationLinkState.Valid, row.Posts, row.ByRole) { Services = row.Services },
    };

    private DateOnly Today() => new MunicipalCalendar(clock).Today;

    private static byte[]? DigestOf(string? code) => code is { Length: CodeLength } && Base64Url.IsValid(code)
        ? SHA256.HashData(Base64Url.DecodeFromChars(code)) : null;

    private sealed class Row
    {
        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }

        public string ByRole { get; init; } = "";

        public Guid[] Posts { get; init; } = [];

        public Guid[] Services { get; set; } = [];

        public string[] Organisations { get; init; } = [];

        public Guid? AccountId { get; init; }
    }
}

/// <summary>What a link is worth.</summary>
public enum ConfirmationLinkState
{
    Unknown,
    Valid,
    Used,

    Expired,
}

public sealed record ConfirmationLink(ConfirmationLinkState State, IReadOnlyList<Guid> Posts, string ByRole)
{
    public IReadOnlyList<Guid> Services { get; init; } = [];

    internal static ConfirmationLink Unknown { get; } = new(ConfirmationLinkState.Unknown, [], "");
}

public sealed record NewConfirmationLink(string Code, Guid Id, byte[] Digest, Guid? PersonId, Guid[] Posts, string ByRole,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public Guid[] Services { get; init; } = [];

    public Guid? AccountId { get; init; }

    public static Task InsertAsync(DbConnection connection, IEnumerable<NewConfirmationLink> links, DbTransaction transaction) =>
        connection.ExecuteAsync("""
        insert into quality.confirmation_link (id, digest, person_id, posts, services, account_id, by_role, created_at, expires_at)
        values (@Id, @Digest, @PersonId, @Posts, @Services, @AccountId, @ByRole, @CreatedAt, @ExpiresAt)
        """, links, transaction);
}
