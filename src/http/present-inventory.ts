import type { z } from '@hono/zod-openapi';
import type { Partnership } from '../domain/partnership.ts';
import type { HistoryItem, InventoryEntry } from '../use-cases/list-partnerships.ts';
import type { partnershipAnswerSchema, partnershipDetailSchema } from './inventory-schemas.ts';

export function partnershipBody(entry: InventoryEntry): z.infer<typeof partnershipAnswerSchema> {
  const { partnership, revision, status, confirmedAt, confirmationDue, closedAt } = entry;
  return {
    ...partnership,
    status,
    confirmedAt: confirmedAt?.toISOString() ?? null,
    confirmationDue,
    closedAt: closedAt?.toISOString() ?? null,
    revision,
  };
}

const FIELDS = [
  'frenchName',
  'frenchId',
  'frenchLevel',
  'foreignName',
  'foreignCountry',
  'foreignSubdivision',
  'foreignLevel',
  'form',
  'themes',
  'startYear',
  'endYear',
  'source',
] as const satisfies readonly (keyof Partnership)[];

/** Fields that a change altered; none where there was nothing before. */
function changesOf({ before, after }: Pick<HistoryItem, 'before' | 'after'>) {
  if (before === null) return [];
  return FIELDS.filter((field) => String(before[field]) !== String(after[field])).map((field) => ({
    field,
    from: before[field] ?? null,
    to: after[field] ?? null,
  }));
}

/** A partnership with its history: who changed what as a role, never as a person. */
export function partnershipDetailBody(
  entry: InventoryEntry,
  history: readonly HistoryItem[],
): z.infer<typeof partnershipDetailSchema> {
  return {
    ...partnershipBody(entry),
    history: history.map(({ at, action, role, before, after }) => ({
      at: at.toISOString(),
      action,
      role,
      changes: changesOf({ before, after }),
    })),
  };
}
