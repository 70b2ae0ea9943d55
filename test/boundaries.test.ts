import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

/** Every import of a source folder; relative ones as paths from the root of the sources. */
function importsOf(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((name) => {
    const path = join(folder, name);
    return [...readFileSync(path, 'utf8').matchAll(STATEMENT)].map(([, type, target = '']) => ({
      from: relative(SRC, path),
      to: target.startsWith('.') ? relative(SRC, join(dirname(path), target)) : target,
      typeOnly: type !== undefined,
    }));
  });
}

const IMPORTS = importsOf(SRC);
const within = (folder: string): Import[] => IMPORTS.filter(({ from }) => from.startsWith(`${folder}/`));
const isLocal = ({ to }: Import): boolean => /\.(?:tsx?|json)$/.test(to);
const describeImport = ({ from, to }: Import): string => `${from} → ${to}`;

/** Files that only Node runs: Workers must never reach them, even through others (they do have node:crypto). */
const NODE_ONLY = new Set(
  IMPORTS.filter(
    ({ to, typeOnly }) =>
      !typeOnly && ((to.startsWith('node:') && to !== 'node:crypto') || to === 'cli-progress'),
  ).map(({ from }) => from),
);

describe('imports go one way', () => {
  it('the domain knows itself, the reference data and zod; ports as types only', () => {
    const foreign = within('domain').filter(
      (item) =>
        !/^(?:domain|reference)\//.test(item.to) &&
        !item.to.startsWith('../seeds/reference/') &&
        !(item.typeOnly && item.to === 'search/engine.ts') &&
        item.to !== 'zod' &&
        !item.to.startsWith('@orama/stemmers'),
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it('the reference data knows nothing above it', () => {
    const foreign = within('reference').filter(
      (item) => isLocal(item) && !/^(?:domain|reference)\//.test(item.to) && !item.to.startsWith('../seeds/'),
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it('use-cases reach engines and models through their ports', () => {
    const foreign = within('use-cases').filter(
      (item) =>
        isLocal(item) &&
        !/^(?:domain|reference|store|use-cases)\//.test(item.to) &&
        !['deps.ts', 'search/engine.ts', 'embedding/embedder.ts', 'embedding/cached.ts'].includes(item.to),
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it('http and pages call use-cases, never tables, engines or models', () => {
    const foreign = [...within('http'), ...within('ui')].filter(
      (item) => /^(?:store|search|embedding)\//.test(item.to) && !item.typeOnly,
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it('documents know texts, the domain and the reference data', () => {
    const foreign = within('documents').filter(
      (item) => isLocal(item) && !/^(?:documents|domain|i18n|reference)\//.test(item.to),
    );
    expect(foreign.map(describeImport)).toEqual([]);
  });

  it('nothing that a Worker shares reaches code for Node alone, even through others', () => {
    const shared = new Set(
      IMPORTS.map(({ from }) => from).filter((from) =>
        /^(?:documents|domain|use-cases|http|ui|i18n)\/|^app\.ts$/.test(from),
      ),
    );
    for (let grown = true; grown; ) {
      const reached = IMPORTS.filter(
        (item) => !item.typeOnly && isLocal(item) && shared.has(item.from) && !shared.has(item.to),
      );
      for (const { to } of reached) shared.add(to);
      grown = reached.length > 0;
    }
    expect([...shared].filter((file) => NODE_ONLY.has(file))).toEqual([]);
  });
});
