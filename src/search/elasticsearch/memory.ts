import { getHeapStatistics } from 'node:v8';
import { BYTES_A_PROFILE } from './profiles.ts';

/** Share of the process's memory that profiles may take: the rest is for requests, the directory and the collector. */
const SHARE = 1 / 4;

/** Profiles that this process has room for: some 200,000 where Node takes 4 GB, its default from 16 GB of memory;
 *  `--max-old-space-size` moves it. */
export function profilesWithRoom(): number {
  return Math.floor((SHARE * getHeapStatistics().heap_size_limit) / BYTES_A_PROFILE);
}
