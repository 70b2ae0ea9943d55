import { and, eq, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { chunksOf } from '../domain/chunks-of.ts';
import { fieldOf } from '../domain/passage.ts';
import type { PassageKind } from '../search/engine.ts';
import { bytesOf, floatsOf } from './columns.ts';
import { isOneOf } from './is-one-of.ts';
import { type Database, embeddings, profiles, statements } from './schema.ts';

/** Vectors of the cache.
 *  @param textHashes SHA-256 (hex) of the exact texts.
 *  @returns by text hash; those that are not cached are left out. */
export async function cachedVectors(
  db: Database,
  modelHash: string,
  textHashes: readonly string[],
): Promise<Map<string, Float32Array>> {
  if (textHashes.length === 0) return new Map();
  const rows = await db
    .select({ textHash: embeddings.textHash, vector: embeddings.vector })
    .from(embeddings)
    .where(and(eq(embeddings.modelHash, modelHash), isOneOf(embeddings.textHash, textHashes)));
  return new Map(rows.map(({ textHash, vector }) => [textHash, floatsOf(vector)]));
}

/** Cached vectors of what a profile says, by field (`needs[0]`, `summary`), without reading the profile first.
 *  @returns the profile's revision with them; null when none of its texts has a vector. */
export async function vectorsOfProfile(
  db: Database,
  modelHash: string,
  id: string,
): Promise<{ vectors: Map<string, Float32Array>; revision: number | null }> {
  const { vector } = embeddings;
  const { revision } = profiles;
  const ofText = (text: SQL) =>
    and(
      eq(embeddings.modelHash, modelHash),
      eq(embeddings.textHash, sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`),
    );
  const stated = db
    .select({ kind: sql<PassageKind>`${statements.kind}`, ordinal: statements.ordinal, vector, revision })
    .from(statements)
    .innerJoin(profiles, eq(profiles.id, statements.profileId))
    .innerJoin(embeddings, ofText(sql`${statements.text}`))
    .where(eq(statements.profileId, id));
  const summaries = db
    .select({ kind: sql<PassageKind>`'summary'`, ordinal: sql<number>`0`, vector, revision })
    .from(profiles)
    .innerJoin(embeddings, ofText(sql`${profiles.summary}->>'text'`))
    .where(eq(profiles.id, id));
  const rows = await unionAll(stated, summaries);
  return {
    vectors: new Map(rows.map((row) => [fieldOf(row.kind, row.ordinal), floatsOf(row.vector)])),
    revision: rows[0]?.revision ?? null,
  };
}

/** Keeps vectors by text hash. What is cached already stays as it is. */
export async function storeVectors(
  db: Database,
  modelHash: string,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<void> {
  const rows = [...vectors].map(([textHash, vector]) => ({ modelHash, textHash, vector: bytesOf(vector) }));
  for (const some of chunksOf(rows, ROWS_A_STATEMENT)) {
    await db.insert(embeddings).values(some).onConflictDoNothing();
  }
}

/** Three parameters a row, of the 65,535 that PostgreSQL's protocol takes; 3 MB of text at 384 dimensions. */
const ROWS_A_STATEMENT = 1_000;
