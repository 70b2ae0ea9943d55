import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { contactsVisible, type Party } from '../domain/introduction.ts';
import type { MessageInput } from '../domain/introduction-input.ts';
import { addMessage, type Message } from '../store/introduction-thread.ts';
import { lockIntroduction } from '../store/introductions.ts';
import { mailMessage } from './mail-message.ts';
import { type Case, requireCase } from './require-case.ts';

/** As whom somebody writes: a side before a broker. */
const writerOf = (parties: readonly Party[]) =>
  (['a', 'b', 'broker'] as const).find((party) => parties.includes(party));

/** Writes into a thread, which is open from the second consent until a side withdraws. A private note of a broker may be
 *  written at any time.
 *  @throws AppError UNAUTHENTICATED, NOT_FOUND, OUT_OF_SCOPE, THREAD_CLOSED. */
export async function writeMessage(
  deps: Deps,
  actor: Actor,
  introductionId: string,
  { text, private: isPrivate }: MessageInput,
): Promise<{ found: Case; message: Message & { organisation: string | null } }> {
  const found = await requireCase(deps, actor, introductionId);
  const { account, parties, brokers } = found;
  const party = isPrivate ? parties.find((each) => each === 'broker') : writerOf(parties);
  if (party === undefined) throw new AppError('OUT_OF_SCOPE', { target: `introduction:${introductionId}` });
  const message = await deps.db.transaction(async (tx) => {
    const locked = await lockIntroduction(tx, introductionId);
    if (!isPrivate && (locked === null || !contactsVisible(locked.state)))
      throw new AppError('THREAD_CLOSED');
    const now = deps.now();
    if (!isPrivate)
      await mailMessage(tx, { ...found, publicUrl: deps.publicUrl, now }, introductionId, party);
    return addMessage(tx, introductionId, { party, actor: account, text, isPrivate, now });
  });
  const own = brokers.find(({ organisationId }) => organisationId === account.organisationId);
  return { found, message: { ...message, organisation: own?.name ?? null } };
}
