// @ts-check
// node src/run.mjs [ENTRY [ARGUMENT…]]: builds the service and its commands, then runs one of them.
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { BUILD, buildOnce, builtEntry, refusedWrite } from './build.mjs';
import { ENGINE_FLAGS } from './engine-flags.mjs';

for (const flag of ENGINE_FLAGS) setFlagsFromString(flag);
try {
  await buildOnce();
} catch (error) {
  const refused = refusedWrite(error);
  if (refused === null) throw error;
  process.stderr.write(`${refused}\n`);
  process.exit(1);
}
// What Node has compiled is kept, where it can be (from 22.1 on).
Reflect.get(module, 'enableCompileCache')?.(join(BUILD, 'compiled'));
const [entry] = process.argv.splice(2, 1);
if (entry !== undefined) await import(pathToFileURL(builtEntry(BUILD, entry)).href);
