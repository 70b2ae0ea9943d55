// @ts-check
// node src/run.mjs [ENTRY [ARGUMENT…]]: builds the service and its commands, then runs one of them.
import { pathToFileURL } from 'node:url';
import { BUILD, buildOnce, builtEntry, refusedWrite } from './build.mjs';

try {
  await buildOnce();
} catch (error) {
  const refused = refusedWrite(error);
  if (refused === null) throw error;
  process.stderr.write(`${refused}\n`);
  process.exit(1);
}
const [entry] = process.argv.splice(2, 1);
if (entry !== undefined) await import(pathToFileURL(builtEntry(BUILD, entry)).href);
