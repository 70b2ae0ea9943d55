import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { type Figure, type OutcomeFigureCode, publishable, tally } from '../domain/figures.ts';
import { furthest, OUTCOME_MONTHS, type OutcomeMonths } from '../domain/outcome.ts';
import { hasScope, isMinistry, mayBrokerFor, requireAccount } from '../domain/scope.ts';
import { type OutcomePrompt, promptsBetween } from '../store/outcomes.ts';

const FIGURE_OF: Readonly<Record<OutcomeMonths, OutcomeFigureCode>> = {
  3: 'outcomes_after_3_months',
  6: 'outcomes_after_6_months',
  12: 'outcomes_after_12_months',
};

/** What became of the introductions where a broker acts, of those that were asked about in a year, demonstration left out
 *  (story R9): for each delay the outcomes, an introduction counting once with the furthest that either side told; and why
 *  nothing came of it, by answers.
 *  @throws AppError UNAUTHENTICATED; OUT_OF_SCOPE for whoever is no broker, or of nowhere. */
export async function outcomeFigures(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  actor: Actor,
  year: number,
): Promise<(Figure & { code: OutcomeFigureCode })[]> {
  const account = requireAccount(actor);
  const isBroker = account.role !== 'collectivity' && hasScope(account);
  if (!isMinistry(account) && !isBroker) throw new AppError('OUT_OF_SCOPE', { target: 'outcomes' });
  const asked = await promptsBetween(db, new Date(Date.UTC(year, 0)), new Date(Date.UTC(year + 1, 0)));
  const prompts = asked
    .filter(
      ({ french, foreign }) =>
        mayBrokerFor(account, french, directory) || mayBrokerFor(account, foreign, directory),
    )
    .map(({ prompt }) => prompt);
  return [
    ...OUTCOME_MONTHS.map((months) => ({ code: FIGURE_OF[months], ...outcomesAfter(months, prompts) })),
    { code: 'reasons_of_nothing', ...reasonsOf(prompts) },
  ];
}

function outcomesAfter(months: OutcomeMonths, prompts: readonly OutcomePrompt[]): Figure {
  const told = new Map<string, OutcomePrompt['outcome'][]>();
  for (const { introductionId, outcome, ...prompt } of prompts) {
    if (prompt.months !== months) continue;
    told.set(introductionId, [...(told.get(introductionId) ?? []), outcome]);
  }
  const outcomes = [...told.values()].map((sides) => furthest(sides) ?? 'not_answered');
  return publishable(outcomes.length, tally(outcomes));
}

function reasonsOf(prompts: readonly OutcomePrompt[]): Figure {
  const reasons = prompts.flatMap(({ outcome, reason }) =>
    outcome === 'nothing' && reason !== null ? [reason] : [],
  );
  return publishable(reasons.length, tally(reasons));
}
