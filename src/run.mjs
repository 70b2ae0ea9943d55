// @ts-check
// node src/run.mjs [ENTRY [ARGUMENT…]]: builds the service and its commands, then runs one of them.
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { BUILD, buildOnce, builtEntry, refusedWrite } from './build.mjs';

// How often WebAssembly runs before V8 optimises it: the default of newer ones. That of Node 20 begins seven times sooner, with much of
// the embedded database that runs at its start only (docs/results/speed.md). A V8 without the flag says so, and goes on.
setFlagsFromString('--wasm-tiering-budget=13000000');
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
