import type { Directory } from '../../src/reference/directory.ts';
import { loadDirectory } from '../../src/reference/load-directory.ts';

let loading: Promise<Directory> | null = null;

/** The real directory, read once by each worker: nothing changes it. */
export function testDirectory(): Promise<Directory> {
  loading ??= loadDirectory();
  return loading;
}
