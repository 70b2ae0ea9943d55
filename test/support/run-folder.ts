import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildEntries, ENTRIES } from '../../src/build.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** What tests start as processes of their own, beside the service and its commands. */
const STARTERS = [
  'test/embedding/general-model-starter.ts',
  'test/mail/delivery-starter.ts',
  'test/store/lock-starter.ts',
];

declare module 'vitest' {
  export interface ProvidedContext {
    /** A temporary folder, deleted when the run ends: the built entries (`src/build.mjs`), and what a worker keeps open
     *  from one test file to the next. */
    runFolder: string;
  }
}

export default async function makeRunFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bourse-run-'));
  // Lets what is built find the packages.
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const build = () => buildEntries(folder, [...ENTRIES, ...STARTERS]);
  await build();
  project.onTestsRerun(build);
  project.provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
