import { createRoute, z } from '@hono/zod-openapi';
import { countryNoteInputSchema } from '../../domain/country-note.ts';
import { countryCode } from '../../domain/primitives.ts';
import { notesOfCountry, notesOfProfile, publishNote, withdrawNote } from '../../use-cases/country-notes.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';
import { countryNoteBody } from '../present-inventory.ts';
import { requireProfileId } from '../query.ts';
import { countryNoteSchema } from '../schemas-inventory.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/countries/{code}/notes',
  operationId: 'listCountryNotes',
  ...access('public'),
  summary: 'What the embassy tells about a country today',
  tags: ['countries'],
  request: { params: z.object({ code: countryCode }) },
  responses: {
    200: jsonAnswer('Latest first', z.object({ results: z.array(countryNoteSchema) })),
    ...problems('INVALID_REQUEST'),
  },
});

const ofProfile = createRoute({
  method: 'get',
  path: '/api/v1/profiles/{id}/notes',
  operationId: 'listNotesOfProfile',
  ...access('public'),
  summary: 'What the embassy tells today about the country of a profile',
  tags: ['countries'],
  request: { params: z.object({ id: z.string().meta({ example: 'sn-keur-exemple' }) }) },
  responses: {
    200: jsonAnswer('Latest first', z.object({ results: z.array(countryNoteSchema) })),
    ...problems('PROFILE_UNKNOWN'),
  },
});

const publish = createRoute({
  method: 'post',
  path: '/api/v1/countries/{code}/notes',
  operationId: 'publishCountryNote',
  ...access('country'),
  summary: 'Publish a note until a day',
  description: 'For the embassy of the country and the ministry.',
  tags: ['countries'],
  middleware: [jsonBody],
  request: {
    params: z.object({ code: countryCode }),
    body: jsonInput(countryNoteInputSchema),
  },
  responses: {
    201: jsonAnswer('The note', countryNoteSchema),
    ...problems('OUT_OF_SCOPE', ...BODY),
  },
});

const withdraw = createRoute({
  method: 'delete',
  path: '/api/v1/countries/{code}/notes/{id}',
  operationId: 'withdrawCountryNote',
  ...access('country'),
  summary: 'Take a note back',
  description: 'For the embassy of the country and the ministry.',
  tags: ['countries'],
  request: { params: z.object({ code: countryCode, id: z.string() }) },
  responses: {
    204: { description: 'Gone' },
    ...problems('OUT_OF_SCOPE', 'NOT_FOUND', 'INVALID_REQUEST'),
  },
});

/** Notes of embassies about their countries (story E6). */
export function countryNoteRoutes(app: App): void {
  app.openapi(list, async (c) => {
    const notes = await notesOfCountry(await c.get('deps')(), c.req.valid('param').code);
    return c.json({ results: notes.map(countryNoteBody) }, 200);
  });
  app.openapi(ofProfile, async (c) => {
    const id = requireProfileId(c.req.valid('param').id);
    return c.json({ results: (await notesOfProfile(await c.get('deps')(), id)).map(countryNoteBody) }, 200);
  });
  app.openapi(publish, async (c) => {
    const { code } = c.req.valid('param');
    const note = await publishNote(await c.get('deps')(), c.get('actor'), code, c.req.valid('json'));
    return c.json(countryNoteBody(note), 201);
  });
  app.openapi(withdraw, async (c) => {
    const { code, id } = c.req.valid('param');
    await withdrawNote(await c.get('deps')(), c.get('actor'), code, id);
    return c.body(null, 204);
  });
}
