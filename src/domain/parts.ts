import type { Factor } from './criteria.ts';
import type { Fusion } from './fusion.ts';

/** What the note of one side is the product of. */
export const DIRECTION_PARTS = ['topic', 'language', 'geography', 'level', 'size', 'form'] as const;
export type DirectionPart = (typeof DIRECTION_PARTS)[number];

/** What the joined note of both sides is multiplied by. */
export const JOINT_PARTS = ['freshness', 'availability', 'exposure'] as const;
export type JointPart = (typeof JOINT_PARTS)[number];

/** Everything that a score is made of; null is left out. */
export interface Factors {
  forSeeker: Readonly<Record<DirectionPart, Factor>>;
  forCandidate: Readonly<Record<DirectionPart, Factor>>;
  joint: Readonly<Record<JointPart, Factor>>;
}

/** One part of a note as it is shown, 0..1. */
export interface Part<Code extends string = string> {
  code: Code;
  value: number;
}

/** The parts of a score: each side is the product of its parts, and the score is both sides joined times the joint parts. */
export interface Parts {
  forSeeker: Part<DirectionPart>[];
  forCandidate: Part<DirectionPart>[];
  joint: Part<JointPart>[];
}

function productOf<Code extends string>(
  codes: readonly Code[],
  factors: Readonly<Record<Code, Factor>>,
): number {
  let product = 1;
  for (const code of codes) product *= factors[code] ?? 1;
  return product;
}

/** The two notes and the one made of them. */
export function scoreOf(factors: Factors, fusion: Fusion) {
  const forSeeker = productOf(DIRECTION_PARTS, factors.forSeeker);
  const forCandidate = productOf(DIRECTION_PARTS, factors.forCandidate);
  const score = fusion(forSeeker, forCandidate) * productOf(JOINT_PARTS, factors.joint);
  return { score, directions: { forSeeker, forCandidate } };
}

function shown<Code extends string>(
  codes: readonly Code[],
  factors: Readonly<Record<Code, Factor>>,
): Part<Code>[] {
  const parts: Part<Code>[] = [];
  for (const code of codes) {
    const value = factors[code];
    if (value !== null) parts.push({ code, value });
  }
  return parts;
}

/** What a score is made of, without what nobody said. */
export function partsOf({ forSeeker, forCandidate, joint }: Factors): Parts {
  return {
    forSeeker: shown(DIRECTION_PARTS, forSeeker),
    forCandidate: shown(DIRECTION_PARTS, forCandidate),
    joint: shown(JOINT_PARTS, joint),
  };
}
