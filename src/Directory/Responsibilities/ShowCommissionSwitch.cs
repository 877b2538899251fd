using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Organisations;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Responsibilities;

/// <summary>What a switch of commission concerns, and what it handed over.</summary>
public sealed class ShowCommissionSwitch(StaffSource source)
{
    private const int MaxCount = 1000;

    public async Task<IReadOnlyList<ConcernedPost>> PostsAsync(string ags, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<ConcernedPost>(new CommandDefinition("""
            with rules as (
                select r.post_id from directory.responsibility r where r.ags = @ags and foundation.reaches(r.valid_until, @day)
                union all select r.post_id from directory.responsibility r join directory.district d on d.id = r.district_id
                  where d.ags = @ags and foundation.reaches(r.valid_until, @day)
                union all select r.post_id from directory.responsibility r join directory.street s on s.id = r.street_id
                  where s.ags = @ags and foundation.reaches(r.valid_until, @day)
            ), hours as (
                select o.post_id from directory.office_hour o left join directory.place l on l.id = o.place_id
                  join directory.post p on p.id = o.post_id
                where coalesce(l.ags, p.ags) = @ags and foundation.reaches(o.valid_until, @day)
            )
            select p.id, p.title, (select count(*)::int from rules where post_id = p.id) as rules,
              (select count(*)::int from hours where post_id = p.id) as hours
            from directory.post p where p.id in (select post_id from rules union select post_id from hours)
              order by p.title collate "de-x-icu" limit @MaxCount
            """, new { ags, day, MaxCount }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>Whose commission holds on a day; null when nobody has entered any.</summary>
    public async Task<CurrentCommission?> CurrentAsync(string ags, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<CurrentCommission>(new CommandDefinition("""
            select m.id, m.model, o.name as provider, a.name as association, m.valid_from, m.valid_until
            from directory.mandate m left join directory.organisation o on o.id = m.provider_id
              left join directory.association a on a.key = m.association_key
            where m.ags = @ags and foundation.valid_on(m.valid_from, m.valid_until, @day) limit 1
            """, new { ags, day }, cancellationToken: cancellation));
    }

    public async Task<IReadOnlyList<RecordedSwitch>> ListAsync(string ags, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<RecordedSwitch>(new CommandDefinition("""
            select distinct s.id, s.at, s.actor_name, s.actor_role, s.action, (c.after ->> 'valid_from')::date as day
            from directory.mandate m
            join directory.change c on c.entity = 'mandate' and c.entity_key = m.id::text and c.before is null
            join directory.change_set s on s.id = c.change_set_id
            where m.ags = @ags and s.undone_by is null and s.action like @action || '%'
            order by day desc limit 20
            """, new { ags, action = SwitchCommission.Action }, cancellationToken: cancellation))).AsList();
    }

    internal async Task<IReadOnlyList<Guid>> PostsOfHoursAsync(Guid changeSetId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<Guid>(new CommandDefinition("""
            select distinct (coalesce(before, after) ->> 'post_id')::uuid from directory.change
            where change_set_id = @changeSetId and entity = 'office_hour'
            """, new { changeSetId }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>What those who give something away still have open.</summary>
    public async Task<IReadOnlyList<OpenReferrals>> ReferralsAsync(Guid changeSetId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<OpenReferrals>(new CommandDefinition("""
            with holding as (
                select h.post_id, h.person_id from directory.post_holder h
                where foundation.valid_on(h.valid_from, h.valid_until, @day) and h.post_id in (
                    select (before ->> 'post_id')::uuid from directory.change
                    where change_set_id = @changeSetId and entity in ('responsibility', 'office_hour') and before is not null))
            select p.title as post, sum(r.referrals)::int as referrals, sum(r.due)::int as due
            from referral.open_of_people(array(select person_id from holding), @day) r
            join holding h on h.person_id = r.person_id
            join directory.post p on p.id = h.post_id
            group by p.id, p.title order by p.title collate "de-x-icu"
            """, new { changeSetId, day }, cancellationToken: cancellation))).AsList();
    }

    public async Task<IReadOnlyList<HandOverLine>> HandOverAsync(Guid changeSetId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<HandOverLine>(new CommandDefinition("""
            (select false as is_hour, coalesce(t.name || coalesce(' ' || (n.after ->> 'numbers'), ''), 'Ortsteil ' || d.name,
              'ganze Gemeinde ' || m.name) as what, g.name as detail,
                string_agg(distinct op.title, ' und ') as from_post, string_agg(distinct np.title, ' und ') as to_post
            from directory.change n
            join directory.change o on o.change_set_id = n.change_set_id and o.entity = n.entity and o.before is not null
                and (o.before ->> 'street_id', o.before ->> 'district_id', o.before ->> 'ags', o.before ->> 'numbers',
                  o.before ->> 'target_group')
                    is not distinct from (n.after ->> 'street_id', n.after ->> 'district_id', n.after ->> 'ags', n.after ->> 'numbers',
                      n.after ->> 'target_group')
            join directory.post op on op.id = (o.before ->> 'post_id')::uuid
            join directory.post np on np.id = (n.after ->> 'post_id')::uuid
            left join directory.street t on t.id = (n.after ->> 'street_id')::uuid
            left join directory.district d on d.id = (n.after ->> 'district_id')::uuid
            left join directory.municipality m on m.ags = n.after ->> 'ags'
            join directory.target_group g on g.key = n.after ->> 'target_group'
            where n.change_set_id = @changeSetId and n.entity = 'responsibility' and n.before is null
            group by 2, 3 order by 2, 3 limit @MaxCount)
            union all
            (select true, l.name,
              concat_ws(' ',
              case n.after ->> 'weekday' when 'Monday' then 'Montag' when 'Tuesday' then 'Dienstag' when 'Wednesday' then 'Mittwoch' when
              'Thursday' then 'Donnerstag'
                    when 'Friday' then 'Freitag' when 'Saturday' then 'Samstag' else 'Sonntag' end,
                      left(n.after ->> 'starts_at', 5) || '–' || left(n.after ->> 'ends_at', 5) || ' Uhr'),
                op.title, np.title
            from directory.change n
            join lateral (select x.before from directory.change x where x.change_set_id = n.change_set_id and x.entity = n.entity
              and x.before is not null
                and (x.before ->> 'weekday', x.before ->> 'starts_at', x.before ->> 'place_id') is not distinct
                  from (n.after ->> 'weekday', n.after ->> 'starts_at', n.after ->> 'place_id') limit 1) o on true
            join directory.post op on op.id = (o.before ->> 'post_id')::uuid
            join directory.post np on np.id = (n.after ->> 'post_id')::uuid
            left join directory.place l on l.id = (n.after ->> 'place_id')::uuid
            where n.change_set_id = @changeSetId and n.entity = 'office_hour' and n.before is null limit @MaxCount)
            """, new { changeSetId, MaxCount }, cancellationToken: cancellation))).AsList();
    }
}

/// <summary>A post whose streets and hours may have to go to somebody else.</summary>
public sealed class ConcernedPost
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public int Rules { get; init; }
    public int Hours { get; init; }
}

/// <summary>The commission that holds.</summary>
public sealed class CurrentCommission
{
    public Guid Id { get; init; }
    public CommissionModel Model { get; init; }
    public string? Provider { get; init; }
    public string? Association { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A switch that has been decided.</summary>
public sealed class RecordedSwitch
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public string? ActorName { get; init; }
    public string ActorRole { get; init; } = "";
    public string Action { get; init; } = "";

    public DateOnly Day { get; init; }
}

/// <summary>Open referrals of the people of a post.</summary>
public sealed class OpenReferrals
{
    public string Post { get; init; } = "";
    public int Referrals { get; init; }

    /// <summary>Those whose follow-up is due.</summary>
    public int Due { get; init; }
}

/// <summary>One line of the hand-over list.</summary>
public sealed class HandOverLine
{
    public bool IsHour { get; init; }

    public string? What { get; init; }

    public string Detail { get; init; } = "";
    public string FromPost { get; init; } = "";
    public string ToPost { get; init; } = "";
}
