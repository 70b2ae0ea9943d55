import { domainOf } from '../reference/themes.ts';
import type { Theme } from './codes.ts';
import type { Evidence } from './evidence.ts';
import type { PublicProfile } from './profile.ts';
import type { Seeker, SeekerStatement } from './seeker.ts';

/** The grades of `docs/ranking.md` (rubric of domain experts, 0..3) as shares of the best one. An exact answer to a
 *  need is 3, something wanted in return 2, an affinity without a need met 1. */
const GRADE = { met: 1, wanted: 2 / 3, affinity: 1 / 3 } as const;

/** What another theme leaves of a textual similarity: all of it for the same second-level theme, half credit for the same
 *  first-level domain (domain study), half of that for another domain. An unstated theme is not a different one: it
 *  lies half-way between a half and a whole. Measured beside milder values: docs/results/relevance.md. */
const THEME_CREDIT = { same: 1, domain: 0.5, other: 0.25, unstated: 0.75 } as const;

/** The best substantive link found in one direction. */
export interface TopicLink {
  kind: 'need_met' | 'offer_wanted' | 'exchange' | 'label' | 'related' | 'wrong_side';
  /** Position in the seeker's statements. */
  statement: number;
  /** Passage of the candidate: `needs[0]`, `offers[2]`, `labels[0]`, `summary`. */
  field: string;
  strength: number;
}

export interface Topic {
  /** 0..1: how far each side gains in substance. */
  forSeeker: number;
  forCandidate: number;
  /** Links that carried each direction, strongest first. */
  seekerLinks: TopicLink[];
  candidateLinks: TopicLink[];
}

function themeCredit(statement: SeekerStatement, theme: Theme | null): number {
  if (theme === null || statement.themes.length === 0) return THEME_CREDIT.unstated;
  if (statement.themes.includes(theme)) return THEME_CREDIT.same;
  return statement.themes.some((wanted) => domainOf(wanted) === domainOf(theme))
    ? THEME_CREDIT.domain
    : THEME_CREDIT.other;
}

function fieldOf(evidence: Evidence): string {
  return evidence.kind === 'summary' ? 'summary' : `${evidence.kind}s[${evidence.ordinal}]`;
}

function themeOf(profile: PublicProfile, evidence: Evidence): Theme | null {
  if (evidence.kind === 'need') return profile.needs[evidence.ordinal]?.theme ?? null;
  if (evidence.kind === 'offer') return profile.offers[evidence.ordinal]?.theme ?? null;
  return null;
}

/** What one passage brings to each side. A need is met by an offer, an offer is wanted by a need; an exchange takes
 *  either. Two that lack (or offer) the same thing only have an affinity. */
function linkOf(seeker: Seeker, profile: PublicProfile, evidence: Evidence): [TopicLink, TopicLink] | null {
  const statement = seeker.statements[evidence.statement];
  if (statement === undefined) return null;
  const strength = evidence.similarity * themeCredit(statement, themeOf(profile, evidence));
  const base = { statement: evidence.statement, field: fieldOf(evidence) };
  const link = (kind: TopicLink['kind'], grade: number): TopicLink => ({ ...base, kind, strength: strength * grade });
  const stored = statement.field !== 'query' && statement.field !== 'themes';
  if (evidence.kind === 'summary') return [link('related', GRADE.wanted), link('related', GRADE.affinity)];
  if (statement.side === 'exchange') {
    const need = evidence.kind === 'need';
    return [link('exchange', GRADE.met), link('exchange', need ? GRADE.met : GRADE.wanted)];
  }
  if (statement.side === 'need' && evidence.kind === 'offer') {
    // Being of use is worth an exchange between two profiles; a passing request promises nothing in return.
    return [link('need_met', GRADE.met), link('offer_wanted', stored ? GRADE.wanted : GRADE.affinity)];
  }
  if (statement.side === 'offer' && evidence.kind === 'need') {
    // Whoever asks to give gets what it asks for; a profile that also gives is only wanted.
    return [link('offer_wanted', stored ? GRADE.wanted : GRADE.met), link('need_met', GRADE.met)];
  }
  const grade = statement.sideInferred ? GRADE.wanted : GRADE.affinity;
  return [link('wrong_side', grade), link('wrong_side', grade)];
}

/** Valid labels of one side meet needs of the other on the same theme, like an offer. */
function labelLinks(seeker: Seeker, profile: PublicProfile, on: string): TopicLink[] {
  return seeker.statements.flatMap((statement, index) =>
    statement.side === 'offer' || statement.background
      ? []
      : profile.labels.flatMap((label, position) =>
          label.validUntil >= on && statement.themes.includes(label.theme)
            ? [{ kind: 'label' as const, statement: index, field: `labels[${position}]`, strength: LABEL_STRENGTH }]
            : [],
        ),
  );
}

/** A label says the theme, not the object: between a generic offer of the theme (grade 2) and an exact one (3). */
const LABEL_STRENGTH = 0.75;

/** What remains for a candidate that a seeker's need would use and give nothing back to: grade 2 if it states no need,
 *  1 if it states needs that nothing meets (rubric, rules 5 and 8). */
function unmetGrade(profile: PublicProfile): number {
  return profile.needs.length === 0 ? GRADE.wanted : GRADE.affinity;
}

const byStrength = (left: TopicLink, right: TopicLink): number =>
  right.strength - left.strength || left.field.localeCompare(right.field) || left.statement - right.statement;

/** Substance of a pair in both directions.
 *  @param evidence of this candidate. @param on ISO date of the answer (labels expire). */
export function topicOf(seeker: Seeker, profile: PublicProfile, evidence: readonly Evidence[], on: string): Topic {
  const pairs = evidence.flatMap((item) => {
    const link = linkOf(seeker, profile, item);
    return link === null ? [] : [link];
  });
  const foreground = pairs.filter(([link]) => seeker.statements[link.statement]?.background === false);
  const seekerLinks = [...foreground.map(([link]) => link), ...labelLinks(seeker, profile, on)].sort(byStrength);
  const candidateLinks = pairs.map(([, link]) => link).sort(byStrength);
  const best = seekerLinks[0]?.strength ?? 0;
  const asks = seeker.statements.some((statement) => statement.side !== 'offer');
  const returned = candidateLinks[0]?.strength ?? 0;
  return {
    forSeeker: best,
    forCandidate: asks && best > 0 ? Math.max(returned, unmetGrade(profile)) : returned,
    seekerLinks,
    candidateLinks,
  };
}
