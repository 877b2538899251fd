-- The owner migrates, acts in the functions above all zones, and makes backups. Forced on the owner, row-level security stopped pg_dump for
-- every owner who is no superuser, and the policy that let the functions through named the owner in each backup, so that it could not be
-- restored on a server where the owner is called otherwise. Zones never own a table: for them nothing changes.
alter table referral.referral no force row level security;
alter table referral.step no force row level security;
alter table referral.report no force row level security;
drop policy functions on referral.referral;
drop policy functions on referral.step;
drop policy functions on referral.report;
