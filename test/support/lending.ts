import type { OpenDatabase } from '../../src/store/postgres.ts';
import { keepRows, restoreRows } from './rows.ts';

/** Databases that are lent to one test after the other. */
interface Lending {
  /** An empty database, until it is closed. */
  lend: () => Promise<OpenDatabase>;
  /** Closes those that nobody has in hand. */
  end: () => Promise<void>;
}

/** Lends databases: once closed, the next test gets the same one. To open one takes seconds, to empty one a moment.
 *  @param open a fresh database, as migrations leave it. */
export function makeLending(open: () => Promise<OpenDatabase>): Lending {
  const idle: OpenDatabase[] = [];
  const emptied = async (): Promise<OpenDatabase> => {
    const known = idle.pop();
    if (known !== undefined) {
      await restoreRows(known.db, 'empty');
      return known;
    }
    const fresh = await open();
    await keepRows(fresh.db, 'empty');
    return fresh;
  };
  return {
    async lend() {
      const lent = await emptied();
      return {
        // An object of its own: what the service remembers of a database, it remembers of that object.
        db: Object.create(lent.db),
        close: async () => {
          idle.push(lent);
        },
      };
    },
    async end() {
      await Promise.all(idle.splice(0).map(({ close }) => close()));
    },
  };
}
