import { parseArgs } from 'node:util';
import { exposureTable } from './exposure.ts';
import { DEV, NOW, withCollection } from './service.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { collection: { type: 'string', default: DEV } } });
  const lines = await withCollection(values.collection, (deps, collection) =>
    exposureTable(deps, collection, NOW),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
