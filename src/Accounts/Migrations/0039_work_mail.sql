-- How often an account is told by mail what waits for it, and which kinds of work it does not want to hear of. Who has no row gets the
-- usual: a mail on a working day that brings something new.
create table accounts.work_mail (
    account_id uuid primary key constraint work_mail_account references accounts.account on delete cascade,
    rhythm text not null constraint work_mail_rhythm check (rhythm in ('Daily', 'Weekly', 'Never')),
    -- Keys of Directory.Published.WorkKind; a kind that comes later is told until it is switched off.
    without text[] not null
);
grant select, insert, update on accounts.work_mail to portal_accounts;
grant select on accounts.work_mail to portal_jobs;
