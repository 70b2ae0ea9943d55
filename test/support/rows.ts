import { sql } from 'drizzle-orm';
import type { Database } from '../../src/store/schema.ts';

/** Keeps a copy of all rows in a schema of this name. */
export async function keepRows(db: Database, name: string): Promise<void> {
  await db.execute(
    sql.raw(`
    do $$
    declare
      source text;
      filled boolean;
    begin
      create schema ${name};
      for source in select tablename from pg_tables where schemaname = 'public' loop
        execute format('select exists (select from public.%I)', source) into filled;
        if filled then
          execute format('create table ${name}.%1$I as table public.%1$I', source);
        end if;
      end loop;
    end $$`),
  );
}

/** Bytes of a table that may be left behind by rows that were deleted. */
const LEFT_MAX = 1_000_000;

/** Puts the rows kept under a name in the place of all there are. Rows are deleted, at a tenth of what a truncation takes, which makes
 *  new files of a table and of all that refer to it (25 ms of processor time for 250, 2026-11-27). A large table is truncated:
 *  whoever looks through it would look through all that was in it. */
export async function restoreRows(db: Database, name: string): Promise<void> {
  await db.execute(
    sql.raw(`
    do $$
    declare
      target text;
    begin
      -- No trigger runs: the audit trail refuses to be emptied, and the rows refer to each other.
      set local session_replication_role = replica;
      for target in select tablename from pg_tables where schemaname = 'public' loop
        if pg_relation_size(format('public.%I', target)) > ${LEFT_MAX} then
          execute format('truncate public.%I cascade', target);
        else
          execute format('delete from public.%I', target);
        end if;
      end loop;
      perform setval(format('public.%I', sequencename), start_value, false)
        from pg_sequences where schemaname = 'public';
      for target in select tablename from pg_tables where schemaname = '${name}' loop
        execute format('insert into public.%1$I select * from ${name}.%1$I', target);
      end loop;
    end $$`),
  );
}
