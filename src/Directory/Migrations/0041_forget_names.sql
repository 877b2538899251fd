-- Names of people leave the history when the audit log forgets who made the change, after three years. What else was changed stays; the
-- mark keeps both states of one change apart, and says that the earlier one cannot be put back.
create function directory.without_names(state jsonb, side text) returns jsonb language sql immutable parallel safe as $$
    select state
        - array['slug', 'academic_title', 'given_name', 'family_name', 'phone', 'email', 'search_key', 'search_words', 'search_near']
        || jsonb_build_object('forgotten', side)
$$;

-- As the owner: the zone of jobs may forget, and write nothing else into the history.
create function directory.forget_names(earlier_than timestamptz) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with forgotten as (
        update directory.change c
        set before = directory.without_names(c.before, 'before'), after = directory.without_names(c.after, 'after')
        from directory.change_set s
        where s.id = c.change_set_id and s.at < earlier_than and c.entity = 'person'
            and not jsonb_exists(coalesce(c.before, c.after), 'forgotten')
        returning 1)
    select count(*)::integer from forgotten
$$;

revoke execute on function directory.without_names, directory.forget_names from public;
grant execute on function directory.forget_names to portal_jobs;
