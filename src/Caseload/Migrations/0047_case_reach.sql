-- Each way to a case is a look into an index; one condition for all of them read every case of the portal for each table of a page.
create or replace function caseload.own_cases() returns setof uuid language sql stable as $$
    select id from caseload.case where manager_id = (select caseload.me())
    union select id from caseload.case where tandem_id = (select caseload.me())
$$;
create or replace function caseload.open_cases() returns setof uuid language sql stable as $$
    select id from caseload.case where manager_id = (select caseload.me())
    union select id from caseload.case where tandem_id = (select caseload.me())
    union select id from caseload.case where manager_id = any ((select caseload.substituted())::uuid[]) and caseload.has_reason(id)
$$;
