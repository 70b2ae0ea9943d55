import { z } from 'zod';
import { ROLES, scopeFaults, scopeSchema } from './actor.ts';
import { fault, stated, text } from './primitives.ts';
import { sirenCode } from './profile.ts';

const NAME_MAX = 200;

/** An organisation to be opened. */
export const organisationInputSchema = z
  .strictObject({
    name: text(NAME_MAX),
    role: z.enum(ROLES),
    siren: stated(sirenCode).meta({ description: 'Whoever signs in for this SIREN acts for it' }),
    ...scopeSchema.shape,
  })
  .superRefine(({ role, ...rest }, context) => {
    for (const { path, code } of scopeFaults(role, rest)) {
      context.addIssue({ code: 'custom', path: [path], ...fault(code) });
    }
  })
  .meta({ id: 'OrganisationInput' });
export type OrganisationInput = z.infer<typeof organisationInputSchema>;

/** A key to be made. */
export const keyInputSchema = z
  .strictObject({
    name: text(NAME_MAX).meta({ description: 'What the key is for', example: 'Site de la ville' }),
    scope: stated(scopeSchema).meta({
      description: 'Narrower than the scope of the organisation; left out: the same. Empty lists: reads only',
    }),
    expiresAt: stated(z.iso.datetime({ offset: true })).meta({
      description: 'At most a year away; left out: a year',
    }),
  })
  .meta({ id: 'KeyInput' });
export type KeyInput = z.infer<typeof keyInputSchema>;
