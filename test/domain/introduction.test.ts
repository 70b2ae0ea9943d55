import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import {
  CONSUMING,
  consentGiven,
  contactsVisible,
  isIn,
  LIVE,
  type Party,
  reasonFaults,
  STATES,
  type State,
  stepsFor,
  stepTo,
} from '../../src/domain/introduction.ts';

const PARTIES: readonly Party[] = ['a', 'b', 'broker', 'ministry', 'system'];

interface Attempt {
  to: State;
  as: Party;
}

interface Walk {
  state: State;
  /** Sides that consented and did not take it back. */
  consents: Set<string>;
  withdrawn: boolean;
  /** States that were reached, the first included. */
  path: State[];
}

/** Tries one after the other, and goes where the table allows it. */
function walk(attempts: readonly Attempt[], each: (walk: Walk) => void): void {
  const walked: Walk = { state: 'draft', consents: new Set(), withdrawn: false, path: ['draft'] };
  for (const { to, as } of attempts) {
    try {
      const step = stepTo({ id: 'x', state: walked.state }, to, [as]);
      const consent = consentGiven(step);
      if (consent !== null) walked.consents.add(consent);
      if (step.to === 'withdrawn') walked.withdrawn = true;
      walked.state = step.to;
      walked.path.push(step.to);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    each(walked);
  }
}

const attempts = fc.array(fc.record({ to: fc.constantFrom(...STATES), as: fc.constantFrom(...PARTIES) }), {
  maxLength: 60,
});
/** The way that leads furthest, with anything between. */
const HAPPY: readonly Attempt[] = [
  { to: 'proposed', as: 'a' },
  { to: 'b_consented', as: 'b' },
  { to: 'a_consented', as: 'a' },
  { to: 'in_dialogue', as: 'b' },
  { to: 'intent_signed', as: 'a' },
  { to: 'convention_signed', as: 'a' },
  { to: 'active', as: 'b' },
];
const nearlyHappy = fc
  .array(attempts, { minLength: HAPPY.length, maxLength: HAPPY.length })
  .map((between) => HAPPY.flatMap((step, index) => [...(between[index] ?? []).slice(0, 3), step]));

describe('the states of an introduction', () => {
  it.each([
    ['at random', attempts],
    ['near the way that leads furthest', nearlyHappy],
  ])('no path reaches introduced without both consents, each by its own side: %s', (_, paths) => {
    fc.assert(
      fc.property(paths, (path) => {
        walk(path, ({ path: reached, consents }) => {
          if (reached.includes('introduced')) expect([...consents].sort()).toEqual(['a', 'b']);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('contacts are seen in introduced and later live states alone, and never after a withdrawal', () => {
    fc.assert(
      fc.property(fc.oneof(attempts, nearlyHappy), (path) => {
        walk(path, ({ state, path: reached, withdrawn }) => {
          const met = reached.includes('introduced') && isIn(LIVE, state);
          expect(contactsVisible(state)).toBe(met);
          if (withdrawn) expect(contactsVisible(state)).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('an end is an end: nothing leads out of it', () => {
    for (const end of ['declined', 'withdrawn', 'expired', 'blocked'] as const) {
      expect(stepsFor(end, PARTIES)).toEqual([]);
    }
  });

  it('capacity is used from proposed to in_dialogue, and freed by the signed convention', () => {
    expect([...CONSUMING]).toEqual(['proposed', 'a_consented', 'b_consented', 'introduced', 'in_dialogue']);
  });

  it('what the state does not allow is ILLEGAL_TRANSITION, what it allows others OUT_OF_SCOPE', () => {
    const refusal = (state: State, to: State, as: Party): string => {
      try {
        stepTo({ id: 'x', state }, to, [as]);
        return 'taken';
      } catch (error) {
        return error instanceof AppError ? error.code : 'unknown';
      }
    };
    expect(refusal('proposed', 'active', 'a')).toBe('ILLEGAL_TRANSITION');
    expect(refusal('proposed', 'introduced', 'a')).toBe('ILLEGAL_TRANSITION');
    expect(refusal('proposed', 'b_consented', 'a')).toBe('OUT_OF_SCOPE');
    expect(refusal('a_consented', 'b_consented', 'a')).toBe('OUT_OF_SCOPE');
    expect(refusal('a_consented', 'introduced', 'broker')).toBe('OUT_OF_SCOPE');
    expect(refusal('in_dialogue', 'blocked', 'b')).toBe('OUT_OF_SCOPE');
    expect(refusal('a_consented', 'b_consented', 'b')).toBe('taken');
  });

  it('a refusal says why, and a reason belongs to its exit', () => {
    expect(reasonFaults('declined', null)).toMatchObject([{ path: 'reason', code: 'REQUIRED' }]);
    expect(reasonFaults('blocked', 'bad_timing')).toMatchObject([{ code: 'UNKNOWN_VALUE' }]);
    expect(reasonFaults('proposed', 'other')).toMatchObject([{ code: 'UNKNOWN_VALUE' }]);
    expect(reasonFaults('withdrawn', null)).toEqual([]);
    expect(reasonFaults('blocked', 'legal')).toEqual([]);
  });
});
