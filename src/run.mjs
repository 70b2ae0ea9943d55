// @ts-check
// node src/run.mjs [ENTRY [ARGUMENT…]]: builds the service and its commands, then runs one of them.
import { pathToFileURL } from 'node:url';
import { BUILD, buildOnce, builtEntry } from './build.mjs';

await buildOnce();
const [entry] = process.argv.splice(2, 1);
if (entry !== undefined) await import(pathToFileURL(builtEntry(BUILD, entry)).href);
