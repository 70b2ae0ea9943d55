/** Compiles `kernel.wat` into `kernel.ts`. Usage: node --import tsx src/search/build-kernel.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { compileKernel } from './compile-kernel.ts';

const base64 = await compileKernel(readFileSync(new URL('kernel.wat', import.meta.url), 'utf8'));
writeFileSync(
  new URL('kernel.ts', import.meta.url),
  `/** \`kernel.wat\` compiled by \`npm run kernel:build\`, in base64. */
export const KERNEL =
  '${base64}';
`,
);
