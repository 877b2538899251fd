using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Database;

namespace IntMan.Foundation.Mail;

/// <summary>Mails as they were sent, shown at the machine of the developer only.</summary>
public sealed class ReadDevelopmentMails(DatabaseZones database, ISeals seals)
{
    private const int MaxCount = 50;

    private readonly ISeal _seal = seals.For(Outbox.Purpose);

    public async Task<IReadOnlyList<DevelopmentMail>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<DevelopmentMail>(
            "select id, to_address, subject, state, created_at from mail.outbox where to_address is not null order by created_at desc, id "
            + "desc limit @MaxCount", new { MaxCount })).AsList();
    }

    public async Task<MailContent?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        var content = await connection.ExecuteScalarAsync<byte[]?>("select content from mail.outbox where id = @id", new { id });
        return content is null ? null : MailContent.Open(_seal, content);
    }
}

public sealed class DevelopmentMail
{
    public Guid Id { get; init; }
    public string ToAddress { get; init; } = "";
    public string Subject { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}
