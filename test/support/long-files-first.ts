import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A file of another project. First, since a worker that ends while it is the next in line is not kept for those after it: the
 *  next one loads everything again, ten seconds of processor time. */
const OTHER_PROJECT = 'test/embedding/general-model.test.ts';

/** Files of more than ten seconds (2026-11-27, two shared cores), the longest first. Vitest knows it from the run before;
 *  on a fresh clone it goes by the size of a file, and those that start processes are short. */
const LONG = [
  'test/http/access-matrix.test.ts',
  'test/node.test.ts',
  'test/indexer/kill.test.ts',
  'test/indexer/commands.test.ts',
  'test/mail/kill.test.ts',
  'test/mail/service.test.ts',
  'test/embedding/local.test.ts',
];

const FIRST = [OTHER_PROJECT, ...LONG];

function rank({ moduleId }: TestSpecification): number {
  const at = FIRST.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? FIRST.length : at;
}

/** Starts the long files first, so that the workers end together. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((left, right) => rank(left) - rank(right));
  }
}
