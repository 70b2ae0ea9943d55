import { type Advisory, isInForce } from '../../reference/advisories.ts';
import {
  type CallForProjects,
  type Campaign,
  type CeilingGroup,
  type CeilingRow,
  callsOf,
  campaignOf,
  ceilingRow,
  type EligibilityNote,
  eligibilityOf,
} from '../../reference/calls.ts';
import { countriesOf, dacGroup, isLeastDeveloped } from '../../reference/countries.ts';
import type { Theme } from '../codes.ts';
import { dayOf, daysAfter } from '../day.ts';

/** A project that may ask for co-funding by the State. */
export interface CofinancingRequest {
  /** Year. */
  campaign: number;
  /** ISO 3166-1 alpha-2 of the partners; one or several. */
  countries: readonly string[];
  /** ISO 3166-2 of the partner; null: not said. */
  subdivision: string | null;
  themes: readonly Theme[];
  /** Whether the French side declared its development assistance; null: not said. */
  apdDeclared: boolean | null;
}

/** Most that the State pays of a project in one country. */
export interface CountryCeiling {
  country: string;
  /** Share of the budget, 0..1, "up to"; 0 under an advisory that blocks co-funding. */
  rate: number;
  /** Line of the campaign's table that applies. */
  row: CeilingRow;
  /** Geographic calls that cover the country, or a part of it. */
  geographic: readonly CallForProjects[];
  /** The advisory that brings the rate to 0. */
  advisory: Advisory | null;
}

export const COFINANCING_REASONS = ['APD_NOT_DECLARED', 'COFINANCING_BLOCKED', 'APD_NOT_STATED'] as const;
export type CofinancingReason = (typeof COFINANCING_REASONS)[number];

export interface CofinancingEstimate {
  campaign: Campaign;
  /** True when no call of the campaign is open any more. */
  closed: boolean;
  /** Null: nobody said whether development assistance was declared. */
  eligible: boolean | null;
  /** Why not, or what is not known. */
  reason: CofinancingReason | null;
  /** Share of the whole budget, 0..1; null for several countries where the campaign has no rule for them: each country's
   *  ceiling then stands for its own part. */
  rate: number | null;
  countries: readonly CountryCeiling[];
  /** The flat ceiling that a campaign offers to a project in several countries; null for one, or where it offers none. */
  multiCountry: CeilingRow | null;
  /** Thematic calls that cover a theme of the project. */
  thematic: readonly CallForProjects[];
  /** True where another call covers the country or the theme: the generalist call then excludes it. */
  generalistExcluded: boolean;
  conditions: readonly EligibilityNote[];
}

/** The lists of a past campaign are those of its last day. */
function statusDay({ closedFrom }: Campaign, on: Date): Date {
  return new Date(Math.min(on.getTime(), daysAfter(new Date(closedFrom), -1).getTime()));
}

/** Lines of a campaign's table that a country may stand in. */
function groupsOf(country: string, on: Date): CeilingGroup[] {
  if (isLeastDeveloped(country, on)) return ['ldc'];
  return [dacGroup(country) === null ? 'non_oda' : 'oda', 'other'];
}

/** How much of a country a geographic call covers. A call for a part of it covers a partner of that part; where the partner
 *  lies elsewhere nothing, and where it does not say, perhaps. */
function coverage(
  call: CallForProjects,
  country: string,
  subdivision: string | null,
): 'whole' | 'part' | 'none' {
  if (call.zones.some((zone) => countriesOf(zone).includes(country))) return 'whole';
  if (!call.countries.includes(country)) return 'none';
  if (call.subdivisions.length === 0) return 'whole';
  if (subdivision === null || !subdivision.startsWith(`${country}-`)) return 'part';
  return call.subdivisions.includes(subdivision) ? 'whole' : 'none';
}

function reach(call: CallForProjects, country: string, { subdivision }: CofinancingRequest) {
  return call.category === 'geographic' ? coverage(call, country, subdivision) : 'none';
}

function countryCeilings(
  request: CofinancingRequest,
  campaign: Campaign,
  advisories: readonly Advisory[],
  on: Date,
): CountryCeiling[] {
  return request.countries.flatMap((country) => {
    const row = ceilingRow(campaign.year, groupsOf(country, statusDay(campaign, on)));
    if (row === null) return [];
    const advisory = advisories.find(
      (known) => known.country === country && known.severity === 'block_cofinancing' && isInForce(known, on),
    );
    const geographic = callsOf(campaign.year).filter((call) => reach(call, country, request) !== 'none');
    return [{ country, rate: advisory ? 0 : row.rate, row, geographic, advisory: advisory ?? null }];
  });
}

function reasonOf(
  { campaign, apdDeclared }: CofinancingRequest,
  countries: readonly CountryCeiling[],
): CofinancingReason | null {
  const asked = eligibilityOf(campaign).some(({ code }) => code === 'APD_DECLARED');
  if (asked && apdDeclared === false) return 'APD_NOT_DECLARED';
  if (countries.some(({ advisory }) => advisory !== null)) return 'COFINANCING_BLOCKED';
  return asked && apdDeclared === null ? 'APD_NOT_STATED' : null;
}

function rateOf(countries: readonly CountryCeiling[], multiCountry: CeilingRow | null): number | null {
  if (countries.length === 1) return countries[0]?.rate ?? null;
  return countries.some(({ advisory }) => advisory !== null) ? 0 : (multiCountry?.rate ?? null);
}

/** What the State may pay of a project: an estimate from dated sources, no decision.
 *  @param advisories those that bind; one that blocks co-funding and is in force brings a country to 0.
 *  @param on the day (UTC) for which it is asked.
 *  @returns null for a campaign that is not on record: never another year's rate. */
export function estimateCofinancing(
  request: CofinancingRequest,
  advisories: readonly Advisory[],
  on: Date,
): CofinancingEstimate | null {
  const campaign = campaignOf(request.campaign);
  if (campaign === null) return null;
  const countries = countryCeilings(request, campaign, advisories, on);
  const multiCountry = countries.length > 1 ? ceilingRow(campaign.year, ['multi_country']) : null;
  const thematic = callsOf(campaign.year).filter(({ themes }) =>
    themes.some((theme) => request.themes.includes(theme)),
  );
  const covered = countries.some(({ country, geographic }) =>
    geographic.some((call) => reach(call, country, request) === 'whole'),
  );
  const reason = reasonOf(request, countries);
  return {
    campaign,
    closed: campaign.closedFrom <= dayOf(on),
    eligible: reason === 'APD_NOT_STATED' ? null : reason === null,
    reason,
    rate: rateOf(countries, multiCountry),
    countries,
    multiCountry,
    thematic,
    generalistExcluded: covered || thematic.length > 0,
    conditions: eligibilityOf(campaign.year),
  };
}
