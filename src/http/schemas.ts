import { z } from '@hono/zod-openapi';
import { FORMS, INTENTS, LEVELS, MODES, THEMES, TRAITS, ZONES } from '../domain/codes.ts';
import { ADVICE_CODES, FLAG_CODES, REASON_CODES } from '../domain/match.ts';
import { DIRECTION_PARTS, JOINT_PARTS } from '../domain/parts.ts';
import { pageNumbers } from './paging.ts';

/** Schemas of answers. Requests are read by the schemas of the domain; these only describe what goes out, and handlers
 *  do not compile when they send something else. */

const share = z.number().min(0).max(1);
const location = z.object({ lat: z.number(), lon: z.number() }).nullable();
const statement = z.object({ theme: z.enum(THEMES).nullable(), text: z.string() });
const source = z
  .object({ name: z.string(), licence: z.string().nullable(), url: z.string().nullable() })
  .nullable();

export const profileCardSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2' }),
    subdivision: z.string().nullable().meta({ description: 'ISO 3166-2' }),
    level: z.enum(LEVELS),
    population: z.number().int().nullable(),
    location,
    languages: z.array(z.string()).meta({ description: 'BCP 47; empty: not stated' }),
    themes: z.array(z.enum(THEMES)),
    openToRequests: z.boolean(),
    updatedAt: z.string().nullable(),
    demonstration: z
      .boolean()
      .meta({ description: 'True: a fictitious authority with a fictitious request' }),
    source,
  })
  .meta({ id: 'ProfileCard', description: 'A profile in a list. Never a contact.' });

export const publicProfileSchema = z
  .object({
    ...profileCardSchema.shape,
    names: z.record(z.string(), z.string()),
    inseeCode: z.string().nullable(),
    siren: z.string().nullable(),
    competences: z.array(z.enum(THEMES)),
    summary: z.object({ language: z.string().nullable(), text: z.string() }).nullable(),
    offers: z.array(statement),
    needs: z.array(statement),
    wishes: z.object({
      countries: z.array(z.string()),
      zones: z.array(z.enum(ZONES)),
      onlyCountries: z.boolean(),
      levels: z.array(z.enum(LEVELS)),
      forms: z.array(z.enum(FORMS)),
      populationMin: z.number().nullable(),
      populationMax: z.number().nullable(),
    }),
    capacity: z.number().nullable(),
    labels: z.array(z.object({ kind: z.enum(['expe-ct']), theme: z.enum(THEMES), validUntil: z.string() })),
    traits: z.array(z.enum(TRAITS)),
    diasporas: z.array(z.string()),
    interpretation: z.boolean().nullable(),
    modes: z.array(z.enum(MODES)),
    mutualisation: z.boolean().nullable(),
    mayContract: z.enum(['yes', 'no', 'unknown']),
  })
  .meta({ id: 'PublicProfile', description: 'All that anyone may see of a profile. Never a contact.' });

const counts = z.array(z.object({ value: z.string(), count: z.number().int() }));
const facetsSchema = z
  .object({ countries: counts, themes: counts, levels: counts, languages: counts })
  .meta({ id: 'Facets', description: 'Counts over the set that `totalResults` counts, highest first' });

const matchFacets = facetsSchema
  .extend({
    concepts: z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() })).meta({
      description:
        'Concepts of local public action that the texts speak of: the 30 most frequent, and those of the themes of `understood.concepts`; `label` in the language of the answer',
    }),
  })
  .meta({ id: 'MatchFacets' });

const mode = z.enum(['hybrid', 'lexical']).meta({ description: '`lexical` when no embedding could be made' });

const degraded = z.literal(true).optional().meta({
  description:
    'Present when a part of the index did not answer in time, or the model was asked for too much at once: results may be missing',
});

const reason = z
  .object({
    code: z.enum(REASON_CODES),
    field: z
      .string()
      .meta({ description: 'Where it stands in the profile (`offers[0]`) or in the request (`query`)' }),
    text: z.string(),
  })
  .meta({ id: 'Reason' });

const direction = z.array(z.object({ code: z.enum(DIRECTION_PARTS), value: share }));

const parts = z
  .object({
    forSeeker: direction.meta({ description: 'Their product is `directions.forSeeker`' }),
    forCandidate: direction.meta({ description: 'Their product is `directions.forCandidate`' }),
    joint: z
      .array(z.object({ code: z.enum(JOINT_PARTS), value: share }))
      .meta({ description: 'Their product times the harmonic mean of both directions is `score`' }),
  })
  .meta({ id: 'Parts', description: 'What a score is made of. What a side does not state is left out.' });

export const matchSchema = z
  .object({
    rank: z.number().int().min(1),
    profile: profileCardSchema,
    score: share,
    directions: z.object({ forSeeker: share, forCandidate: share }),
    parts,
    confidence: share.meta({ description: 'Share of the criteria on which both sides said something' }),
    reasons: z.object({ forSeeker: z.array(reason), forCandidate: z.array(reason) }),
    flags: z.array(z.object({ code: z.enum(FLAG_CODES), text: z.string() })),
  })
  .meta({ id: 'Match' });

const understoodItems = z.array(
  z.object({
    item: z.string().meta({ description: 'To be given in `ignore`', example: 'country:SN' }),
    text: z.string(),
  }),
);

const populationBound = z
  .number()
  .int()
  .nullable()
  .meta({ description: 'Inhabitants wished of the partner; null: no bound' });

export const understoodSchema = z
  .object({
    intent: z.enum(INTENTS),
    intentInferred: z.boolean().meta({ description: 'False: the request said it' }),
    intentEvidence: z
      .array(z.object({ intent: z.enum(INTENTS), weight: z.number().int(), words: z.string() }))
      .meta({
        description:
          'Words of `query` that speak for an intent, in order, and how much (1 a hint … 5 plain and both ways); empty when the request said it, or when nothing tells',
      }),
    countries: z.array(z.string()).meta({ description: 'ISO 3166-1 alpha-2' }),
    zones: z.array(z.enum(ZONES)),
    languages: z.array(z.string()).meta({ description: 'BCP 47 working languages wished of the partner' }),
    spoken: z.array(z.string()).meta({
      description:
        'BCP 47 languages that the text says its writers speak; theirs where the seeker states none',
    }),
    levels: z.array(z.enum(LEVELS)),
    traits: z.array(z.enum(TRAITS)),
    forms: z.array(z.enum(FORMS)),
    populationMin: populationBound,
    populationMax: populationBound,
    only: z.boolean().meta({ description: 'True: the places are a limit, not a preference' }),
    excluded: z.array(z.string()).meta({ description: 'Countries left out, ISO 3166-1 alpha-2' }),
    excludedZones: z
      .array(z.enum(ZONES))
      .meta({ description: 'Parts of the world left out, but for `countries`' }),
    spellings: z
      .array(z.object({ typed: z.string(), word: z.string() }))
      .meta({ description: 'Misspelt words of `query`, as they were typed, and what they were read as' }),
    residual: z.string().meta({
      description:
        'The text without the places and the sentences that only frame a letter, its words rightly spelt: what is searched',
    }),
    items: understoodItems.meta({ description: 'All of this in words, one by one' }),
    ignored: understoodItems.meta({ description: 'What was read and does not count, as `ignore` asked' }),
    concepts: z.array(z.object({ value: z.string(), label: z.string() })).meta({
      description:
        'Concepts that the text speaks of, closest first; none while no embedding can be made; `label` in the language of the answer',
    }),
  })
  .meta({ id: 'Understood', description: 'What was read out of `query`, as it counts' });

export const matchAnswerSchema = z
  .object({
    results: z.array(matchSchema),
    totalResults: z.number().int(),
    facets: matchFacets,
    mode,
    degraded,
    advice: z.array(z.object({ code: z.enum(ADVICE_CODES), text: z.string() })),
    nextCursor: z.string().nullable(),
    understood: understoodSchema.nullable().meta({ description: 'Null without `query`' }),
  })
  .meta({ id: 'MatchAnswer' });

export const profilePageSchema = z
  .object({
    results: z.array(profileCardSchema),
    ...pageNumbers,
    facets: facetsSchema,
    mode,
    degraded,
  })
  .meta({ id: 'ProfilePage' });

export const directoryAnswerSchema = z
  .object({
    results: z.array(
      z.object({
        id: z.string().meta({ description: 'To be given as `seekerId`', example: 'fr-35288' }),
        code: z.string().meta({ description: 'INSEE code or SIREN' }),
        name: z.string(),
        country: z.literal('FR'),
        level: z.enum(LEVELS),
        population: z.number().int().nullable(),
        subdivision: z.string().nullable().meta({ description: 'ISO 3166-2 of the région' }),
        department: z.string().nullable(),
        siren: z.string().nullable(),
        location,
      }),
    ),
  })
  .meta({ id: 'DirectoryAnswer' });

export const readinessSchema = z
  .object({ status: z.literal('ready'), mode })
  .meta({ id: 'Readiness', description: '`mode: lexical`: ready, but without the language model' });
