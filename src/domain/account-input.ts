import { z } from 'zod';
import { ROLES, regionCode, SCOPE_LISTS, scopeFaults, scopeSchema } from './actor.ts';
import { LOCALES } from './codes.ts';
import { countryCode, fault, stated, text, whereTyped } from './primitives.ts';
import { profileId, sirenCode } from './profile.ts';

const NAME_MAX = 200;

/** An address as accounts know it: in lower case, 254 characters at most (RFC 5321 § 4.5.3.1.3). */
export const emailAddress = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());

/** An organisation to be opened. */
export const organisationInputSchema = z
  .strictObject({
    name: text(NAME_MAX),
    role: z.enum(ROLES),
    siren: stated(sirenCode).meta({ description: 'Whoever signs in for this SIREN acts for it' }),
    ...scopeSchema.shape,
  })
  .superRefine(
    ({ role, ...rest }, context) => {
      for (const { path, code } of scopeFaults(role, rest)) {
        context.addIssue({ code: 'custom', path: [path], ...fault(code) });
      }
    },
    { when: whereTyped(['role', ...SCOPE_LISTS]) },
  )
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

/** A person to be let in by mailed link, or by OpenID Connect with the same address. */
export const memberInputSchema = z
  .strictObject({
    email: emailAddress,
    locale: z
      .enum(LOCALES)
      .nullish()
      .transform((value) => value ?? 'fr'),
  })
  .meta({ id: 'MemberInput' });
export type MemberInput = z.infer<typeof memberInputSchema>;

/** What is to be changed of an organisation; what is left out stays. */
export const organisationChangesSchema = z
  .strictObject({
    name: text(NAME_MAX).optional(),
    countries: z.array(countryCode).max(300).optional(),
    regions: z.array(regionCode).max(30).optional(),
    profileIds: z.array(profileId).max(300).optional(),
    disabled: z.boolean().optional().meta({ description: 'True: none of its members and keys is let in' }),
  })
  .meta({ id: 'OrganisationChanges' });
export type OrganisationChanges = z.infer<typeof organisationChangesSchema>;

export const memberChangesSchema = z
  .strictObject({ disabled: z.boolean().meta({ description: 'True: not let in any more' }) })
  .meta({ id: 'MemberChanges' });

/** Who asks for a link. */
export const linkRequestSchema = z
  .strictObject({
    email: emailAddress,
    locale: stated(z.enum(LOCALES)).meta({ description: 'Of the mail; left out: by `Accept-Language`' }),
  })
  .meta({ id: 'LinkRequest' });

/** What a foreign authority says of itself when it comes for the first time. */
const authoritySchema = z.strictObject({
  name: text(NAME_MAX),
  country: countryCode.refine((code) => code !== 'FR', fault('FRENCH_AUTHORITY')),
});
export type Authority = z.infer<typeof authoritySchema>;

export const linkFollowedSchema = z
  .strictObject({
    token: z.string().min(1).max(100).meta({ description: 'What the link holds' }),
    authority: stated(authoritySchema).meta({ description: 'Needed where the address is not known yet' }),
  })
  .meta({ id: 'LinkFollowed' });
export type LinkFollowed = z.infer<typeof linkFollowedSchema>;
