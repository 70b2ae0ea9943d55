import type { JudgedRequest } from './collection.ts';

/** Folds of every cross-validation (issue 5). */
export const FOLDS = 5;

type Grouped = Pick<JudgedRequest, 'id' | 'groups'>;

/** One round of a cross-validation: positions of the requests to choose on and to measure on. */
export interface Round {
  training: number[];
  test: number[];
}

/** Groups that stand together in requests, by the same key, as long as a cluster stays within a fold. Requests with few
 *  groups bind first: those with many (stored profiles) tie everything to everything. */
function clustersOf(requests: readonly Grouped[], largest: number): (group: string) => string {
  const parents = new Map<string, string>();
  const sizes = new Map<string, number>();
  const rootOf = (group: string): string => {
    const parent = parents.get(group);
    return parent === undefined ? group : rootOf(parent);
  };
  for (const { groups } of [...requests].sort((left, right) => left.groups.length - right.groups.length)) {
    const [first, ...rest] = groups;
    if (first === undefined) continue;
    sizes.set(rootOf(first), (sizes.get(rootOf(first)) ?? 0) + 1);
    for (const group of rest) {
      const [one, other] = [rootOf(first), rootOf(group)];
      const joined = (sizes.get(one) ?? 0) + (sizes.get(other) ?? 0);
      if (one === other || joined > largest) continue;
      parents.set(other, one);
      sizes.set(one, joined);
    }
  }
  return rootOf;
}

/** Fold of each request. The largest cluster goes first, each to the fold that is smallest then; a request whose groups lie in
 *  several goes where most of them are. */
function foldsOf(requests: readonly Grouped[], count: number): number[] {
  const rootOf = clustersOf(requests, Math.ceil(requests.length / count));
  const homes = requests.map(({ id, groups }) => {
    const roots = groups.length === 0 ? [id] : groups.map(rootOf);
    const votes = (root: string): number => roots.filter((other) => other === root).length;
    return roots.reduce((best, root) => (votes(root) > votes(best) ? root : best));
  });
  const clusters = [...new Set(homes)].map((root) => ({
    root,
    size: homes.filter((home) => home === root).length,
  }));
  const sizes = Array.from({ length: count }, () => 0);
  const folds = new Map<string, number>();
  for (const { root, size } of clusters.sort(
    (left, right) => right.size - left.size || (left.root < right.root ? -1 : 1),
  )) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] ?? 0) + size;
    folds.set(root, fold);
  }
  return homes.map((root) => folds.get(root) ?? 0);
}

/** Rounds of a cross-validation: each request is measured once, and nothing is chosen on a request that shares a group with one
 *  that is measured in the same round. */
export function roundsOf(requests: readonly Grouped[], count: number): Round[] {
  const folds = foldsOf(requests, count);
  return Array.from({ length: count }, (_, fold) => {
    const test = [...folds.keys()].filter((at) => folds[at] === fold);
    const tested = new Set(test.flatMap((at) => requests[at]?.groups ?? []));
    const training = [...folds.keys()].filter(
      (at) => folds[at] !== fold && !(requests[at]?.groups ?? []).some((group) => tested.has(group)),
    );
    return { training, test };
  });
}
