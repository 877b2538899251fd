using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>What a new account still has to set up.</summary>
public sealed class ReadFirstSteps(DatabaseZones database)
{
    public async Task<FirstSteps> ExecuteAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<FirstSteps>(new CommandDefinition("""
            select exists (select from accounts.account_passkey where user_id = @accountId) as has_passkey,
              exists (select from accounts.work_mail where account_id = @accountId) as has_chosen_mails
            """, new { accountId }, cancellationToken: cancellation));
    }
}

public sealed class FirstSteps
{
    public bool HasPasskey { get; init; }

    public bool HasChosenMails { get; init; }
}
