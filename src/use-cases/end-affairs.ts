import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Account } from '../domain/actor.ts';
import { openIntroductionsOf } from '../store/introductions.ts';
import { lockRequestsOf } from '../store/partner-requests.ts';
import { partnerRequests, savedSearches } from '../store/schema-requests.ts';
import { expireSuggestionsOf } from '../store/suggestions.ts';
import { advance } from './advance-introduction.ts';
import { caseCircumstances } from './circumstances.ts';
import { recordAudit } from './record-audit.ts';

/** An authority that leaves, and who archives it. */
interface Leaving {
  id: string;
  actor: Account | 'system';
}

type Parts = Pick<Deps, 'db' | 'now' | 'publicUrl' | 'requestsMax'>;

/** Ends what goes on with an authority that was just archived: its introductions, which the other sides are told, what was
 *  suggested to it, its requests and saved searches. A joint request goes on without it.
 *  @param parts `db` is the transaction that archives it. */
export async function endAffairs(parts: Parts, leaving: Leaving): Promise<void> {
  await endIntroductions(parts, leaving);
  for (const id of await expireSuggestionsOf(parts.db, leaving.id)) {
    await audited(parts, leaving, 'suggestion.expire', `suggestion:${id}`);
  }
  await endRequests(parts, leaving);
  const searches = await parts.db
    .delete(savedSearches)
    .where(eq(savedSearches.profileId, leaving.id))
    .returning({ id: savedSearches.id });
  for (const { id } of searches) await audited(parts, leaving, 'search.delete', `search:${id}`);
}

async function audited({ db, now }: Parts, { actor }: Leaving, action: string, target: string) {
  await recordAudit(db, { actor, action, target, reason: 'archived' }, now());
}

async function endIntroductions(parts: Parts, { id, actor }: Leaving): Promise<void> {
  for (const introduction of await openIntroductionsOf(parts.db, id)) {
    const circumstances = await caseCircumstances(parts, introduction);
    const move = { to: 'withdrawn', actor, parties: ['system'], reason: 'archived', note: null } as const;
    await advance(parts.db, circumstances, introduction, move);
  }
}

async function endRequests(parts: Parts, leaving: Leaving): Promise<void> {
  for (const { id, profileIds, agreedIds } of await lockRequestsOf(parts.db, leaving.id)) {
    const without = (ids: readonly string[]) => ids.filter((member) => member !== leaving.id);
    const others = without(profileIds);
    const changed =
      others.length === 0
        ? ({ status: 'closed' } as const)
        : { profileIds: others, agreedIds: without(agreedIds) };
    await parts.db.update(partnerRequests).set(changed).where(eq(partnerRequests.id, id));
    await audited(parts, leaving, others.length === 0 ? 'request.close' : 'request.leave', `request:${id}`);
  }
}
