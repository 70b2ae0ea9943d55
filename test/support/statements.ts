import type { Database } from '../../src/store/schema.ts';

const KINDS: ReadonlySet<PropertyKey> = new Set([
  'select',
  'selectDistinct',
  'insert',
  'update',
  'delete',
  'execute',
  '$count',
]);

/** The same database, which tells of every statement that is begun on it, within transactions too.
 *  @param begun told its kind. */
export function watched(db: Database, begun: (kind: string) => void): Database {
  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (name === 'transaction') {
          begun('transaction');
          const [work, ...options] = given;
          if (typeof work !== 'function') throw new Error('a transaction without work');
          return Reflect.apply(member, target, [(tx: Database) => work(watched(tx, begun)), ...options]);
        }
        if (KINDS.has(name)) begun(String(name));
        return Reflect.apply(member, target, given);
      };
    },
  });
}

/** The same database, on which something is done when the first transaction is about to begin: what another process did since
 *  it was read. */
export function overtaken(db: Database, act: () => Promise<unknown>): Database {
  let done: Promise<unknown> | null = null;
  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'transaction' || typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        done ??= act();
        await done;
        return Reflect.apply(member, target, given);
      };
    },
  });
}
