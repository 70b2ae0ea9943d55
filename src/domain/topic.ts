import { themeOfConcept } from '../reference/concepts.ts';
import type { PassageKind } from '../search/engine.ts';
import { geographyForSeeker } from './criteria.ts';
import type { Evidence } from './evidence.ts';
import type { ProfileFacts } from './facts.ts';
import { type Gain, type Gains, GRADE, gainsOf, type LinkKind } from './gains.ts';
import { fieldOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';
import type { Candidate } from './rank.ts';
import type { Seeker, SeekerStatement } from './seeker.ts';
import { type ThemeSet, themeSetOf, withinDomainsOf } from './theme-set.ts';
import { type ThemeCredit, WEIGHTS, type Weights } from './weights.ts';

/** What an unstated theme leaves of a textual similarity: it is not a different one, and lies half-way between the credit of
 *  the same domain (a half, domain study) and the whole. */
export const UNSTATED_CREDIT = 0.75;

/** A label says the theme, not the object: between a generic offer of the theme (grade 2) and an exact one (3). */
const LABEL_STRENGTH = 0.75;

/** Something of the candidate that answers something of the seeker, as one side sees it. */
export interface TopicLink {
  kind: LinkKind;
  /** Position in the seeker's statements. */
  statement: number;
  /** In the candidate's profile: `needs[0]`, `offers[2]`, `labels[0]`, `summary`. */
  field: string;
  /** 0..1: how close the texts are, whatever their themes; 0 of a text that names no object. */
  similarity: number;
  /** 0..1: similarity of the texts with the credit of the themes. */
  closeness: number;
  /** 0..1: closeness times the grade of the link. */
  strength: number;
  /** Code of a concept that both texts speak of; null when none is known. */
  concept: string | null;
  /** True when both are known to speak of concepts, and not of the same. */
  elsewhere: boolean;
}

/** A concept is shared that both texts speak of first: later tags are neighbours, enough only not to speak of something else. */
function sharedConcept(ours: readonly string[], theirs: readonly string[]) {
  const [mine] = ours;
  const [other] = theirs;
  if (mine === undefined || other === undefined) return { concept: null, elsewhere: false };
  const beside = theirs.slice(0, 2).includes(mine) || ours.slice(0, 2).includes(other);
  return { concept: mine === other ? mine : null, elsewhere: !beside };
}

/** Substance of a pair, 0..1: how far each side gains. */
export interface Topic {
  forSeeker: number;
  forCandidate: number;
}

/** A statement of the seeker, made ready to be compared with many passages. */
interface Asked {
  statement: SeekerStatement;
  /** Themes that it states, or else is taken for; 0: none. */
  themes: ThemeSet;
  /** Their whole domains. */
  domains: ThemeSet;
  /** Credits of passages that state a theme, and of those that only speak of concepts. */
  stated: ThemeCredit;
  guessed: ThemeCredit;
  gains: Readonly<Record<PassageKind, Gains>>;
}

function askedOf(statement: SeekerStatement, weights: Weights): Asked {
  const { themes: stated, guessedThemes, general = false } = statement;
  const themes = themeSetOf(stated.length > 0 || general ? stated : guessedThemes);
  const gains = (kind: PassageKind): Gains => gainsOf(statement, kind, weights);
  return {
    statement,
    themes,
    domains: withinDomainsOf(themes),
    stated: stated.length > 0 ? weights.themeCredit : weights.guessedCredit,
    guessed: weights.guessedCredit,
    gains: { name: gains('name'), summary: gains('summary'), need: gains('need'), offer: gains('offer') },
  };
}

/** What a seeker asks, made ready to be compared with many candidates. */
export interface Question {
  asked: readonly Asked[];
  /** True unless it only offers. */
  asks: boolean;
  /** Themes that a label answers. */
  needed: ThemeSet;
  seeker: Seeker;
  /** ISO date of the answer: labels expire. */
  on: string;
}

export function questionOf(seeker: Seeker, on: string, weights: Weights = WEIGHTS): Question {
  const { statements } = seeker;
  return {
    asked: statements.map((statement) => askedOf(statement, weights)),
    asks: statements.some(({ side }) => side !== 'offer'),
    needed: themeSetOf(statements.filter(isNeed).flatMap(({ themes }) => themes)),
    seeker,
    on,
  };
}

/** Credit of a passage for the themes that it states, or else for those of the concepts that its words speak of. */
function creditOf(asked: Asked, candidate: Candidate, item: Evidence): number {
  if (asked.themes === 0) return UNSTATED_CREDIT;
  const stated = statedTheme(candidate.facts, item);
  if (stated !== 0) return bestCredit(asked, stated, asked.stated);
  const guessed = guessedThemes(candidate, item);
  return guessed === 0 ? UNSTATED_CREDIT : bestCredit(asked, guessed, asked.guessed);
}

/** Similarity of the texts with the credit of their themes, 0..1. Where no object is named, the place is what is asked for. */
function closenessOf({ seeker }: Question, asked: Asked, candidate: Candidate, item: Evidence): number {
  const similarity =
    asked.statement.general === true ? (geographyForSeeker(seeker, candidate.profile) ?? 1) : item.similarity;
  return similarity * creditOf(asked, candidate, item);
}

function bestCredit(asked: Asked, themes: ThemeSet, credit: ThemeCredit): number {
  if ((asked.themes & themes) !== 0) return credit.same;
  return (asked.domains & themes) === 0 ? credit.other : credit.domain;
}

function statedTheme({ needs, offers }: ProfileFacts, { kind, ordinal }: Evidence): ThemeSet {
  if (kind === 'need') return needs[ordinal] ?? 0;
  return kind === 'offer' ? (offers[ordinal] ?? 0) : 0;
}

function guessedThemes({ concepts }: Candidate, { kind, ordinal }: Evidence): ThemeSet {
  const tags = concepts?.[fieldOf(kind, ordinal)] ?? [];
  return themeSetOf(tags.flatMap((code) => themeOfConcept(code) ?? []));
}

const isNeed = ({ side, background }: SeekerStatement): boolean => side !== 'offer' && !background;

/** Valid labels meet needs of the seeker on the same theme, like an offer. */
function labelLinks({ asked, on }: Question, { labels }: PublicProfile): TopicLink[] {
  return labels.flatMap(({ theme, validUntil }, position) => {
    const statement = asked.findIndex(({ statement: one }) => isNeed(one) && one.themes.includes(theme));
    if (statement < 0 || validUntil < on) return [];
    return [
      {
        kind: 'label' as const,
        statement,
        field: `labels[${position}]`,
        similarity: 1,
        closeness: 1,
        strength: LABEL_STRENGTH,
        concept: null,
        elsewhere: false,
      },
    ];
  });
}

/** What remains for a candidate that is of use and gets nothing back: grade 2 if it states no need, 1 if it states needs
 *  that nothing meets (rubric, rules 5 and 8). */
function unmetGrade({ needs }: ProfileFacts): number {
  return needs.length === 0 ? GRADE.wanted : GRADE.affinity;
}

/** Substance of a pair in both directions: its best link in each.
 *  @param evidence of this candidate. */
export function topicOf(question: Question, candidate: Candidate, evidence: readonly Evidence[]): Topic {
  const { facts } = candidate;
  const labelled =
    (facts.labels & question.needed) !== 0 && labelLinks(question, candidate.profile).length > 0;
  let forSeeker = labelled ? LABEL_STRENGTH : 0;
  let forCandidate = 0;
  for (const item of evidence) {
    const asked = question.asked[item.statement];
    if (asked === undefined) continue;
    const strength = closenessOf(question, asked, candidate, item);
    const worth = asked.gains[item.kind];
    if (!asked.statement.background) forSeeker = Math.max(forSeeker, strength * worth.seeker.grade);
    forCandidate = Math.max(forCandidate, strength * worth.candidate.grade);
  }
  const returned = question.asks ? unmetGrade(facts) * forSeeker : 0;
  return { forSeeker, forCandidate: Math.max(forCandidate, returned) };
}

const byStrength = (left: TopicLink, right: TopicLink): number =>
  right.strength - left.strength ||
  (left.field < right.field ? -1 : Number(left.field > right.field)) ||
  left.statement - right.statement;

/** The links behind `topicOf`, strongest first, for explanations. */
export function linksOf(
  question: Question,
  candidate: Candidate,
  evidence: readonly Evidence[],
): { seeker: TopicLink[]; candidate: TopicLink[] } {
  const { profile, concepts } = candidate;
  const mine = labelLinks(question, profile);
  const theirs: TopicLink[] = [];
  for (const item of evidence) {
    const asked = question.asked[item.statement];
    if (asked === undefined) continue;
    const { statement, gains } = asked;
    const closeness = closenessOf(question, asked, candidate, item);
    const field = fieldOf(item.kind, item.ordinal);
    const link = ({ kind, grade }: Gain): TopicLink => ({
      kind,
      statement: item.statement,
      field,
      similarity: statement.general === true ? 0 : item.similarity,
      closeness,
      strength: closeness * grade,
      ...sharedConcept(statement.concepts ?? [], concepts?.[field] ?? []),
    });
    if (!statement.background) mine.push(link(gains[item.kind].seeker));
    theirs.push(link(gains[item.kind].candidate));
  }
  return { seeker: mine.sort(byStrength), candidate: theirs.sort(byStrength) };
}
