import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { foreignOf, frenchOf } from '../domain/brokering.ts';
import { AppError } from '../domain/errors.ts';
import { contactsVisible, type Side, type State, stepsFor } from '../domain/introduction.ts';
import type { Reminder } from '../domain/law/reminders.ts';
import { type LegalStep, legalStepOf } from '../domain/law/steps.ts';
import type { Profile } from '../domain/profile.ts';
import { isMinistry, requireAccount } from '../domain/scope.ts';
import { type ListedIntroduction, listIntroductions } from '../store/introduction-lists.ts';
import {
  eventsOf,
  type IntroductionEvent,
  type Message,
  messagesAfter,
} from '../store/introduction-thread.ts';
import { remindLegal } from './remind-legal.ts';
import { type Case, requireCase } from './require-case.ts';

export interface ReadIntroduction extends Case {
  events: readonly IntroductionEvent[];
  /** States that the reader may ask for. */
  steps: readonly State[];
  /** The other side's, for a side, and while both consent. */
  contact: { side: Side; contact: Profile['contact'] } | null;
  /** What the law asks or says where it has come to (story C5); null once it has ended. */
  legal: { step: LegalStep; reminders: readonly Reminder[] } | null;
}

/** The contact that a side may see: the other's. */
function contactFor({ introduction, parties, pair }: Case): ReadIntroduction['contact'] {
  if (!contactsVisible(introduction.state)) return null;
  if (parties.includes('a')) return { side: 'b', contact: pair.b.contact };
  return parties.includes('b') ? { side: 'a', contact: pair.a.contact } : null;
}

async function legalOf(
  deps: Deps,
  { introduction: { state }, pair }: Case,
): Promise<ReadIntroduction['legal']> {
  const step = legalStepOf(state);
  if (step === null) return null;
  const [{ country }, { subdivision }] = [foreignOf(pair), frenchOf(pair)];
  return { step, reminders: await remindLegal(deps, { step, country, subdivision }) };
}

/** One introduction, as whoever is in it sees it. Whoever takes a consent back waits for those who are reading: once it
 *  is told that it is done, nobody is about to be shown a contact (story F5).
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND. */
export async function readIntroduction(deps: Deps, actor: Actor, id: string): Promise<ReadIntroduction> {
  return deps.db.transaction(async (db) => {
    const parts = { ...deps, db };
    const found = await requireCase(parts, actor, id, 'share');
    return {
      ...found,
      events: await eventsOf(db, id),
      steps: stepsFor(found.introduction.state, found.parties),
      contact: contactFor(found),
      legal: await legalOf(parts, found),
    };
  });
}

interface IntroductionQuery {
  /** [] for any. */
  states: readonly State[];
  /** From 1. */
  page: number;
  perPage: number;
}

/** The account's introductions: those of its profiles, those it brokers, all for the ministry; the last changed first.
 *  @throws AppError UNAUTHENTICATED. */
export async function readIntroductions(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { states, page, perPage }: IntroductionQuery,
): Promise<{ list: ListedIntroduction[]; total: number }> {
  const account = requireAccount(actor);
  const whose = { ...account, all: isMinistry(account) };
  return listIntroductions(db, whose, { states, offset: (page - 1) * perPage, limit: perPage });
}

/** Messages of a thread after one, oldest first. The ministry reads none unless it is in it.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE. */
export async function readMessages(
  deps: Deps,
  actor: Actor,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ found: Case; messages: (Message & { organisation: string | null })[] }> {
  const found = await requireCase(deps, actor, id);
  const { parties, account } = found;
  const onlyWatches = parties.length > 0 && parties.every((party) => party === 'ministry');
  if (onlyWatches) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${id}` });
  const messages = await messagesAfter(deps.db, id, { after, limit, reader: account.organisationId });
  return { found, messages };
}
