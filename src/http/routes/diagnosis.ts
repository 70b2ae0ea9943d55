import { createRoute, z } from '@hono/zod-openapi';
import { FORMS, INTENTS, MODES, THEMES } from '../../domain/codes.ts';
import { diagnose, diagnosisSchema, MEANS, MOTIVES, QUESTIONS } from '../../domain/diagnosis.ts';
import { DIAGNOSIS } from '../../i18n/diagnosis.ts';
import { renderAdvice } from '../../i18n/render.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonAnswer, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';

/** Codes to choose from; questions that are left out are answered in words or by codes of countries and languages. */
const CHOICES: Partial<Record<(typeof QUESTIONS)[number], readonly string[]>> = {
  motives: MOTIVES,
  intent: INTENTS,
  themes: THEMES,
  form: FORMS,
  mode: MODES,
  means: MEANS,
};

const questionSchema = z.object({
  code: z.enum(QUESTIONS),
  text: z.string(),
  choices: z.array(z.string()).optional(),
});

const statements = z.array(z.object({ theme: z.enum(THEMES).nullable(), text: z.string() }));

const diagnosisAnswerSchema = z
  .object({
    draft: z.object({
      title: z.string(),
      needs: statements,
      offers: statements,
      wishes: z.object({
        countries: z.array(z.string()),
        zones: z.array(z.string()),
        forms: z.array(z.string()),
        languages: z.array(z.string()),
      }),
      modes: z.array(z.string()),
    }),
    missing: z.array(questionSchema.omit({ choices: true })).meta({ description: 'What was not answered' }),
    advice: z.array(z.object({ code: z.string(), text: z.string() })),
  })
  .meta({ id: 'Diagnosis' });

const ask = createRoute({
  method: 'get',
  path: '/api/v1/diagnosis',
  operationId: 'getDiagnosisQuestions',
  summary: 'Ten questions for whoever starts',
  tags: ['requests'],
  ...access('public'),
  responses: {
    200: jsonAnswer('In the language of `Accept-Language`', z.object({ questions: z.array(questionSchema) })),
  },
});

const answer = createRoute({
  method: 'post',
  path: '/api/v1/diagnosis',
  operationId: 'diagnose',
  summary: 'Draft of a search, made of the answers',
  description:
    'Open to anyone; nothing is kept. Every answer may be left out, as long as one says what it is about.',
  tags: ['requests'],
  ...access('public'),
  middleware: [jsonBody],
  request: { body: jsonInput(diagnosisSchema) },
  responses: {
    200: jsonAnswer('The draft', diagnosisAnswerSchema),
    ...problems(...BODY),
  },
});

/** The form for first-timers. */
export function diagnosisRoutes(app: App): void {
  app.openapi(ask, (c) => {
    const { questions } = DIAGNOSIS[c.get('locale')];
    c.header('content-language', c.get('locale'));
    return c.json(
      {
        questions: QUESTIONS.map((code) => ({
          code,
          text: questions[code],
          ...(CHOICES[code] === undefined ? {} : { choices: [...CHOICES[code]] }),
        })),
      },
      200,
    );
  });
  app.openapi(answer, (c) => {
    const locale = c.get('locale');
    const { questions, motives } = DIAGNOSIS[locale];
    const { draft, missing, advice } = diagnose(c.req.valid('json'), locale, (motive) => motives[motive]);
    c.header('content-language', locale);
    const told = advice.map((code) => ({
      code,
      text: renderAdvice({ code, params: { names: [], place: '' } }, locale),
    }));
    return c.json(
      { draft, missing: missing.map((code) => ({ code, text: questions[code] })), advice: told },
      200,
    );
  });
}
