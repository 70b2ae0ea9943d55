import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildEntries, linkPackages } from './build-entries.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A temporary folder, deleted when the run ends: the built entries (`build-entries.ts`), and what a worker keeps open
     *  from one test file to the next. */
    runFolder: string;
  }
}

export default async function makeRunFolder(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bourse-run-'));
  await linkPackages(folder);
  await buildEntries(folder);
  project.onTestsRerun(() => buildEntries(folder));
  project.provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
