using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>Counts of referrals for those who see no single one.</summary>
public sealed class CountNeeds(StaffSource source, TimeProvider clock) : IReferralNeeds
{
    public const int SmallestTold = 5;

    private const int MaxCount = 500;

    private const string Sql = """
        select s.name as service, o.name as organisation, n.referrals, n.known, n.no_place, n.median_days
        from referral.needs(@scope_all, @scope_municipalities, @scope_counties, @first, @following) n
        join directory.service s on s.id = n.service_id join directory.organisation o on o.id = s.organisation_id
        order by n.no_place desc, n.referrals desc, s.name, s.id limit @MaxCount
        """;

    public async Task<IReadOnlyList<ServiceNeed>> ExecuteAsync(AccessScope scope, Quarter quarter, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<ServiceNeed>(new CommandDefinition(
            Sql, scope.With(new { first = quarter.Begins, following = quarter.Ends, MaxCount }),
            cancellationToken: cancellation))).AsList();
    }

    public async Task<IReadOnlyList<string>> OfferAsync(AccessScope scope, Quarter quarter, CancellationToken cancellation) =>
        [.. (await ExecuteAsync(scope, quarter, cancellation)).Where(need => need.NoPlace >= SmallestTold)
            .Select(need => $"{need.NoPlace} Verweise an „{need.Service}“ ohne Platz im {quarter}")];

    public async Task<int> NoPlaceAsync(Guid serviceId, int days, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("select referral.no_place_since(@serviceId, @since)",
            new { serviceId, since = clock.GetUtcNow().AddDays(-days) }, cancellationToken: cancellation));
    }
}

/// <summary>What a quarter's referrals to one service became.</summary>
public sealed class ServiceNeed
{
    public string Service { get; init; } = "";
    public string Organisation { get; init; } = "";
    public int Referrals { get; init; }

    public int Known { get; init; }

    public int NoPlace { get; init; }

    public double? MedianDays { get; init; }
}
