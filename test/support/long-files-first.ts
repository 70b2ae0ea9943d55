import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of more than ten seconds (2026-11-27, two shared cores), the longest first. Vitest knows it from the run before;
 *  on a fresh clone it goes by the size of a file, and those that start processes are short. */
const LONG = [
  'test/http/access-matrix.test.ts',
  'test/node.test.ts',
  'test/indexer/kill.test.ts',
  'test/indexer/commands.test.ts',
  'test/mail/kill.test.ts',
  'test/embedding/local.test.ts',
];

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? LONG.length : at;
}

/** Starts the long files first, so that the workers end together. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right));
  }
}
