import { type Actor, ANONYMOUS } from '../domain/actor.ts';
import type { Party, Reason, State } from '../domain/introduction.ts';
import type { Database } from '../store/schema.ts';
import { introductionEvents } from '../store/schema-introductions.ts';
import { recordAudit } from './record-audit.ts';

/** What happens to an introduction beside its states. */
type BrokerEvent =
  | 'broker_joined'
  | 'broker_left'
  | 'broker_removed'
  | 'hand_over_asked'
  | 'hand_over_refused'
  | 'hand_over_done';

interface IntroductionChange {
  introductionId: string;
  actor: Actor | 'system';
  party: Party;
  event: State | BrokerEvent;
  fromState?: State;
  toState?: State;
  reason?: Reason | null;
  /** The organisation of the broker that it is about. */
  subject?: string;
}

/** Writes a change into the history of its introduction and into the audit trail. */
export async function recordEvent(tx: Database, change: IntroductionChange, now: Date): Promise<void> {
  const { actor, introductionId, event, reason = null } = change;
  const account = actor === 'system' || actor.kind === 'anonymous' ? null : actor;
  await tx.insert(introductionEvents).values({
    ...change,
    at: now,
    actor: account?.memberId ?? account?.keyId ?? (actor === 'system' ? actor : ANONYMOUS.kind),
    role: account?.role ?? null,
    organisationId: account?.organisationId ?? null,
  });
  const target = `introduction:${introductionId}`;
  await recordAudit(tx, { actor, action: `introduction.${event}`, target, reason }, now);
}
