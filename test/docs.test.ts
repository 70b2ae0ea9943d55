import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

/** Folders that commands make: a fresh clone has none of them. */
const MADE = ['data'];

function markdown(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return markdown(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

/** Variables that `readConfig` reads, in order of their names. */
function settingsRead(): string[] {
  const names = new Set<string>();
  readConfig(
    new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          names.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return [...names].sort();
}

describe('the README', () => {
  it('has every setting in its table, and no other', async () => {
    const section =
      (await read('README.md')).split(/^## /m).find((part) => part.startsWith('Settings')) ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    expect(told.sort()).toEqual(settingsRead());
  });

  it('tells the defaults that the service has', async () => {
    const text = await read('README.md');
    const { host, port, dataDir, indexPrefix } = readConfig({});
    for (const value of [host, port, dataDir, indexPrefix]) expect(text).toContain(`\`${value}\``);
  });

  it('shows a request in JSON', async () => {
    const [, body = ''] = /-d '(\{.*?\})'/s.exec(await read('README.md')) ?? [];
    expect(JSON.parse(body)).toMatchObject({ seeker: { country: 'FR' } });
  });
});

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...markdown('docs')];

describe.each(DOCUMENTS)('%s', (document) => {
  it('names only scripts that package.json has', async () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await read('package.json')));
    const named = [...(await read(document)).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('cites only files that exist', async () => {
    const text = await read(document);
    const folder = join(document, '..');
    const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/^[a-z]+:/.test(path))
      .map((path) => join(folder, path));
    const quoted = [
      ...text.matchAll(/`((?:src|test|docs|seeds|models|indexer|evaluation|drizzle|data)\/[\w./-]*)`/g),
    ].map(([, path = '']) => path);
    const missing = [...linked, ...quoted].filter(
      (path) => !MADE.includes(path.split('/')[0] ?? '') && !existsSync(join(ROOT, path)),
    );
    expect(missing).toEqual([]);
  });
});
