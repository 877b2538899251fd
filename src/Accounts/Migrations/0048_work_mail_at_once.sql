-- Who wants to hear of "kein Platz" and other reports back to referrals at once, and not with the mail of the day.
alter table accounts.work_mail add column at_once boolean not null default false;
