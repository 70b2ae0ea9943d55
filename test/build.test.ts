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
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'dir');
});
afterAll(() => rmSync(checkout, { recursive: true }));

/** What `npm run index -- elsewhere` says, which is a wrong usage. */
function told(): string {
  const words = ['src/run.mjs', 'indexer/main.ts', 'index', 'elsewhere'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: checkout, encoding: 'utf8' });
  expect(status).toBe(2);
  return stderr;
}

const writtenAt = (): number => statSync(join(checkout, 'build/indexer/main.mjs')).mtimeMs;

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
});
