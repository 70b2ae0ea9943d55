import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { App } from '../../src/http/context.ts';
import type { Database } from '../../src/store/schema.ts';
import { writtenMails } from './mails.ts';
import { type Browser, makeBrowser } from './oidc/browser.ts';

/** As test services know themselves. */
const ORIGIN = 'https://bourse.exemple';

export interface SignedIn {
  /** Sends JSON with the session of this browser. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
}

async function tokenFor(browser: Browser, db: Database, email: string): Promise<string> {
  const body = JSON.stringify({ email });
  const headers = { 'content-type': 'application/json' };
  await browser.send(`${ORIGIN}/api/v1/sign-in/link`, { method: 'POST', headers, body });
  const mails = await writtenMails(db);
  const mail = mails.findLast(
    ({ recipient, template }) => recipient === email && template === 'sign-in-link',
  );
  const { link } = z.object({ link: z.string() }).parse(mail?.params);
  return new URL(link).searchParams.get('token') ?? '';
}

/** Lets somebody in by a mailed link.
 *  @param authority what a newcomer says of itself. */
export async function signInByMail(
  app: App,
  db: Database,
  email: string,
  authority: { name: string; country: string } | null = null,
): Promise<SignedIn> {
  const browser = makeBrowser(ORIGIN, async (request) => app.fetch(request));
  const send: SignedIn['send'] = (method, path, body, headers = {}) =>
    browser.send(`${ORIGIN}${path}`, {
      method,
      // Browsers say where a page of ours asks from.
      headers: {
        origin: ORIGIN,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const token = await tokenFor(browser, db, email);
  const answer = await send('POST', '/api/v1/sign-in/session', { token, authority });
  if (answer.status !== 204) throw new Error(`not let in: ${await answer.text()}`);
  return { send };
}

/** Every table that there is, whoever made it. */
async function tablesOf(db: Database): Promise<{ schema: string; name: string }[]> {
  return db
    .select({ schema: sql<string>`table_schema`, name: sql<string>`table_name` })
    .from(sql`information_schema.tables`)
    .where(sql`table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
}

/** Names of the tables of this service. */
export async function ownTables(db: Database): Promise<string[]> {
  const tables = await tablesOf(db);
  return tables.filter(({ schema }) => schema === 'public').map(({ name }) => name);
}

/** Every row of every table as one text, in lower case. */
export async function databaseText(db: Database): Promise<string> {
  const texts: string[] = [];
  for (const { schema, name } of await tablesOf(db)) {
    const rows = await db
      .select({ row: sql<string>`cast(t as text)` })
      .from(sql`${sql.identifier(schema)}.${sql.identifier(name)} t`);
    texts.push(name, ...rows.map(({ row }) => row));
  }
  return texts.join('\n').toLowerCase();
}

/** Every file of a folder as one text, in lower case. */
export async function folderText(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
  );
  return texts.join('\n').toLowerCase();
}
