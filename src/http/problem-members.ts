import type { Locale } from '../domain/codes.ts';
import { type AppError, ERROR_STATUS } from '../domain/errors.ts';
import { renderFault } from '../i18n/render.ts';
import { diplomaticAdviser, fallbackContact } from '../reference/french-regions.ts';
import { STATE_EXCEPTIONS } from '../reference/state-exceptions.ts';

/** Parts that a 503 is about; a start says itself what it waits for. */
function missingOf({ code, params }: AppError): string[] {
  if (typeof params.missing === 'string') return params.missing.split(', ');
  if (code === 'MODEL_UNAVAILABLE') return ['model'];
  if (code === 'SIGN_IN_UNAVAILABLE') return ['sign-in'];
  return [code === 'DATABASE_UNAVAILABLE' ? 'database' : 'index'];
}

/** When an agreement with a State is possible after all, and whom to ask: the diplomatic adviser in région, the ministry. */
function stateMembers(locale: Locale) {
  const { exceptions, source, sourceDate, validFrom, validTo } = STATE_EXCEPTIONS;
  const adviser = diplomaticAdviser();
  const ministry = fallbackContact();
  return {
    exceptions: exceptions.map(({ code, priorAuthorisation, text }) => ({
      code,
      priorAuthorisation,
      text: text[locale],
    })),
    contacts: [
      { name: adviser.role, links: [adviser.link] },
      { name: ministry.name, links: [`mailto:${ministry.email}`, ministry.link] },
    ],
    source,
    sourceDate,
    validFrom,
    validTo,
  };
}

/** What a conflict is about, for programs; sentences say it for people. */
const SUBJECTS = ['introductionId', 'partnershipId', 'profileId', 'reopensOn', 'waitingList'] as const;

function subjectOf({ params }: AppError): Record<string, string | number> {
  return Object.fromEntries(
    SUBJECTS.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );
}

/** What a failure says beside the five members of RFC 9457: every fault of an input, the parts that are away, the ways
 *  around a legal block. */
export function membersOf(error: AppError, locale: Locale): Record<string, unknown> {
  const status = ERROR_STATUS[error.code];
  if (status === 503) return { missing: missingOf(error) };
  if (status !== 422) return subjectOf(error);
  const errors = error.faults.map((fault) => ({
    path: fault.path,
    code: fault.code,
    message: renderFault(fault, locale),
  }));
  return { errors, ...(error.code === 'STATE_COUNTERPARTY_L1115_5' ? stateMembers(locale) : {}) };
}
