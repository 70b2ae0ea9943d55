import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

let checkout: string;
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'bourse-build-'));
  for (const name of ['src', 'indexer', 'seeds', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  }
  // The service is built beside each command; nothing here runs it, and an empty one is built sooner.
  writeFileSync(join(checkout, 'src/node.ts'), '');
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'dir');
});
afterAll(() => rmSync(checkout, { recursive: true }));

/** What `npm run index -- elsewhere` says, which is a wrong usage. */
function told(expected = 2): string {
  const words = ['src/run.mjs', 'indexer/main.ts', 'index', 'elsewhere'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: checkout, encoding: 'utf8' });
  expect(status).toBe(expected);
  return stderr;
}

const writtenAt = (name = 'indexer/main.mjs'): number => statSync(join(checkout, 'build', name)).mtimeMs;

describe('a command', () => {
  it('is built once, and anew when a source has changed, even by an older file of the same size', () => {
    expect(told()).toContain('npm run index');
    const built = writtenAt();
    expect(told()).toContain('npm run index');
    expect(writtenAt()).toBe(built);
    const source = join(checkout, 'indexer/arguments.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replaceAll('npm run index', 'npm run INDEX'));
    utimesSync(source, new Date('2020-01-01'), new Date('2020-01-01'));
    expect(told()).toContain('npm run INDEX');
  });

  it('writes nothing where the sources are the same, whatever their times: those of a copy are others', () => {
    told();
    const recorded = writtenAt('sources');
    utimesSync(join(checkout, 'indexer/csv.ts'), new Date('2020-01-01'), new Date('2020-01-01'));
    told();
    expect(writtenAt('sources')).toBe(recorded);
  });

  it('says in one sentence what to do where it cannot be built', () => {
    rmSync(join(checkout, 'build'), { recursive: true });
    writeFileSync(join(checkout, 'build'), 'no folder');
    expect(told(1)).toMatch(/^ENOTDIR.* run node src\/run\.mjs once .*\n$/);
  });
});
