import { type Partnership, partnershipSchema } from '../../src/domain/partnership.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { openActors, type TestActors } from './actors.ts';
import { openTestApp, type TestApp } from './app.ts';

/** A partnership as seeds declare it: Saint-Malo and Thiès, culture. */
export function declared(fields: Record<string, unknown> = {}): Partnership {
  return partnershipSchema.parse({
    id: 'saint-malo-sn-thies',
    frenchName: 'Saint-Malo',
    frenchId: 'fr-35288',
    frenchLevel: 'commune',
    foreignName: 'Thiès',
    foreignCountry: 'SN',
    themes: ['culture'],
    startYear: 2019,
    source: 'Test',
    ...fields,
  });
}

export interface InventoryApp extends TestApp {
  actors: TestActors;
}

/** The real app with a declared inventory and an account of each role. */
export async function openInventory(list: readonly Partnership[]): Promise<InventoryApp> {
  const test = await openTestApp();
  await replacePartnerships(test.service.deps.db, list);
  const actors = await openActors(test.service);
  return { ...test, actors };
}
