import { and, eq, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { profiles } from './schema.ts';
import { introductions } from './schema-introductions.ts';

/** Introductions by their French and their foreign side, whichever of them asked: what both are joined on. */

export const french = alias(profiles, 'french');
export const foreign = alias(profiles, 'foreign');

export const isFrenchSide = and(
  eq(french.country, 'FR'),
  or(eq(french.id, introductions.a), eq(french.id, introductions.b)),
);
export const isForeignSide = and(
  ne(foreign.id, french.id),
  or(eq(foreign.id, introductions.a), eq(foreign.id, introductions.b)),
);
