import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { searchContract } from './contract.ts';
import { CONTRACT_MODEL } from './contract-data.ts';

searchContract('embedded engine', () => openEmbeddedEngine({ snapshotPath: null, model: CONTRACT_MODEL }));
