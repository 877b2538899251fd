using Dapper;
using IntMan.Directory.Editing;

namespace IntMan.Directory.Referrals;

/// <summary>Counts of referrals for those who see no single one.</summary>
public sealed class CountNeeds(StaffSource source, TimeProvider clock)
{
    /// <summary>How many referrals to a service have failed for want of a place in the last days.</summary>
    public async Task<int> NoPlaceAsync(Guid serviceId, int days, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("select referral.no_place_since(@serviceId, @since)", new { serviceId, since = clock.GetUtcNow().AddDays(-days) }, cancellationToken: cancellation));
    }
}
