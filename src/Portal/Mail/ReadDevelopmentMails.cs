using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Database;

namespace IntMan.Portal.Mail;

/// <summary>Mails with what they say, for people who try the portal in Development. Nothing else opens them.</summary>
public sealed class ReadDevelopmentMails(PortalDatabase database, ISeals seals)
{
    private const int Most = 50;

    private readonly ISeal _seal = seals.For(Outbox.Purpose);

    /// <summary>The newest ones, the last first.</summary>
    public async Task<IReadOnlyList<DevelopmentMail>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<DevelopmentMail>(
            "select id, to_address, subject, state, created_at from mail.outbox where to_address is not null order by created_at desc, id desc limit @Most", new { Most })).AsList();
    }

    /// <returns>What a mail says; null when it does not exist or is forgotten.</returns>
    public async Task<MailContent?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        var content = await connection.ExecuteScalarAsync<byte[]?>("select content from mail.outbox where id = @id", new { id });
        return content is null ? null : MailContent.Open(_seal, content);
    }
}

/// <summary>A line of the list.</summary>
public sealed class DevelopmentMail
{
    public Guid Id { get; init; }
    public string ToAddress { get; init; } = "";
    public string Subject { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}
