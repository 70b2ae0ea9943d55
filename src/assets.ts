import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const UI = join(import.meta.dirname, 'ui');
const SWAGGER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The files that pages may ask for, and nothing else. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['style.css', join(UI, 'style.css')],
  ['docs.js', join(UI, 'docs.js')],
  ['swagger-ui.css', join(SWAGGER, 'swagger-ui.css')],
  ['swagger-ui-bundle.js', join(SWAGGER, 'swagger-ui-bundle.js')],
]);

const read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** Bytes of a file of the pages, read once; null when there is none of that name. */
export async function asset(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const path = FILES.get(name);
  if (path === undefined) return null;
  const bytes = read.get(name) ?? readFile(path).then((file) => Uint8Array.from(file));
  read.set(name, bytes);
  return bytes;
}
