-- The counties whose pages show something of these posts: that of the post, and those it answers for.
create function directory.counties_of_posts(posts uuid[]) returns setof text language sql stable set search_path = pg_catalog, pg_temp as $$
    select p.county_key from directory.post p where p.id = any(posts)
    union
    select coalesce(r.county_key, a.county_key, left(coalesce(r.ags, d.ags, s.ags), 5))
    from directory.responsibility r
    left join directory.association a on a.key = r.association_key
    left join directory.district d on d.id = r.district_id
    left join directory.street s on s.id = r.street_id
    where r.post_id = any(posts)
$$;

-- Whoever substitutes for somebody stands on that person's pages too, and so does a substitute's substitute.
create function directory.posts_of_people(people uuid[]) returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
    with recursive shown (person_id) as (
        select p from unnest(people) p
        union
        select a.person_id from shown s join directory.absence a on a.substitute_id = s.person_id)
    select array(select distinct h.post_id from shown s join directory.post_holder h on h.person_id = s.person_id)
$$;

-- A single edit empties the pages of its counties; a large import, and what may stand anywhere, empties all of them.
create function directory.announce_pages() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    many constant integer := 500;
    topics text[] := '{}';
    posts uuid[] := '{}';
    people uuid[] := '{}';
begin
    if not exists (select from changed_rows) then
        return null;
    end if;
    if (select count(*) from (select from changed_rows limit many + 1) c) > many then
        perform pg_notify('pages', '*');
        return null;
    end if;
    case tg_table_name
        when 'street' then
            topics := array(select distinct left(ags, 5) from changed_rows);
            posts := array(select distinct r.post_id from changed_rows c join directory.responsibility r on r.street_id = c.id);
        when 'mandate' then topics := array(select distinct left(ags, 5) from changed_rows);
        when 'responsibility' then
            posts := array(select distinct post_id from changed_rows);
            topics := array(
                select distinct coalesce(r.county_key, a.county_key, left(coalesce(r.ags, d.ags, s.ags), 5))
                from changed_rows r
                left join directory.association a on a.key = r.association_key
                left join directory.district d on d.id = r.district_id
                left join directory.street s on s.id = r.street_id);
        when 'post' then
            posts := array(select id from changed_rows);
            topics := array(select distinct county_key from changed_rows);
        when 'post_holder' then
            posts := array(select distinct post_id from changed_rows);
            people := array(select distinct person_id from changed_rows);
        when 'person' then people := array(select id from changed_rows);
        when 'absence' then
            people := array(select person_id from changed_rows
                union select substitute_id from changed_rows where substitute_id is not null);
        when 'confirmation' then
            posts := array(select entry_id from changed_rows where entry_id is not null);
            topics := array(select 'services' from changed_rows where service_id is not null limit 1);
        when 'office_hour' then
            posts := array(select post_id from changed_rows where post_id is not null);
            people := array(select person_id from changed_rows where person_id is not null);
            topics := array(select 'services' from changed_rows where service_id is not null limit 1);
        when 'office_hour_deviation' then
            posts := array(select h.post_id from changed_rows c join directory.office_hour h on h.id = c.office_hour_id
                where h.post_id is not null);
            people := array(select h.person_id from changed_rows c join directory.office_hour h on h.id = c.office_hour_id
                where h.person_id is not null);
            topics := array(select 'services' from changed_rows c join directory.office_hour h on h.id = c.office_hour_id
                where h.service_id is not null limit 1);
        else topics := array['services'];
    end case;
    posts := posts || directory.posts_of_people(people);
    topics := topics || array(select directory.counties_of_posts(posts));
    if cardinality(topics) = 0 or array_position(topics, null) is not null then
        topics := array['*'];
    end if;
    perform pg_notify('pages', topic) from unnest(topics) topic group by topic;
    return null;
end
$$;
revoke execute on function directory.counties_of_posts, directory.posts_of_people, directory.announce_pages from public;

do $$
declare
    entity text;
begin
    foreach entity in array array['street', 'mandate', 'responsibility', 'post', 'post_holder', 'person', 'absence', 'confirmation',
        'office_hour', 'office_hour_deviation', 'service', 'service_place', 'service_translation']
    loop
        execute format('create trigger announce_created after insert on directory.%I referencing new table as changed_rows
            for each statement execute function directory.announce_pages()', entity);
        execute format('create trigger announce_before after update on directory.%I referencing old table as changed_rows
            for each statement execute function directory.announce_pages()', entity);
        execute format('create trigger announce_after after update on directory.%I referencing new table as changed_rows
            for each statement execute function directory.announce_pages()', entity);
        execute format('create trigger announce_removed after delete on directory.%I referencing old table as changed_rows
            for each statement execute function directory.announce_pages()', entity);
    end loop;
    -- Few change them, and they stand on pages of many counties.
    foreach entity in array array['county', 'association', 'municipality', 'district', 'organisation', 'place', 'target_group',
        'school_holiday', 'closing_day']
    loop
        execute format('create trigger announce after insert or update or delete on directory.%I
            for each statement execute function foundation.announce(''*'')', entity);
    end loop;
end
$$;
create trigger announce_page after insert or update or delete on infomail.message
    for each statement execute function foundation.announce('infomail');
