import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { requirePairBroker } from '../domain/brokering.ts';
import { AppError, refused } from '../domain/errors.ts';
import { SIDES } from '../domain/introduction.ts';
import { namesOf } from '../domain/passage.ts';
import { requireAccount } from '../domain/scope.ts';
import { directoryIdsOf } from '../domain/seeker.ts';
import { isAddressed, type SuggestionInput } from '../domain/suggestion.ts';
import { getOrganisation } from '../store/accounts.ts';
import { liveBetween } from '../store/introductions.ts';
import { mergedFrenchIds, mergedPlaceKeys } from '../store/merges.ts';
import { partnershipBetween } from '../store/partnerships.ts';
import { placeKey } from '../store/profile-row.ts';
import type { Database } from '../store/schema.ts';
import { suggestions } from '../store/schema-introductions.ts';
import type { Suggestion } from '../store/suggestions.ts';
import { acknowledge, type Circumstances, lockPair, readCircumstances } from './circumstances.ts';
import { mailSide } from './mail-side.ts';
import { recordAudit } from './record-audit.ts';
import { refuseCounterparty } from './refuse-counterparty.ts';

/** Suggests a pair to one side or both (story E2). Reveals no contact, and makes no introduction.
 *  @throws AppError UNAUTHENTICATED, OUT_OF_SCOPE, PROFILE_UNKNOWN, INVALID_REQUEST (sides; advisory not read),
 *  ENTITY_NOT_RECOGNISED, ALREADY_PARTNERED, INTRODUCTION_EXISTS. */
export async function suggestPartner(deps: Deps, actor: Actor, input: SuggestionInput): Promise<Suggestion> {
  const account = requireAccount(actor);
  const before = await readCircumstances(deps, { a: input.french, b: input.foreign }, 'foreign');
  const { pair, now } = before;
  if (pair.a.country !== 'FR') throw refused('french', 'SAME_SIDE');
  requirePairBroker(account, pair, deps.directory);
  const { organisationId } = account;
  const suggestion: Suggestion = {
    id: randomUUID(),
    french: pair.a.id,
    foreign: pair.b.id,
    audience: input.to,
    rationale: input.rationale,
    organisationId,
    status: 'open',
    reason: null,
    introductionId: null,
    createdAt: now,
    answeredAt: null,
  };
  await deps.db.transaction(async (tx) => {
    const circumstances = await lockPair(tx, before);
    await refuseCounterparty(tx, circumstances, account, AUTHORITY);
    await refuseKnownPair(tx, circumstances);
    await acknowledge(tx, circumstances, account, input.acknowledgement);
    await tx.insert(suggestions).values(suggestion);
    await recordAudit(tx, { actor, action: 'suggestion.make', target: `suggestion:${suggestion.id}` }, now);
    const suggestedBy = (await getOrganisation(tx, organisationId))?.name ?? organisationId;
    await mailAddressed(tx, circumstances, suggestion, suggestedBy);
  });
  return suggestion;
}

/** Nobody suggests a State. */
const AUTHORITY = { kind: 'local_authority', ground: null, path: 'foreign' } as const;

/** Partners already, or about to be: there is nothing to suggest. */
async function refuseKnownPair(tx: Database, { pair, now }: Circumstances): Promise<void> {
  const { a: french, b: foreign } = pair;
  const places = namesOf(foreign).map((name) => placeKey(foreign.country, name));
  const merged = (await mergedPlaceKeys(tx, [foreign.id])).get(foreign.id) ?? [];
  const frenchIds = [...directoryIdsOf(french), ...(await mergedFrenchIds(tx, french.id))];
  const year = now.getUTCFullYear();
  const declared = await partnershipBetween(tx, [...places, ...merged], frenchIds, year);
  if (declared !== null) {
    const { id, startYear, source } = declared;
    const since = startYear === null ? {} : { year: startYear };
    throw new AppError('ALREADY_PARTNERED', { partnershipId: id, source, ...since });
  }
  if ((await liveBetween(tx, french.id, foreign.id)) !== null) throw new AppError('INTRODUCTION_EXISTS');
}

async function mailAddressed(
  tx: Database,
  circumstances: Circumstances,
  { id, audience, rationale }: Suggestion,
  suggestedBy: string,
): Promise<void> {
  for (const side of SIDES) {
    if (!isAddressed(audience, circumstances.pair[side].country)) continue;
    await mailSide(tx, circumstances, {
      side,
      subject: { suggestionId: id },
      key: `suggestion ${id}`,
      content: (about) => ({ template: 'suggestion', params: { ...about, suggestedBy, rationale } }),
    });
  }
}
