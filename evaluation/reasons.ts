import { parseArgs } from 'node:util';
import type { Deps } from '../src/deps.ts';
import type { Match, Reason } from '../src/domain/match.ts';
import { renderReason, type Side } from '../src/i18n/render.ts';
import { findMatches } from '../src/use-cases/find-matches.ts';
import type { Collection } from './collection.ts';
import { seededRandom } from './metrics.ts';
import { DEV, withCollection } from './service.ts';

/** Reasons drawn, and how far down the lists they are drawn from. */
const DRAWN = 50;
const TOP = 10;

/** Reasons that a reader may dispute, since they judge a text; the others restate a value of the profile. */
const CLAIMS: readonly Reason['code'][] = [
  'NEED_MET',
  'OFFER_WANTED',
  'EXCHANGE_SHARED',
  'PROFILE_RELATED',
  'LABEL_EXPERTISE',
  'COMPETENCE_EXERCISED',
];

interface Told {
  request: string;
  asked: string;
  match: Match;
  side: Side;
  reason: Reason;
}

/** What a reader compares the sentence with: the value of the field, or the field's name when it is not in the profile. */
function valueOfField({ match, reason }: Told): string {
  const value = reason.field
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : undefined), match.profile);
  return JSON.stringify(value) ?? reason.field;
}

function draw(told: readonly Told[], seed: number): Told[] {
  const random = seededRandom(seed);
  const rest = [...told];
  return Array.from({ length: Math.min(DRAWN, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
}

/** Everything that the lists of a collection tell, in order. */
async function toldOn(deps: Deps, { requests }: Collection): Promise<Told[]> {
  const told: Told[] = [];
  for (const { id, request } of requests) {
    const { matches } = await findMatches(deps, { ...request, limit: TOP });
    const asked = request.query ?? request.seekerId ?? '';
    for (const match of matches) {
      for (const side of ['forSeeker', 'forCandidate'] as const) {
        told.push(...match.reasons[side].map((reason) => ({ request: id, asked, match, side, reason })));
      }
    }
  }
  return told;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, claims: { type: 'boolean', default: false } },
  });
  const told = await withCollection(DEV, toldOn);
  const drawnFrom = values.claims ? told.filter(({ reason }) => CLAIMS.includes(reason.code)) : told;
  for (const [index, item] of draw(drawnFrom, Number(values.seed)).entries()) {
    const { request, asked, match, side, reason } = item;
    process.stdout.write(
      `${index + 1}. ${request} → ${match.profile.id} ${side} ${reason.code} ${reason.field}\n` +
        `   asked: ${asked}\n   told: ${renderReason(reason, side, 'fr')}\n   field: ${valueOfField(item)}\n`,
    );
  }
}

await main();
