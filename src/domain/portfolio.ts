import type { FrenchRegion } from '../reference/french-regions.ts';
import type { Level } from './codes.ts';
import { daysBetween } from './day.ts';
import {
  isIn,
  LIVE,
  otherSide,
  REMINDER_DAYS,
  SIDES,
  type State,
  silentSides,
  silentSince,
  UNANSWERED,
} from './introduction.ts';
import type { Column, DataRow } from './open-data.ts';

/** What a broker follows of the collectivités of its région (story R2). No contact and no free text, in which somebody may
 *  have written one: nobody consented to more. */

/** States of what is under way: of introductions, and a search that is shown. */
export const PORTFOLIO_STATUSES = [...LIVE, 'published'] as const;
export type PortfolioStatus = (typeof PORTFOLIO_STATUSES)[number];

interface PortfolioIntroduction {
  /** Null unless the reader is in it: whoever has the id may join. */
  id: string | null;
  state: State;
  since: Date;
  ageDays: number;
  /** Days without an answer; null: it waits for none. */
  silentDays: number | null;
  /** Silent for more than thirty days. */
  noReply: boolean;
  waitsFor: ('collectivity' | 'partner')[];
  partnerCountry: string;
  /** Null unless the reader is in it. */
  partnerName: string | null;
}

/** A published *recherche de partenaire*, which everybody may read. */
interface PortfolioSearch {
  id: string;
  since: Date;
  ageDays: number;
  /** Last day, `YYYY-MM-DD`. */
  deadline: string;
}

/** A collectivité with what it has under way, each list the oldest first. */
export interface PortfolioEntry {
  profile: { id: string; name: string; country: string; level: Level };
  region: FrenchRegion | null;
  introductions: PortfolioIntroduction[];
  searches: PortfolioSearch[];
}

/** Whole days from one moment to another. */
export function daysSince(since: Date, now: Date): number {
  return Math.floor(daysBetween(since, now));
}

/** How long an introduction has been under way, and who has not answered. */
export function waitingOf(
  { a, state, since }: { a: string; state: State; since: Date },
  frenchId: string,
  now: Date,
): Pick<PortfolioIntroduction, 'ageDays' | 'silentDays' | 'noReply' | 'waitsFor'> {
  const own = a === frenchId ? 'a' : otherSide('a');
  const silent = silentSides(state);
  const ageDays = daysSince(since, now);
  return {
    ageDays,
    silentDays: silent.length === 0 ? null : ageDays,
    noReply: isIn(UNANSWERED, state) && since < silentSince(now, REMINDER_DAYS),
    waitsFor: SIDES.filter((side) => silent.includes(side)).map((side) =>
      side === own ? 'collectivity' : 'partner',
    ),
  };
}

/** Columns of the file: a line an introduction or a search. */
export const PORTFOLIO_COLUMNS: readonly Column[] = [
  { name: 'profileId', type: 'string', description: 'Collectivité, identifiant' },
  { name: 'name', type: 'string', description: 'Collectivité, nom' },
  { name: 'level', type: 'string', description: 'Type de collectivité' },
  { name: 'region', type: 'string', description: 'Région, ISO 3166-2' },
  { name: 'kind', type: 'string', description: 'introduction ou search (recherche de partenaire publiée)' },
  {
    name: 'id',
    type: 'string',
    description: 'Identifiant ; vide : vous n’êtes pas dans cette mise en relation',
  },
  { name: 'status', type: 'string', description: 'État' },
  { name: 'since', type: 'datetime', description: 'Date de la demande' },
  { name: 'ageDays', type: 'integer', description: 'Ancienneté en jours' },
  { name: 'silentDays', type: 'integer', description: 'Jours sans réponse ; vide : aucune réponse attendue' },
  { name: 'noReply', type: 'boolean', description: 'Sans réponse depuis plus de 30 jours' },
  { name: 'waitsFor', type: 'list', description: 'Qui n’a pas répondu : collectivity, partner' },
  { name: 'partnerCountry', type: 'string', description: 'Pays du partenaire, ISO 3166-1 alpha-2' },
  {
    name: 'partnerName',
    type: 'string',
    description: 'Nom du partenaire ; vide : vous n’êtes pas dans cette mise en relation',
  },
  { name: 'deadline', type: 'date', description: 'Dernier jour de la recherche' },
];

/** Lines of the file for a collectivité. */
export function portfolioRows({ profile, region, introductions, searches }: PortfolioEntry): DataRow[] {
  const { id: profileId, name, level } = profile;
  const who = { profileId, name, level, region: region?.iso ?? null };
  return [
    ...introductions.map(({ state, since, ...introduction }) => ({
      ...who,
      ...introduction,
      kind: 'introduction',
      status: state,
      since: since.toISOString(),
    })),
    ...searches.map(({ since, ...search }) => ({
      ...who,
      ...search,
      kind: 'search',
      status: 'published',
      since: since.toISOString(),
    })),
  ].map((values) => ({ values, places: [] }));
}
