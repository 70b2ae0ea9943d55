import { killedIndexer } from './killed-indexer.ts';

killedIndexer('embedded', () => ({}));
