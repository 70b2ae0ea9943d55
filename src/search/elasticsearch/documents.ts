import { nameKey } from '../../domain/analysis.ts';
import { namesOf, themesOf } from '../../domain/passage.ts';
import type { PublicProfile } from '../../domain/profile.ts';
import { zonesOf } from '../../reference/countries.ts';
import { primaryLanguages } from '../../reference/languages.ts';
import type { IndexDocument, IndexedProfile, Passage } from '../engine.ts';
import type { Operation } from './bulk.ts';

/** The part of a document that Elasticsearch keeps as it was sent. */
export interface StoredSource {
  /** Of profiles only. */
  entry?: IndexedProfile;
}

/** Lucene's whitespace tokenizer cuts words of 255 characters; so long a token is nobody's word. */
const TOKEN_MAX = 255;

/** Tokens as the `whitespace` analyser takes them apart again: unchanged. */
export function joined(tokens: readonly string[]): string {
  return tokens.map((token) => token.slice(0, TOKEN_MAX).toWellFormed()).join(' ');
}

/** Nine decimals: half the characters of a double, and no coordinate of a unit vector moves by more than a float32 of 0.01
 *  can tell apart. Digits that give every float32 back exactly (`toPrecision(9)`) take 0.2 to 0.35 ms a vector, these
 *  0.04 (measured). */
const SCALE = 1e9;

/** A vector as numbers of JSON. */
export function numbersOf(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Math.round(value * SCALE) / SCALE);
}

function filterFields(profile: PublicProfile) {
  const { updatedAt } = profile;
  return {
    country: profile.country,
    level: profile.level,
    themes: themesOf(profile),
    zones: zonesOf(profile.country, profile.subdivision),
    languages: primaryLanguages(profile.languages),
    open: profile.openToRequests,
    ...(profile.population === null ? {} : { population: profile.population }),
    ...(updatedAt === null ? {} : { updatedAt: Date.parse(updatedAt) }),
  };
}

function nameFields(name: string) {
  const key = nameKey(name);
  return { key, words: [...new Set(key.split(' '))], one: 1 };
}

const passageId = (profileId: string, { kind, ordinal }: Pick<Passage, 'kind' | 'ordinal'>): string =>
  `${profileId}/${kind}/${ordinal}`;

const versioned = (id: string, routing: string, version: number) => ({
  _id: id,
  routing,
  version,
  version_type: 'external_gte' as const,
});

/** Writes of one version of a profile: the profile first, so that an older version is known by its refusal. */
export function writesOf(document: IndexDocument, changed: boolean): Operation[] {
  const { passages, ...entry } = document;
  const { profile, revision } = entry;
  const { id } = profile;
  const common = { profileId: id, revision, ...filterFields(profile) };
  return [
    {
      profileId: id,
      action: { index: versioned(id, id, revision) },
      source: {
        ...common,
        kind: 'profile',
        changed,
        passages: passages.length,
        checksum: passages.length * revision,
        names: namesOf(profile).map(nameFields),
        texts: passages.map(({ tokens }) => ({ tokens: joined(tokens) })),
        entry,
      },
    },
    ...passages.map(({ kind, ordinal, tokens, vector }) => ({
      profileId: id,
      action: { index: versioned(passageId(id, { kind, ordinal }), id, revision) },
      source: {
        ...common,
        kind,
        ordinal,
        tokens: joined(tokens),
        ...(vector === null ? {} : { vector: numbersOf(vector) }),
      },
    })),
  ];
}

/** What stays of a removed profile: its revision, so that nothing older comes back. */
export function tombstoneOf(id: string, revision: number): Operation {
  return {
    profileId: id,
    action: { index: versioned(id, id, revision) },
    source: { kind: 'removed', profileId: id, revision, changed: true },
  };
}

/** Deletes a passage unless it was written at a later revision. */
export function passageRemoval(profileId: string, passage: string, revision: number): Operation {
  return { profileId, action: { delete: versioned(passage, profileId, revision) }, source: null };
}

/** Takes back what was written of a version. */
export function removalOf({ profile: { id }, revision, passages }: IndexDocument): Operation[] {
  return [
    tombstoneOf(id, revision),
    ...passages.map((passage) => passageRemoval(id, passageId(id, passage), revision)),
  ];
}
