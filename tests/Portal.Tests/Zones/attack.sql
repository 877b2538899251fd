-- What somebody tries who can send any statement as one of the zones. Blocks are parted by blank lines; each is sent as every zone. The code
-- in front is how the server must answer: 42501 is a refusal, 00000 a statement that finds and changes nothing.
-- {owner} is who owns the database.

-- 42501 back to the login, which must be the zone itself
set role none; select 1 from portal.schema_migration

-- 42501
reset role; reset session authorization; select 1 from portal.schema_migration

-- 42501
set session authorization default; select 1 from portal.schema_migration

-- 42501
set role {owner}

-- 42501
set session authorization {owner}

-- 42501
select set_config('role', '{owner}', false)

-- 42501
set role pg_read_all_data

-- 42501
set role pg_write_all_data

-- 42501
set role pg_read_server_files

-- 42501
set role pg_execute_server_program

-- 42501
set role pg_database_owner

-- 42501 more rights for oneself
alter role current_user superuser

-- 42501
alter role current_user bypassrls

-- 42501
alter role current_user createrole createdb replication

-- 42501
grant {owner} to current_user

-- 42501
grant pg_read_all_data to current_user

-- 42501
create role intruder login superuser

-- 42501
alter role {owner} password 'known'

-- 42501
drop owned by {owner}

-- 42501
reassign owned by {owner} to current_user

-- 42501 rights on what others own
alter table directory.person owner to current_user

-- 42501
alter schema accounts owner to current_user

-- 42501
alter default privileges for role {owner} grant select on tables to public

-- 42501
alter function accounts.join_audit(integer) security invoker

-- 42501
create or replace function public_directory.rules_for(
    counties text[], associations text[], municipalities text[], districts uuid[], streets uuid[], on_day date)
returns setof public_directory.responsibility language sql as 'select * from public_directory.responsibility'

-- 42501
create policy everything on referral.referral using (true)

-- 42501
alter table referral.referral no force row level security

-- 42501
alter table referral.referral disable row level security

-- 42501
alter table accounts.audit_log disable trigger all

-- 42501 triggers and constraints off
set session_replication_role = replica

-- 42501 objects of one's own, to stand in the place of others
create schema intruder

-- 42501
create table public.person (id integer)

-- 42501
create table directory.intruder (id integer)

-- 42501
create table public_directory.intruder (id integer)

-- 42501
create view public.intruder as select 1

-- 42501
create function public.now() returns timestamptz language sql as 'select null::timestamptz'

-- 42501
create type public.intruder as (id integer)

-- 42501
create operator public.= (leftarg = text, rightarg = text, function = texteq)

-- 42501
create sequence public.intruder

-- 42501
create temporary table schema_migration (name text)

-- 42501
create temporary view county as select 1

-- 42501
create temporary sequence intruder

-- 42501
create function pg_temp.lower(text) returns text language sql as 'select null::text'

-- 42501
select 1 as id into temporary intruder

-- 42501
create table public.intruder as select 1

-- 42501
create trigger intruder after insert on directory.person execute function mail.announce()

-- 42501
create rule intruder as on select to directory.person do instead nothing

-- 42501
create index intruder on directory.person (family_name)

-- 42501
create statistics public.intruder on id, slug from directory.person

-- 42501
comment on table directory.person is 'x'

-- 42501
create database intruder

-- 42501
alter database postgres connection limit 0

-- 42501
create tablespace intruder location '/tmp'

-- 42501
create extension dblink

-- 42501
create extension postgres_fdw

-- 42501
create foreign data wrapper intruder

-- 42501
create event trigger intruder on ddl_command_end execute function mail.announce()

-- 42501
create publication intruder for all tables

-- 42501
create subscription intruder connection 'host=127.0.0.1' publication x

-- 42501
create language intruder handler plpgsql_call_handler

-- 42501
create collation public.intruder from "C"

-- 42501 files, programs and the server itself
copy (select 1) to program 'true'

-- 42501
copy (select 1) to '/tmp/intruder'

-- 42501
select pg_read_file('/etc/passwd')

-- 42501
select pg_read_binary_file('PG_VERSION')

-- 42501
select pg_stat_file('PG_VERSION')

-- 42501
select pg_ls_dir('.')

-- 42501
select pg_ls_logdir()

-- 42501
select lo_import('/etc/passwd')

-- 42501
select lo_create(0)

-- 42501
select lo_creat(-1)

-- 42501
select lo_from_bytea(0, 'x')

-- 42501
select lo_export(1, '/tmp/intruder')

-- 42501
load '/tmp/intruder.so'

-- 42501
alter system set fsync = off

-- 42501
select pg_reload_conf()

-- 42501
select pg_rotate_logfile()

-- 42501
select pg_switch_wal()

-- 42501
select pg_create_physical_replication_slot('intruder')

-- 42501
set log_statement = 'none'

-- 42501
set log_min_messages = panic

-- 42501
show data_directory

-- 42501
select pg_terminate_backend(pid) from pg_stat_activity where usename = '{owner}'

-- 42501
checkpoint

-- 42501 what the server knows of passwords and data
select rolpassword from pg_authid

-- 42501
select passwd from pg_shadow

-- 42501
select 1 from pg_statistic

-- 42501
select 1 from pg_largeobject

-- 42501
select 1 from pg_hba_file_rules

-- 42501
select 1 from pg_file_settings

-- 42501
select 1 from pg_user_mapping

-- 42501
select query_to_xml('select * from portal.schema_migration', true, false, '')

-- 42501
select schema_to_xml('portal', true, false, '')

-- 42501
do $$ begin execute 'select 1 from portal.schema_migration'; end $$

-- 42501
explain analyze select 1 from portal.schema_migration

-- 42501
declare stolen cursor with hold for select 1 from portal.schema_migration

-- 42501
do $$ begin lock table portal.schema_migration; end $$

-- 42501
select has_table_privilege('portal.schema_migration', 'select') or (select count(*) > 0 from portal.schema_migration)

-- 42501
truncate accounts.audit_log

-- 42501
delete from accounts.audit_head

-- 00000 what others send is hidden; division by zero tells of a find
select 1 / case when count(*) = 0 then 1 else 0 end from pg_stat_activity
where usename <> current_user and query not in ('', '<insufficient privilege>')

-- 00000 and how values are spread in columns that the zone cannot read
select 1 / case when count(*) = 0 then 1 else 0 end from pg_stats where schemaname = 'portal' or tablename = 'audit_log'
