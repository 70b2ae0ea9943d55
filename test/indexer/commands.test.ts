import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../indexer/arguments.ts';
import type { Database } from '../../src/store/schema.ts';
import { type FolderDatabase, openFolderDatabase } from '../support/database.ts';
import { command, runScript } from '../support/processes.ts';

let store: FolderDatabase;
let folder: string;
beforeAll(async () => {
  store = await openFolderDatabase();
  folder = store.dataDir;
  await addNoRoom(store.db);
});
afterAll(() => store.close());

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

async function start(...args: string[]): Promise<Ended> {
  const { output, ended } = command(args, { DATA_DIR: folder });
  return { code: await ended, ...output };
}

/** Profiles without texts need no model, so that the commands are quick. */
const towns = (kind: string, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `${kind}-${index}`, name: `Ville ${index}`, country: 'SN', level: 'commune' }),
  ).join('\n');

/** Refuses to save one profile, as a full disk does. */
async function addNoRoom(db: Database): Promise<void> {
  await db.execute(`
    create function no_room() returns trigger as $$
    begin raise exception using errcode = '53100', message = 'no space left on device'; end $$ language plpgsql`);
  await db.execute(`
    create trigger no_room before insert on profiles for each row when (new.id = 'sn-awa')
    execute function no_room()`);
}

describe('npm run import and npm run index while another process owns the data directory', () => {
  it('are refused at once, exit 2, and name its pid', async () => {
    const file = join(folder, 'profiles.jsonl');
    await writeFile(file, towns('refused', 1));
    const refused = await Promise.all([start('import', file), start('index')]);
    for (const { code, error } of refused) {
      expect(code).toBe(2);
      expect(error).toContain(String(process.pid));
    }
  });
});

describe('npm run import:partnerships', () => {
  beforeAll(() => store.shut());

  it('tells the mapping, keeps good lines and names bad ones, exit 1', async () => {
    const file = join(folder, 'partnerships.csv');
    const lines = [
      'Collectivité française;Type de collectivité;Partenaire;Pays;Note',
      'Rennes;commune;Sétif;Algérie;x',
      'Rennes;commune;Sétif;Atlantide;x',
    ];
    await writeFile(file, `${lines.join('\n')}\n`);
    const first = await start('import-partnerships', file, '--source', 'Liste');
    expect(first.code).toBe(1);
    expect(first.out).toContain(
      'column Partenaire: foreignName\ncolumn Pays: foreignCountry\ncolumn Note: left out',
    );
    expect(first.error).toMatch(/^line 3: Pays: Pays inconnu/);
    expect(first.out).toMatch(/2 read: 1 created, 0 updated, 0 unchanged, 0 kept, 0 merged, .* 1 bad, in/);
    const again = await start('import-partnerships', file);
    expect(again.error).toMatch(/^line 2: source: .*\nline 3: .*source: /);
    expect(again.out).toContain('2 read: 0 created');
    expect((await start('import-partnerships')).code).toBe(2);
  });

  it('a file that is no UTF-8 is told as such, exit 1', async () => {
    const file = join(folder, 'latin.csv');
    const bytes = Buffer.from('Collectivité française;Partenaire;Pays\nRennes;Sétif;Algérie\n', 'latin1');
    await writeFile(file, bytes);
    const { code, error } = await start('import-partnerships', file);
    expect(error).toBe(`${file}: Ce texte n’est pas en UTF-8.\n`);
    expect(code).toBe(1);
  });
});

describe('npm run import and npm run index', () => {
  beforeAll(() => store.shut());

  it('import keeps good lines, names bad ones by number and field, ends with a summary, exit 1', async () => {
    const file = join(folder, 'profiles.jsonl');
    await writeFile(
      file,
      `${towns('kept', 3)}\n{"id":"Bad Id","name":"x","country":"ZZ","level":"commune"}\n`,
    );
    const { code, out, error } = await start('import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^4 read: 3 created, 0 updated, 0 unchanged, 1 bad, in [\d.]+ s\n$/);
    // A slow machine is told every five seconds how far it is.
    expect(error.replaceAll(/^\d+ lines, .*\n/gm, '')).toMatch(/^line 4: id: .+ · country: .+\n$/);
  });

  it('the summary adds up where a profile comes twice in a file', async () => {
    const file = join(folder, 'twice.jsonl');
    await writeFile(file, `${towns('twice', 1)}\n${towns('twice', 2)}\n`);
    const { code, out } = await start('import', file);
    expect(code).toBe(0);
    expect(out).toMatch(/^3 read: \d created, \d updated, \d unchanged, 1 repeated, 0 bad, in/);
  });

  it.each([
    ['a file that is not there', () => join(folder, 'none.jsonl'), /^ENOENT[^\n]*none\.jsonl'\n$/],
    ['a folder', () => folder, / is a folder\nUsage:/],
  ])('refuses %s in one sentence, exit 2', async (_, path, message) => {
    const { code, error } = await start('import', path());
    expect(code).toBe(2);
    expect(error).toMatch(message);
  });

  it('a database that cannot save is told in its own words, without what was to be saved, exit 2', async () => {
    const file = join(folder, 'contacts.jsonl');
    const contact = { email: 'awa@exemple.invalid', phone: '+221 555', person: 'Awa Exemple' };
    await writeFile(
      file,
      JSON.stringify({ id: 'sn-awa', name: 'Ville', country: 'SN', level: 'commune', contact }),
    );
    const { code, error } = await start('import', file);
    expect(code).toBe(2);
    expect(error).toContain('no space left on device');
    expect(error).not.toMatch(/awa|555/i);
  });

  it('wrong usage is exit 2 and says how', async () => {
    const { output, ended } = runScript('import', [], { DATA_DIR: folder });
    expect(await ended).toBe(2);
    expect(output.error).toContain('npm run import -- FILE');
  });

  it.each([
    [['index', '--source', 'Liste'], '--source'],
    [['import', 'profiles.jsonl', '--source', 'Liste'], '--source'],
    [['import-partnerships', 'partnerships.csv', '--rebuild'], '--rebuild'],
    [['index', '--rebuild', '--watch'], 'one of --rebuild, --watch'],
    [['index', 'profiles.jsonl'], 'profiles.jsonl'],
    [['import', 'one.jsonl', 'two.jsonl'], 'two.jsonl'],
  ])('%j is refused, and what is wrong is named', (args, named) => {
    const refused = expect(() => readArguments(args));
    refused.toThrow(UsageError);
    refused.toThrow(named);
  });
});
