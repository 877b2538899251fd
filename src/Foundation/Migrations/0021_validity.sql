-- The rule for "valid on a day", once for everybody who asks in SQL: the first and the last day count, and without a last day it goes on.
-- Plain expressions without settings of their own: PostgreSQL puts them in the place of the call and uses indexes as if they stood there.
create schema foundation;

-- Not over before the day; it may begin later still.
create function foundation.reaches(last_day date, on_day date) returns boolean language sql immutable parallel safe as
    'select last_day is null or last_day >= on_day';

create function foundation.valid_on(first_day date, last_day date, on_day date) returns boolean language sql immutable parallel safe as
    'select first_day <= on_day and foundation.reaches(last_day, on_day)';

create function foundation.valid_within(first_day date, last_day date, from_day date, until_day date) returns boolean language sql immutable parallel safe as
    'select first_day <= until_day and foundation.reaches(last_day, from_day)';

revoke execute on all functions in schema foundation from public;
grant usage on schema foundation to portal_public, portal_staff, portal_jobs, portal_audit;
grant execute on all functions in schema foundation to portal_public, portal_staff, portal_jobs, portal_audit;
