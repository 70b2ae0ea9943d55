import { z } from '@hono/zod-openapi';
import type { PersonalData } from '../store/personal-data.ts';
import { orNull } from './dates.ts';
import { auditEntryBody, memberBody } from './present-accounts.ts';
import type { personalDataSchema } from './schemas-personal-data.ts';

type Body = z.infer<typeof personalDataSchema>;

const fieldsSchema = z.record(z.string(), z.unknown());

/** Parameters of a mail without the addresses of pages that let in whoever has them. */
function withoutLinks(params: unknown): Record<string, unknown> {
  const { link: _link, unsubscribe: _unsubscribe, ...rest } = fieldsSchema.parse(params);
  return rest;
}

function membershipsOf({ memberships }: PersonalData): Body['memberships'] {
  return memberships.map(({ member, organisation: { id, name, role } }) => ({
    ...memberBody(member),
    identity: member.subject,
    signedOutAt: orNull(member.signedOutAt),
    organisation: { id, name, role },
  }));
}

function writingsOf({ writings }: PersonalData): Body['writings'] {
  const written = (kind: Body['writings'][number]['kind'], about: string, at: Date, text: string | null) => ({
    kind,
    about,
    at: at.toISOString(),
    text,
  });
  return [
    ...writings.coordinationThreads.map((row) =>
      written('coordination_thread', row.placeKey, row.openedAt, null),
    ),
    ...writings.coordinationMessages.map((row) =>
      written('coordination_message', row.threadId, row.at, row.text),
    ),
    ...writings.opinions.map((row) => written('opinion', row.foreignId, row.at, row.text)),
    ...writings.evaluations.map((row) => written('evaluation', row.partnershipId, row.at, row.text)),
    ...writings.countryNotes.map((row) => written('country_note', row.country, row.publishedAt, row.text)),
  ];
}

function mailsOf({ mails }: PersonalData): Body['mails'] {
  return mails.map(({ template, locale, createdAt, params }) => ({
    template,
    locale,
    writtenAt: createdAt.toISOString(),
    params: withoutLinks(params),
  }));
}

function actsOf({ acts }: PersonalData): Pick<Body, 'introductions' | 'partnerships' | 'audit'> {
  return {
    introductions: acts.introductions.map(({ introductionId, at, party, event, reason }) => ({
      introductionId,
      at: at.toISOString(),
      party,
      event,
      reason,
    })),
    partnerships: acts.partnerships.map(({ partnershipId, at, action }) => ({
      partnershipId,
      at: at.toISOString(),
      action,
    })),
    audit: acts.audit.map(auditEntryBody),
  };
}

/** One document of all that is kept about a person. */
export function personalDataBody({ data, exportedAt }: { data: PersonalData; exportedAt: Date }): Body {
  return {
    exportedAt: exportedAt.toISOString(),
    memberships: membershipsOf(data),
    contacts: data.contacts.map(({ profileId, contact }) => ({
      profileId,
      email: contact?.email ?? null,
      phone: contact?.phone ?? null,
      person: contact?.person ?? null,
    })),
    contactChecks: data.contactChecks.map(({ profileId, askedAt, verifiedAt }) => ({
      profileId,
      askedAt: askedAt.toISOString(),
      verifiedAt: orNull(verifiedAt),
    })),
    refusedAddresses: data.bouncing.map(({ since }) => ({ since: since.toISOString() })),
    signInLinks: data.links.map(({ locale, expiresAt, usedAt }) => ({
      locale,
      expiresAt: expiresAt.toISOString(),
      usedAt: orNull(usedAt),
    })),
    mails: mailsOf(data),
    savedSearches: data.savedSearches.map(({ id, profileId, name, request, locale, createdAt }) => ({
      id,
      profileId,
      name,
      request: fieldsSchema.parse(request),
      locale,
      createdAt: createdAt.toISOString(),
    })),
    waits: data.waits.map(({ profileId, waiterId, since }) => ({
      profileId,
      from: waiterId,
      since: since.toISOString(),
    })),
    answers: data.answers.map(({ status, body, expiresAt }) => ({
      status,
      body,
      expiresAt: expiresAt.toISOString(),
    })),
    writings: writingsOf(data),
    ...actsOf(data),
  };
}
