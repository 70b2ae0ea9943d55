import { createRoute, z } from '@hono/zod-openapi';
import { validateContact } from '../../use-cases/validate-contact.ts';
import { access } from '../access.ts';
import type { App } from '../context.ts';
import { BODY, jsonInput, problems } from '../described.ts';
import { jsonBody } from '../json-body.ts';

const validate = createRoute({
  method: 'post',
  path: '/api/v1/contacts/validate',
  operationId: 'validateContact',
  summary: 'Confirms that the address of a contact is still right',
  description:
    'With the token of the link that the address was sent. A repeated answer changes nothing; a token that was replaced by a later one, or is older than three months, is unknown.',
  tags: ['contacts'],
  ...access('public'),
  middleware: [jsonBody],
  request: {
    body: jsonInput(z.strictObject({ token: z.string().min(1).max(100) }).meta({ id: 'ContactValidation' })),
  },
  responses: {
    204: { description: 'The address is confirmed for three months' },
    ...problems('LINK_INVALID', ...BODY),
  },
});

/** What contacts say of themselves, with the link of a mail and no account. */
export function contactRoutes(app: App): void {
  app.openapi(validate, async (c) => {
    await validateContact(await c.get('deps')(), c.req.valid('json').token);
    return c.body(null, 204);
  });
}
