using Dapper;
using IntMan.Directory.Contacts;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>The public name of the one who referred; only with the consent that the directory holds.</summary>
public sealed class ReferrerNames(PublicSource source, MunicipalCalendar calendar)
{
    public async Task<string?> ExecuteAsync(Guid personId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition("""
            select concat_ws(' ', academic_title, given_name, family_name) from public_directory.holder
            where person_id = @personId and foundation.valid_on(valid_from, valid_until, @day) and consent_on <= @day
              and family_name is not null limit 1
            """, new { personId, day = calendar.Today }, cancellationToken: cancellation));
    }
}
