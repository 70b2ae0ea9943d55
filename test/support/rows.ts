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

/** Puts the rows kept under a name in the place of all there are. One truncation of all that is filled: each makes new files
 *  of every table that refers to it. */
export async function restoreRows(db: Database, name: string): Promise<void> {
  await db.execute(
    sql.raw(`
    do $$
    declare
      target text;
      filled boolean;
      targets text;
    begin
      -- No trigger runs: the audit trail refuses to be emptied, and the rows refer to each other.
      set local session_replication_role = replica;
      for target in select tablename from pg_tables where schemaname = 'public' loop
        execute format('select exists (select from public.%I)', target) into filled;
        if filled then
          targets := concat_ws(', ', targets, format('public.%I', target));
        end if;
      end loop;
      if targets is not null then
        execute format('truncate %s restart identity cascade', targets);
      end if;
      for target in select tablename from pg_tables where schemaname = '${name}' loop
        execute format('insert into public.%1$I select * from ${name}.%1$I', target);
      end loop;
    end $$`),
  );
}
