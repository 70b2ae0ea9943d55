import type { z } from '@hono/zod-openapi';
import type { Partnership } from '../domain/partnership.ts';
import { type Advisory, isInForce, isOverdue } from '../reference/advisories.ts';
import type { EvaluationRow, OpinionRow } from '../store/opinions.ts';
import type { CountryNote } from '../use-cases/country-notes.ts';
import type { HistoryItem, InventoryEntry } from '../use-cases/list-partnerships.ts';
import { orNull } from './dates.ts';
import type { partnershipAnswerSchema, partnershipDetailSchema } from './schemas-inventory.ts';

export function partnershipBody(entry: InventoryEntry): z.infer<typeof partnershipAnswerSchema> {
  const { partnership, revision, status, confirmedAt, confirmationDue, closedAt } = entry;
  return {
    ...partnership,
    status,
    confirmedAt: orNull(confirmedAt),
    confirmationDue,
    closedAt: orNull(closedAt),
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

export function opinionBody({ id, frenchId, foreignId, country, verdict, text, at }: OpinionRow) {
  return { id, frenchId, foreignId, country, verdict, text, at: at.toISOString() };
}

export function evaluationBody({ id, partnershipId, on, state, text, at }: EvaluationRow) {
  return { id, partnershipId, on, state, text, at: at.toISOString() };
}

export function countryNoteBody({ id, country, kind, language, text, publishedAt, expiresOn }: CountryNote) {
  return { id, country, kind, language, text, publishedAt: publishedAt.toISOString(), expiresOn };
}

export function advisoryBody(advisory: Advisory, on: Date) {
  return { ...advisory, inForce: isInForce(advisory, on), overdue: isOverdue(advisory, on) };
}
