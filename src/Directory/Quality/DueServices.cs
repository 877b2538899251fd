using System.Data.Common;
using Dapper;
using IntMan.Directory.People;

namespace IntMan.Directory.Quality;

/// <summary>Published services to be confirmed.</summary>
public sealed class DueServices(FreshnessRules freshness)
{
    public const int MostServices = 2000;

    private const string Columns = """
        v.id, v.slug, v.name, o.slug as organisation, h.ags, h.county_key, f.confirmed_on
        from directory.service v join directory.organisation o on o.id = v.organisation_id
        left join lateral (select max(c.confirmed_on) as confirmed_on from directory.confirmation c where c.service_id = v.id) f on true
        cross join lateral directory.home_of_service(v.id) h
        """;

    private const string DueSql = $"""
        select {Columns}
        where v.status = 'Published' and (f.confirmed_on is null or f.confirmed_on <= @dueFrom)
            and not exists (select from quality.service_warning w where w.service_id = v.id and w.confirmed_on is not distinct
              from f.confirmed_on and w.stage = 'Coordination')
        order by f.confirmed_on nulls last, v.id limit @MostServices;

        select w.service_id, w.confirmed_on, w.sent_on from quality.service_warning w where w.stage = 'Owner' and w.sent_on >= @since
        """;

    private const string AllSql =
        $"select {Columns} where v.status = 'Published' and o.slug = any(@organisations) order by v.name, v.id limit 20000";

    public async Task<IReadOnlyList<(DueService Service, WarningStage Stage)>> ReadAsync(DbConnection connection, DbTransaction transaction,
        DateOnly today)
    {
        await using var grid = await connection.QueryMultipleAsync(DueSql,
            new { dueFrom = today.AddDays(freshness.OwnerDays - freshness.ServiceDays), since = today.AddDays(-2 * freshness.ServiceDays),
            MostServices }, transaction);
        var services = (await grid.ReadAsync<DueService>()).AsList();
        var asked = (await grid.ReadAsync<(Guid Id, DateOnly? ConfirmedOn, DateOnly SentOn)>())
            .ToDictionary(row => (row.Id, row.ConfirmedOn), row => row.SentOn);
        var due = new List<(DueService, WarningStage)>();
        foreach (var service in services)
        {
            if (!asked.TryGetValue((service.Id, service.ConfirmedOn), out var sentOn))
            {
                due.Add((service, WarningStage.Owner));
            }
            else if (today >= sentOn.AddDays(WarningLadder.DaysToAnswer)
                && today >= (service.ConfirmedOn?.AddDays(freshness.ServiceDays) ?? sentOn.AddDays(freshness.OwnerDays)))
            {
                due.Add((service, WarningStage.Coordination));
            }
        }

        return due;
    }

    public static async Task<IReadOnlyList<DueService>> OfAsync(DbConnection connection, DbTransaction transaction,
        string[] organisations) =>
        (await connection.QueryAsync<DueService>(AllSql, new { organisations }, transaction)).AsList();

    public static Task NoteAsync(
        DbConnection connection, DbTransaction transaction, DueService service, WarningStage stage, DateOnly today) =>
        connection.ExecuteAsync("""
        insert into quality.service_warning (service_id, confirmed_on, stage, sent_on) values (@Id, @ConfirmedOn, @stage, @today)
          on conflict do nothing
        """, new { service.Id, service.ConfirmedOn, stage = stage.ToString(), today }, transaction);
}

/// <summary>A service to be confirmed.</summary>
public sealed class DueService
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Name { get; init; } = "";

    public string Organisation { get; init; } = "";

    public string? Ags { get; init; }
    public string? CountyKey { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
}
