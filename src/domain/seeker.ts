import { COUNTRIES, countriesOf } from '../reference/countries.ts';
import { primaryLanguages } from '../reference/languages.ts';
import type { Intent, Level, Theme, Trait, Zone } from './codes.ts';
import type { MatchRequest } from './match.ts';
import type { DeclaredPartner } from './partnership.ts';
import type { PublicProfile } from './profile.ts';
import type { Understood } from './understand.ts';

/** One thing that the seeker says: a need, an offer, or something to exchange. */
export interface SeekerStatement {
  side: Intent;
  /** `query`, `themes`, `seeker.needs[0]`, `seeker.offers[1]`, `seeker.summary`. */
  field: string;
  /** What is analysed and embedded: the words of the seeker, without the places they name. */
  text: string;
  /** Analysed tokens of `text`, where the index has them; left out: to be analysed. */
  tokens?: readonly string[];
  themes: readonly Theme[];
  /** Themes that the words come closest to, when none is stated. */
  guessedThemes: readonly Theme[];
  /** Codes of the concepts that the words speak of, closest first. */
  concepts?: readonly string[];
  language: string | null;
  /** True when `side` was read out of the text and is not plain there: the other side is then not ruled out. */
  sideInferred: boolean;
  /** True when the words name no object: every profile answers them alike. */
  general?: boolean;
  /** True for what is known of the seeker beside its question: it tells what the other side may gain. */
  background: boolean;
}

export interface SeekerWishes {
  countries: readonly string[];
  zones: readonly Zone[];
  languages: readonly string[];
  levels: readonly Level[];
  forms: readonly string[];
  populationMin: number | null;
  populationMax: number | null;
  /** Told as a reason where they are met; they do not count in the score. */
  traits: readonly Trait[];
  /** Hard limit: no candidate outside these countries; null: no limit. */
  allowedCountries: readonly string[] | null;
}

/** Who asks, in the form that ranking reads; null and [] mean *not stated*. */
export interface Seeker {
  id: string | null;
  /** Ids under which the inventory of partnerships may know it. */
  directoryIds: readonly string[];
  /** Declared French partners, when the seeker is a foreign profile. */
  partners: readonly DeclaredPartner[];
  /** Candidates that it has a live introduction with, as far as whoever asks may know; left out: none. */
  engagedWith?: readonly string[];
  country: string;
  subdivision: string | null;
  level: Level | null;
  population: number | null;
  /** Primary subtags. */
  languages: readonly string[];
  competences: readonly Theme[];
  labels: PublicProfile['labels'];
  traits: readonly Trait[];
  diasporas: readonly string[];
  interpretation: boolean;
  mutualisation: boolean;
  statements: readonly SeekerStatement[];
  wishes: SeekerWishes;
}

/** The part of a seeker that a stored profile, a directory entry or the request's `seeker` supplies. */
export type SeekerBase = Omit<Seeker, 'wishes'> & { wishes: PublicProfile['wishes'] | null };

const NOBODY: SeekerBase = {
  id: null,
  directoryIds: [],
  partners: [],
  country: 'FR',
  subdivision: null,
  level: null,
  population: null,
  languages: [],
  competences: [],
  labels: [],
  traits: [],
  diasporas: [],
  interpretation: false,
  mutualisation: false,
  statements: [],
  wishes: null,
};

type Statements = PublicProfile['needs'];

function statementsOf(needs: Statements, offers: Statements): SeekerStatement[] {
  const read = (side: 'need' | 'offer', list: Statements): SeekerStatement[] =>
    list.map(({ text, theme }, index) => ({
      side,
      field: `seeker.${side}s[${index}]`,
      text,
      themes: theme === null ? [] : [theme],
      guessedThemes: [],
      language: null,
      sideInferred: false,
      background: false,
    }));
  return [...read('need', needs), ...read('offer', offers)];
}

/** Ids of the French directory that name the same collectivité as a profile: its own id, INSEE code, SIREN. */
export function directoryIdsOf({
  id,
  inseeCode,
  siren,
}: Pick<PublicProfile, 'id' | 'inseeCode' | 'siren'>): string[] {
  return [id, ...[inseeCode, siren].flatMap((code) => (code === null ? [] : `fr-${code.toLowerCase()}`))];
}

/** A stored profile as a seeker. Without needs and offers, its summary stands for a wish to exchange. */
export function seekerOfProfile(profile: PublicProfile, partners: readonly DeclaredPartner[]): SeekerBase {
  const stated = statementsOf(profile.needs, profile.offers);
  const summary: SeekerStatement[] =
    stated.length > 0 || profile.summary === null
      ? []
      : [
          {
            side: 'exchange',
            field: 'seeker.summary',
            text: profile.summary.text,
            themes: profile.competences,
            guessedThemes: [],
            language: profile.summary.language,
            sideInferred: true,
            background: false,
          },
        ];
  return {
    ...NOBODY,
    ...profile,
    directoryIds: directoryIdsOf(profile),
    partners,
    interpretation: profile.interpretation === true,
    mutualisation: profile.mutualisation === true || profile.modes.includes('mutualise'),
    statements: [...stated, ...summary],
  };
}

/** An entry of the French directory as a seeker: it states where it is and how large, nothing else. */
export function seekerOfEntry(entry: {
  id: string;
  kind: Level;
  subdivision: string | null;
  population: number | null;
}): SeekerBase {
  const { id, kind, subdivision, population } = entry;
  return { ...NOBODY, id, directoryIds: [id], level: kind, subdivision, population };
}

/** The `seeker` of a request; without one, a French seeker that states nothing. */
export function seekerOfRequest(seeker: MatchRequest['seeker']): SeekerBase {
  if (seeker === null) return NOBODY;
  return { ...NOBODY, ...seeker, statements: statementsOf(seeker.needs, seeker.offers) };
}

/** Countries that hard limits leave, or null without any: `onlyCountries` of the request (or else of the stored
 *  profile), places named exclusively in the text, countries named after *except*. Limits are combined with *and*. */
function allowedCountries(request: MatchRequest, named: Understood | null, stored: SeekerBase['wishes']) {
  const { wishes } = request;
  const limits: (readonly string[])[] = [];
  if (wishes.onlyCountries && wishes.countries.length > 0) limits.push(wishes.countries);
  if (named?.only) limits.push([...named.countries, ...named.zones.flatMap(countriesOf)]);
  if (stored?.onlyCountries && stored.countries.length > 0) limits.push(stored.countries);
  const excluded = named === null ? [] : excludedCountries(named);
  if (excluded.length > 0) limits.push(COUNTRIES.filter((country) => !excluded.includes(country)));
  return limits.length === 0
    ? null
    : limits.reduce((left, right) => left.filter((code) => right.includes(code)));
}

/** Countries that a text takes out. A country that it wishes stays, whatever zone is refused ("in Senegal, not elsewhere in
 *  Africa"). */
function excludedCountries({ excluded, excludedZones, countries }: Understood): string[] {
  const refused = excludedZones.flatMap(countriesOf).filter((country) => !countries.includes(country));
  return [...excluded, ...refused];
}

/** What is understood of a text, as it counts for this seeker. A foreign one meets French candidates only: the places
 *  and languages its text names are its own, not wishes. */
export function understoodFor({ country }: SeekerBase, understood: Understood): Understood {
  if (country === 'FR') return understood;
  return {
    ...understood,
    countries: [],
    groups: [],
    zones: [],
    languages: [],
    only: false,
    excluded: [],
    excludedZones: [],
  };
}

/** The first list that says something: what the request wishes, what its text says, what is stored. */
const firstStated = <T>(...lists: (readonly T[] | undefined)[]): readonly T[] =>
  lists.find((list) => list !== undefined && list.length > 0) ?? [];

/** Inhabitants wished: a range named in the text takes the place of the stored one. */
function populationWish(named: Understood | null, stored: SeekerBase['wishes']) {
  const said = named !== null && (named.populationMin !== null || named.populationMax !== null);
  const { populationMin = null, populationMax = null } = (said ? named : stored) ?? {};
  return { populationMin, populationMax };
}

/** Joins what a base says, what the request wishes and what its text was understood to say. A wish of the request
 *  takes the place of the stored one; places named in the text add to those of the request.
 *  @param named what is understood of the text, as it counts for this seeker. */
export function completeSeeker(base: SeekerBase, request: MatchRequest, named: Understood | null): Seeker {
  const { wishes } = request;
  const countries = [...new Set([...wishes.countries, ...(named?.countries ?? [])])];
  const zones = [...new Set([...wishes.zones, ...(named?.zones ?? [])])];
  const stored = countries.length + zones.length === 0 ? base.wishes : null;
  return {
    ...base,
    languages: primaryLanguages(firstStated(base.languages, named?.spoken)),
    wishes: {
      countries: stored?.countries ?? countries,
      zones: stored?.zones ?? zones,
      languages: primaryLanguages([...wishes.languages, ...(named?.languages ?? [])]),
      levels: firstStated(wishes.levels, named?.levels, base.wishes?.levels),
      forms: firstStated(wishes.forms, named?.forms, base.wishes?.forms),
      ...populationWish(named, base.wishes),
      traits: named?.traits ?? [],
      allowedCountries: allowedCountries(request, named, stored),
    },
  };
}
