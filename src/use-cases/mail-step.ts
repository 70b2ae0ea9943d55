import type { Locale } from '../domain/codes.ts';
import { EXPIRY_DAYS, othersThan, type Reason, SIDES, type Side, type Step } from '../domain/introduction.ts';
import { TEXT_MAX } from '../domain/primitives.ts';
import { label } from '../reference/labels.ts';
import type { Introduction } from '../store/introductions.ts';
import type { Database } from '../store/schema.ts';
import type { Circumstances } from './circumstances.ts';
import { mailSide, type SideMail } from './mail-side.ts';
import { readerLocale } from './reader-locale.ts';

type Told = Pick<SideMail, 'side' | 'content'>;
type TakenStep = Step & { reason: Reason | null; note: string | null };

/** Whom a step is told, and what. Between two authorities that no third party brings together, being asked says that the
 *  asker consents. */
function toldOf(
  locales: Readonly<Record<Side, Locale>>,
  { brokered, state }: Introduction,
  step: TakenStep,
): Told[] {
  const { to, as, reason, note } = step;
  const tell = (sides: readonly Side[], content: SideMail['content']): Told[] =>
    sides.map((side) => ({ side, content }));
  const tellWhy = (sides: readonly Side[], template: 'introduction-declined' | 'introduction-blocked') =>
    sides.map((side): Told => {
      const why = words(reason, note, locales[side]);
      return { side, content: (about) => ({ template, params: { ...about, reason: why } }) };
    });
  switch (to) {
    case 'proposed':
      return tell(othersThan(as), (about) => ({
        template: 'introduction-proposed',
        params: { ...about, days: EXPIRY_DAYS },
      }));
    case 'a_consented':
    case 'b_consented':
      return brokered
        ? tell(othersThan(as), (params) => ({ template: 'introduction-consented', params }))
        : [];
    case 'introduced':
      return tell(SIDES, (params) => ({ template: 'introduction-introduced', params }));
    case 'declined':
      return tellWhy(othersThan(as), 'introduction-declined');
    case 'withdrawn':
      // The side that left has no address any more.
      if (as === 'system') {
        return tell(knownTo(state, brokered), (params) => ({ template: 'introduction-ended', params }));
      }
      // Nobody was shown anything before.
      return state === 'proposed' || state === 'draft'
        ? []
        : tell(othersThan(as), (params) => ({ template: 'consent-withdrawn', params }));
    case 'expired':
      return tell(SIDES, (params) => ({ template: 'introduction-expired', params }));
    case 'blocked':
      return tellWhy(knownTo(state, brokered), 'introduction-blocked');
    default:
      return [];
  }
}

/** Sides that know of an introduction: a draft is known to whoever makes it. */
function knownTo(state: Introduction['state'], brokered: boolean): readonly Side[] {
  if (state !== 'draft') return SIDES;
  return brokered ? [] : ['a'];
}

/** A reason in the reader's language, with the words that came with it. */
function words(reason: Reason | null, note: string | null, locale: Locale): string | null {
  const stated = reason === null ? null : label('reason', reason, locale);
  const said = [stated, note].filter((part) => part !== null).join('\n');
  return said === '' ? null : said.slice(0, TEXT_MAX).trim();
}

/** Tells the sides of a step, in its transaction.
 *  @param introduction as it was before. */
export async function mailStep(
  tx: Database,
  circumstances: Circumstances,
  introduction: Introduction,
  step: TakenStep,
): Promise<void> {
  const { a, b } = circumstances.pair;
  const locales = { a: await readerLocale(tx, a), b: await readerLocale(tx, b) };
  for (const told of toldOf(locales, introduction, step)) {
    await mailSide(tx, circumstances, {
      ...told,
      subject: { introductionId: introduction.id },
      key: `introduction ${introduction.id} ${step.to}`,
    });
  }
}
