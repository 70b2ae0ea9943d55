import type { GroupingType } from '../../reference/directory.ts';
import {
  isCompulsory,
  mayRunServices,
  ONE_PERCENT,
  type OnePercentRule,
  regionalHolder,
} from '../../reference/one-percent.ts';
import type { Level, Theme } from '../codes.ts';

/** Unknown is `to_check`, never `possible`. */
export const ONE_PERCENT_STATUSES = ['possible', 'to_check', 'no'] as const;
export type OnePercentStatus = (typeof ONE_PERCENT_STATUSES)[number];

/** What an answer rests on. */
export const ONE_PERCENT_GROUNDS = [
  /** The profile says that it runs the service. */
  'STATED',
  /** The profile lists services that it runs, without this one: the list may be short. */
  'NOT_AMONG_STATED',
  /** Nobody says who runs it. */
  'UNKNOWN',
  /** The law gives it to this type of intercommunalité, which may have handed it on. */
  'COMPULSORY',
  /** The intercommunalité has it. */
  'HELD_BY_GROUPING',
  /** The profile says that it runs it, and so does the intercommunalité, or the law. */
  'CONTRADICTION',
  /** One authority has it in the whole région. */
  'HELD_IN_REGION',
  /** The article does not name this level. */
  'LEVEL_NOT_NAMED',
] as const;
export type OnePercentGround = (typeof ONE_PERCENT_GROUNDS)[number];

/** An intercommunalité. */
interface Grouping {
  id: string;
  name: string;
  type: GroupingType;
  /** Services that its profile says it runs; [] when it says nothing. */
  competences: readonly Theme[];
}

/** A French collectivité as far as the « 1 % » goes. */
export interface ServiceHolder {
  level: Level;
  /** ISO 3166-2 of its région; null: not known. */
  subdivision: string | null;
  /** Type of an intercommunalité; null: none, or not known. */
  type: GroupingType | null;
  /** Services that its profile says it runs; [] when it says nothing. */
  competences: readonly Theme[];
  /** Intercommunalités that it belongs to, the one that runs services first. */
  groupings: readonly Grouping[];
}

export interface OnePercentLine {
  rule: OnePercentRule;
  status: OnePercentStatus;
  ground: OnePercentGround;
  /** Whom to turn to instead, or to ask. */
  grouping: Grouping | null;
  /** Name of the authority that has the service in the whole région; null: none. */
  regional: string | null;
}

type Verdict = Omit<OnePercentLine, 'rule' | 'regional'>;

function holds(
  holder: Pick<Grouping, 'competences' | 'type'>,
  { code, theme }: OnePercentRule,
  on: Date,
): boolean {
  return holder.competences.includes(theme) || isCompulsory(code, holder.type, on);
}

function verdictOfCommune(holder: ServiceHolder, rule: OnePercentRule, on: Date): Verdict {
  const stated = holder.competences.includes(rule.theme);
  const elsewhere = holder.groupings.find((grouping) => holds(grouping, rule, on)) ?? null;
  if (elsewhere !== null) {
    return stated
      ? { status: 'to_check', ground: 'CONTRADICTION', grouping: elsewhere }
      : { status: 'no', ground: 'HELD_BY_GROUPING', grouping: elsewhere };
  }
  if (stated) return { status: 'possible', ground: 'STATED', grouping: null };
  const toAsk = holder.groupings.find(({ type }) => mayRunServices(type)) ?? null;
  return { status: 'to_check', ground: silence(holder), grouping: toAsk };
}

/** What stands behind a service that a profile does not name. */
function silence({ competences }: ServiceHolder): OnePercentGround {
  return competences.length > 0 ? 'NOT_AMONG_STATED' : 'UNKNOWN';
}

function verdictOfOthers(holder: ServiceHolder, rule: OnePercentRule, on: Date): Verdict {
  const { competences, type } = holder;
  const grouping = null;
  if (competences.includes(rule.theme)) return { status: 'possible', ground: 'STATED', grouping };
  const compulsory = type !== null && holds({ competences, type }, rule, on);
  return { status: 'to_check', ground: compulsory ? 'COMPULSORY' : silence(holder), grouping };
}

function lineOf(holder: ServiceHolder, rule: OnePercentRule, on: Date): OnePercentLine {
  const named = rule.levels.includes(holder.level);
  const regional = named ? regionalHolder(rule.code, holder.subdivision ?? '', on) : null;
  if (named && regional === null) {
    const verdictFor = holder.level === 'commune' ? verdictOfCommune : verdictOfOthers;
    return { rule, regional, ...verdictFor(holder, rule, on) };
  }
  const status = holder.competences.includes(rule.theme) ? 'to_check' : 'no';
  return { rule, regional, status, ground: named ? 'HELD_IN_REGION' : 'LEVEL_NOT_NAMED', grouping: null };
}

/** Whether the budget of each service may pay for cooperation (CGCT, articles L. 1115-1-1, L. 1115-2, L. 1115-3): only for
 *  whoever really runs it. A commune whose intercommunalité has the service is pointed to it.
 *  @param on the day (UTC) for which it is asked. @returns one line a service, in the order of `ONE_PERCENT`. */
export function onePercentOf(holder: ServiceHolder, on: Date): OnePercentLine[] {
  return ONE_PERCENT.map((rule) => lineOf(holder, rule, on));
}
