import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** A call of `it` or `it.each` whose title begins with codes of acceptance lines: two of them with *and*, a colon after. */
const TITLE =
  /^ *it(?:\.each\((?:(?!^ *(?:it|describe)\b)[\s\S])*?\))?\(\s*['`"]([CERFX]\d+(?:\.\d+)?(?:(?:,? and |, | )[CERFX]\d+(?:\.\d+)?)*)[:\s]/gmu;
const CODE = /[CERFX]\d+(?:\.\d+)?/gu;

/** Files by the codes that titles of their tests begin with. Whatever else looks like one is none: comments, descriptions. A story without a number stands for its first line. */
function titled(): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  for (const path of tests.filter((name) => name.endsWith('.test.ts'))) {
    for (const [, codes = ''] of readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(TITLE)) {
      for (const [code] of codes.matchAll(CODE)) {
        const line = code.includes('.') ? code : `${code}.1`;
        files.set(line, (files.get(line) ?? new Set()).add(path));
      }
    }
  }
  return files;
}

it('docs/stories.md names the tests of every acceptance line, and no others', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/stories.md'), 'utf8');
  const listed = new Map(
    [...page.matchAll(/^\| ([CERFX]\d+\.\d+) \| .* \| (.*) \|$/gmu)].map(([, code = '', tests = '']) => [
      code,
      new Set([...tests.matchAll(/`([^`]+)`/gu)].map(([, file = '']) => file)),
    ]),
  );
  const found = titled();
  expect(listed.size).toBeGreaterThan(80);
  expect([...found.keys()].filter((code) => !listed.has(code)).sort()).toEqual([]);
  for (const [code, files] of listed)
    expect([...(found.get(code) ?? [])].sort(), code).toEqual([...files].sort());
});
