import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const UI = join(import.meta.dirname, 'ui');
const require = createRequire(import.meta.url);
const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'));
const FONTS = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** The files that pages may ask for and the fonts of documents, and nothing else. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['style.css', join(UI, 'style.css')],
  ['icon.svg', join(UI, 'icon.svg')],
  ['robots.txt', join(UI, 'robots.txt')],
  ['docs.js', join(UI, 'docs.js')],
  ['swagger-ui.css', join(SWAGGER, 'swagger-ui.css')],
  ['swagger-ui-bundle.js', join(SWAGGER, 'swagger-ui-bundle.js')],
  ['DejaVuSans.ttf', join(FONTS, 'DejaVuSans.ttf')],
  ['DejaVuSans-Bold.ttf', join(FONTS, 'DejaVuSans-Bold.ttf')],
]);

const read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** Bytes of such a file, read once; null when there is none of that name. */
export async function asset(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const path = FILES.get(name);
  if (path === undefined) return null;
  const bytes = read.get(name) ?? readFile(path).then((file) => Uint8Array.from(file));
  read.set(name, bytes);
  return bytes;
}
