import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import type { ModelIdentity, SearchEngine } from '../../src/search/engine.ts';
import type { EmbeddedDatabase } from '../../src/store/pglite.ts';
import { lendEmbedded } from './embedded-database.ts';

/** What test services are made of: the embedded parts, unless a file of `test/production` puts real servers in their
 *  place and runs the same suites again. */
export const testParts: {
  /** An empty database. */
  openDatabase: () => Promise<EmbeddedDatabase>;
  /** An empty index. */
  openSearch: (model: ModelIdentity) => Promise<SearchEngine>;
} = {
  openDatabase: lendEmbedded,
  openSearch: (model) => openEmbeddedEngine({ snapshotPath: null, model }),
};
