import { createRoute, z } from '@hono/zod-openapi';
import { conventionDocument } from '../../documents/convention.ts';
import { deliberationDocument } from '../../documents/deliberation.ts';
import type { TextDocument } from '../../documents/document.ts';
import { type Drafting, draftingOf } from '../../documents/draft-parts.ts';
import { AppError } from '../../domain/errors.ts';
import { draftSchema } from '../../domain/law/draft.ts';
import { draftDocument } from '../../use-cases/draft-document.ts';
import { access } from '../access.ts';
import type { App, AppOptions } from '../context.ts';
import { BODY, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';

const EXAMPLE = {
  french: [{ name: 'Commune d’Exemple', level: 'commune' }],
  partners: [{ name: 'Keur Exemple', country: 'SN' }],
  object: 'Gérer ensemble l’eau potable',
  forecastAmount: 30000,
};

const FORMATS = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
type Format = keyof typeof FORMATS;

const KINDS = { convention: conventionDocument, deliberation: deliberationDocument } as const;
type Kind = keyof typeof KINDS;

const DESCRIBED: Readonly<Record<Kind, { operation: string; summary: string }>> = {
  convention: { operation: 'draftConvention', summary: 'Draft of an agreement' },
  deliberation: {
    operation: 'draftDeliberation',
    summary: 'Draft of the decision of the first French party’s council',
  },
};

function draftRoute(kind: Kind, format: Format) {
  return createRoute({
    method: 'post',
    path: `/api/v1/documents/${kind}.${format}`,
    operationId: `${DESCRIBED[kind].operation}${format.toUpperCase()}`,
    summary: `${DESCRIBED[kind].summary} (${format.toUpperCase()})`,
    description:
      'In the language of `Accept-Language`. Stamped “incomplete” while a mandatory content (object, forecast amount) is missing; whatever else is not stated is a gap to be filled in. No legal advice; nothing is stored. The PDF is tagged (PDF/UA) and draws Latin, Greek, Cyrillic, Armenian and Georgian letters.',
    tags: ['law and money'],
    ...access('public'),
    middleware: [jsonBody],
    request: {
      body: { required: true, content: { 'application/json': { schema: draftSchema, example: EXAMPLE } } },
    },
    responses: {
      200: {
        description: 'The document',
        content: { [FORMATS[format]]: { schema: z.string().meta({ format: 'binary' }) } },
      },
      ...problems(...BODY, 'STATE_COUNTERPARTY_L1115_5', 'ENTITY_NOT_RECOGNISED'),
    },
  });
}

type Asset = AppOptions['asset'];

/** @throws AppError INTERNAL where the runtime lacks the fonts. */
async function fontOf(asset: Asset, name: string): Promise<Uint8Array> {
  const bytes = await asset(name);
  if (bytes === null) throw new AppError('INTERNAL');
  return bytes;
}

/** Writes a document. The libraries are read at first use: a start does not wait for them. */
async function written(document: TextDocument, format: Format, asset: Asset, at: Date) {
  if (format === 'docx') return (await import('../../documents/docx.ts')).docxOf(document);
  const [regular, bold] = await Promise.all([
    fontOf(asset, 'DejaVuSans.ttf'),
    fontOf(asset, 'DejaVuSans-Bold.ttf'),
  ]);
  return (await import('../../documents/pdf.ts')).pdfOf(document, { regular, bold }, at);
}

/** Drafts of agreements and of councils' decisions, as PDF and DOCX. */
export function documentRoutes(app: App, { asset }: Pick<AppOptions, 'asset'>): void {
  const add = (kind: Kind, format: Format, make: (drafting: Drafting) => TextDocument): void => {
    app.openapi(draftRoute(kind, format), async (c) => {
      const deps = await c.get('deps')();
      const draft = c.req.valid('json');
      const locale = c.get('locale');
      const drafting = draftingOf(await draftDocument(deps, draft), locale);
      return c.body(await written(make(drafting), format, asset, deps.now()), 200, {
        'content-type': FORMATS[format],
        'content-disposition': `attachment; filename="${kind}.${format}"`,
        'content-language': locale,
        'cache-control': 'no-store',
      });
    });
  };
  for (const kind of ['convention', 'deliberation'] as const) {
    for (const format of ['pdf', 'docx'] as const) add(kind, format, KINDS[kind]);
  }
}
