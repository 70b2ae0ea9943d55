import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { SearchMode } from '../domain/match.ts';

/** A part that the service cannot work without. */
type Part = 'database' | 'index';

interface Readiness {
  /** Parts that do not answer; empty: ready. */
  missing: Part[];
  /** `lexical`: the model does not answer, which only degrades. */
  mode: SearchMode;
}

async function answers(call: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch {
    return false;
  }
}

/** Asks every part whether it answers. Never throws. */
export async function checkReadiness({ db, search, embedder }: Deps): Promise<Readiness> {
  const [database, index, model] = await Promise.all([
    answers(() => db.execute(sql`select 1`)),
    answers(() => search.ping()),
    answers(() => embedder.ready()),
  ]);
  return {
    missing: [...(database ? [] : ['database' as const]), ...(index ? [] : ['index' as const])],
    mode: model ? 'hybrid' : 'lexical',
  };
}
