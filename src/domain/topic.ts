import { themeOfConcept } from '../reference/concepts.ts';
import { domainOf } from '../reference/themes.ts';
import type { Theme } from './codes.ts';
import type { Evidence } from './evidence.ts';
import { fieldOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';
import type { Candidate } from './rank.ts';
import type { Seeker, SeekerStatement } from './seeker.ts';
import { type ThemeCredit, WEIGHTS, type Weights } from './weights.ts';

/** The grades of `docs/ranking.md` (rubric of domain experts, 0..3) as shares of the best one. An exact answer to a
 *  need is 3, something wanted in return 2, an affinity without a need met 1. */
const GRADE = { met: 1, wanted: 2 / 3, affinity: 1 / 3 } as const;

/** What an unstated theme leaves of a textual similarity: it is not a different one, and lies half-way between the credit of
 *  the same domain (a half, domain study) and the whole. */
export const UNSTATED_CREDIT = 0.75;

/** A label says the theme, not the object: between a generic offer of the theme (grade 2) and an exact one (3). */
const LABEL_STRENGTH = 0.75;

export type LinkKind = 'need_met' | 'offer_wanted' | 'exchange' | 'label' | 'related' | 'wrong_side';

/** Something of the candidate that answers something of the seeker, as one side sees it. */
export interface TopicLink {
  kind: LinkKind;
  /** Position in the seeker's statements. */
  statement: number;
  /** In the candidate's profile: `needs[0]`, `offers[2]`, `labels[0]`, `summary`. */
  field: string;
  /** 0..1: similarity of the texts with the credit of the themes. */
  closeness: number;
  /** 0..1: closeness times the grade of the link. */
  strength: number;
  /** Code of a concept that both texts speak of; null when none is known. */
  concept: string | null;
  /** True when both are known to speak of concepts, and not of the same. */
  elsewhere: boolean;
}

/** What one text speaks of first, the other must speak of first or second: later tags are neighbours. */
function sharedConcept(ours: readonly string[], theirs: readonly string[]) {
  const [mine] = ours;
  const [other] = theirs;
  if (mine === undefined || other === undefined) return { concept: null, elsewhere: false };
  const concept = theirs.slice(0, 2).includes(mine) ? mine : ours.slice(0, 2).includes(other) ? other : null;
  return { concept, elsewhere: concept === null };
}

/** Substance of a pair, 0..1: how far each side gains. */
export interface Topic {
  forSeeker: number;
  forCandidate: number;
}

/** Credit of a passage for the themes that it states, or else for those of the concepts that its words speak of. */
function creditOf(
  { themes, guessedThemes }: SeekerStatement,
  candidate: Candidate,
  item: Evidence,
  { themeCredit, guessedCredit }: Weights,
): number {
  const wanted = themes.length > 0 ? themes : guessedThemes;
  if (wanted.length === 0) return UNSTATED_CREDIT;
  const stated = statedTheme(candidate.profile, item);
  if (stated !== null) return bestCredit(stated, wanted, themes.length > 0 ? themeCredit : guessedCredit);
  const guessed = guessedThemesOf(candidate, item);
  if (guessed.length === 0) return UNSTATED_CREDIT;
  return Math.max(...guessed.map((theme) => bestCredit(theme, wanted, guessedCredit)));
}

function bestCredit(theme: Theme, wanted: readonly Theme[], credit: ThemeCredit): number {
  if (wanted.includes(theme)) return credit.same;
  const domain = domainOf(theme);
  return wanted.some((other) => domainOf(other) === domain) ? credit.domain : credit.other;
}

function statedTheme({ needs, offers }: PublicProfile, { kind, ordinal }: Evidence): Theme | null {
  if (kind === 'need') return needs[ordinal]?.theme ?? null;
  return kind === 'offer' ? (offers[ordinal]?.theme ?? null) : null;
}

function guessedThemesOf({ concepts }: Candidate, { kind, ordinal }: Evidence): Theme[] {
  const tags = concepts?.[fieldOf(kind, ordinal)] ?? [];
  return tags.flatMap((code) => themeOfConcept(code) ?? []);
}

/** What a link is worth to one side. */
interface Gain {
  kind: LinkKind;
  grade: number;
}

interface Gains {
  seeker: Gain;
  candidate: Gain;
}

const gains = (seeker: LinkKind, mine: number, candidate: LinkKind, theirs: number): Gains => ({
  seeker: { kind: seeker, grade: mine },
  candidate: { kind: candidate, grade: theirs },
});

const RELATED = gains('related', GRADE.wanted, 'related', GRADE.affinity);
const EXCHANGED = {
  need: gains('exchange', GRADE.met, 'exchange', GRADE.met),
  offer: gains('exchange', GRADE.met, 'exchange', GRADE.wanted),
};
/** Between two stored profiles being of use is worth something; a passing question promises nothing in return. */
const NEED_MET = {
  stored: gains('need_met', GRADE.met, 'offer_wanted', GRADE.wanted),
  asked: gains('need_met', GRADE.met, 'offer_wanted', GRADE.affinity),
};
/** Whoever asks to give gets what it asks for; a profile that also gives is only wanted. */
const OFFER_WANTED = {
  stored: gains('offer_wanted', GRADE.wanted, 'need_met', GRADE.met),
  asked: gains('offer_wanted', GRADE.met, 'need_met', GRADE.met),
};
const WRONG_SIDE = gains('wrong_side', GRADE.affinity, 'wrong_side', GRADE.affinity);

/** What a passage of a kind is worth to each side. A need is met by an offer, an offer is wanted by a need; an exchange
 *  takes either. Two that lack (or offer) the same thing only have an affinity. */
function gainsOf(statement: SeekerStatement, { kind }: Evidence, { inferredWrongSide }: Weights): Gains {
  if (kind === 'summary') return RELATED;
  if (statement.side === 'exchange') return kind === 'need' ? EXCHANGED.need : EXCHANGED.offer;
  const origin = statement.field === 'query' || statement.field === 'themes' ? 'asked' : 'stored';
  if (statement.side === 'need' && kind === 'offer') return NEED_MET[origin];
  if (statement.side === 'offer' && kind === 'need') return OFFER_WANTED[origin];
  if (!statement.sideInferred) return WRONG_SIDE;
  return gains('wrong_side', inferredWrongSide, 'wrong_side', inferredWrongSide);
}

/** Valid labels meet needs of the seeker on the same theme, like an offer.
 *  @param on ISO date of the answer: labels expire. */
function labelLinks(seeker: Seeker, { labels }: PublicProfile, on: string): TopicLink[] {
  return labels.flatMap(({ theme, validUntil }, position) => {
    const statement = seeker.statements.findIndex(
      ({ side, background, themes }) => side !== 'offer' && !background && themes.includes(theme),
    );
    if (statement < 0 || validUntil < on) return [];
    return [
      {
        kind: 'label' as const,
        statement,
        field: `labels[${position}]`,
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
function unmetGrade(profile: PublicProfile): number {
  return profile.needs.length === 0 ? GRADE.wanted : GRADE.affinity;
}

/** Substance of a pair in both directions: its best link in each.
 *  @param evidence of this candidate. @param on ISO date of the answer. */
export function topicOf(
  seeker: Seeker,
  candidate: Candidate,
  evidence: readonly Evidence[],
  on: string,
  weights: Weights = WEIGHTS,
): Topic {
  const { profile } = candidate;
  let forSeeker = labelLinks(seeker, profile, on).length > 0 ? LABEL_STRENGTH : 0;
  let forCandidate = 0;
  for (const item of evidence) {
    const statement = seeker.statements[item.statement];
    if (statement === undefined) continue;
    const strength = item.similarity * creditOf(statement, candidate, item, weights);
    const worth = gainsOf(statement, item, weights);
    if (!statement.background) forSeeker = Math.max(forSeeker, strength * worth.seeker.grade);
    forCandidate = Math.max(forCandidate, strength * worth.candidate.grade);
  }
  const asks = forSeeker > 0 && seeker.statements.some(({ side }) => side !== 'offer');
  return {
    forSeeker,
    forCandidate: asks ? Math.max(forCandidate, unmetGrade(profile) * forSeeker) : forCandidate,
  };
}

const byStrength = (left: TopicLink, right: TopicLink): number =>
  right.strength - left.strength ||
  (left.field < right.field ? -1 : Number(left.field > right.field)) ||
  left.statement - right.statement;

/** The links behind `topicOf`, strongest first, for explanations. */
export function linksOf(
  seeker: Seeker,
  candidate: Candidate,
  evidence: readonly Evidence[],
  on: string,
  weights: Weights = WEIGHTS,
): { seeker: TopicLink[]; candidate: TopicLink[] } {
  const mine = labelLinks(seeker, candidate.profile, on);
  const theirs: TopicLink[] = [];
  for (const item of evidence) {
    const statement = seeker.statements[item.statement];
    if (statement === undefined) continue;
    const closeness = item.similarity * creditOf(statement, candidate, item, weights);
    const field = fieldOf(item.kind, item.ordinal);
    const worth = gainsOf(statement, item, weights);
    const link = ({ kind, grade }: Gain): TopicLink => ({
      kind,
      statement: item.statement,
      field,
      closeness,
      strength: closeness * grade,
      ...sharedConcept(statement.concepts ?? [], candidate.concepts?.[field] ?? []),
    });
    if (!statement.background) mine.push(link(worth.seeker));
    theirs.push(link(worth.candidate));
  }
  return { seeker: mine.sort(byStrength), candidate: theirs.sort(byStrength) };
}
