import { z } from 'zod';
import data from '../../seeds/reference/calls.json' with { type: 'json' };
import { LOCALES, THEMES, ZONES } from '../domain/codes.ts';
import { type Advisory, isInForce, SEED_ADVISORIES } from './advisories.ts';
import { countriesOf, dacGroup, isLeastDeveloped } from './countries.ts';

const sourced = { source: z.string().min(1), sourceDate: z.string().regex(/^\d{4}(-\d{2}){0,2}$/) };
const localised = z.record(z.enum(LOCALES), z.string().min(1));

const callSchema = z.strictObject({
  /** Year of the campaign. */
  campaign: z.number().int(),
  category: z.enum(['generalist', 'thematic', 'geographic']),
  code: z.string().min(1),
  label: localised,
  opensOn: z.iso.date().nullable(),
  /** Last day on which a file is taken; null: not on record. */
  closesOn: z.iso.date().nullable(),
  countries: z.array(z.string()),
  zones: z.array(z.enum(ZONES)),
  themes: z.array(z.enum(THEMES)),
  ...sourced,
});
export type CallForProjects = z.infer<typeof callSchema>;

const ceilingSchema = z.strictObject({
  campaign: z.number().int(),
  group: z.enum(['ldc', 'oda', 'non_oda', 'other', 'multi_country']),
  /** Share of the budget, 0..1: the State pays up to this. */
  rate: z.number().min(0).max(1),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  ...sourced,
});
export type CeilingGroup = z.infer<typeof ceilingSchema>['group'];

const eligibilitySchema = z.strictObject({
  code: z.string().min(1),
  campaigns: z.array(z.number().int()).min(1),
  text: localised,
  ...sourced,
});
export type EligibilityNote = z.infer<typeof eligibilitySchema>;

const campaignSchema = z.strictObject({
  year: z.number().int(),
  /** First day on which no call of the campaign is open. */
  closedFrom: z.iso.date(),
  note: z.string(),
  ...sourced,
});

/** Every call for projects on record, by campaign. */
export const CALLS: readonly CallForProjects[] = z.array(callSchema).parse(data.calls);
const CEILINGS = z.array(ceilingSchema).parse(data.ceilings);
const CAMPAIGNS = z.array(campaignSchema).parse(data.campaigns);
const ELIGIBILITY = z.array(eligibilitySchema).parse(data.eligibility);

/** Calls of a campaign; [] for a year that is not on record. */
export function callsOf(campaign: number): readonly CallForProjects[] {
  return CALLS.filter((call) => call.campaign === campaign);
}

/** What an applicant has to fulfil in a campaign; [] for a year that is not on record. */
export function eligibilityOf(campaign: number): readonly EligibilityNote[] {
  return ELIGIBILITY.filter(({ campaigns }) => campaigns.includes(campaign));
}

/** Most that the State co-funds of one project in one country. */
export interface Ceiling {
  campaign: number;
  country: string;
  /** Line of the campaign's table that applies. */
  group: CeilingGroup;
  /** Share of the budget, 0..1, "up to"; 0 under an advisory that blocks co-funding. */
  rate: number;
  /** True when no call of the campaign is open any more. */
  closed: boolean;
  /** Geographic calls that cover the country: they exclude the generalist one. */
  geographic: readonly CallForProjects[];
  generalistExcluded: boolean;
  /** The advisory that brings the rate to 0. */
  advisory: Advisory | null;
  source: string;
  sourceDate: string;
}

const covers = (call: CallForProjects, country: string): boolean =>
  call.countries.includes(country) || call.zones.some((zone) => countriesOf(zone).includes(country));

/** Line of the table of a campaign for a country: of the lines that fit it, the first on record. */
function groupsOf(country: string, on: Date): CeilingGroup[] {
  if (isLeastDeveloped(country, on)) return ['ldc'];
  return [dacGroup(country) === null ? 'non_oda' : 'oda', 'other'];
}

/** Co-funding ceiling of a campaign for a project in one country, answered for a day.
 *  @param on the LDC status, the advisories and `closed` are those of this day (UTC).
 *  @param advisories in place of those shipped with the service.
 *  @returns null for a campaign that is not on record: never another year's rate. */
export function ceiling(
  campaign: number,
  country: string,
  on: Date,
  advisories: readonly Advisory[] = SEED_ADVISORIES,
): Ceiling | null {
  const year = CAMPAIGNS.find((known) => known.year === campaign);
  const groups = groupsOf(country, on);
  const row = CEILINGS.find((known) => known.campaign === campaign && groups.includes(known.group));
  if (year === undefined || row === undefined) return null;
  const advisory = advisories.find(
    (known) => known.country === country && known.severity === 'block_cofinancing' && isInForce(known, on),
  );
  const geographic = callsOf(campaign).filter(
    (call) => call.category === 'geographic' && covers(call, country),
  );
  return {
    campaign,
    country,
    group: row.group,
    rate: advisory === undefined ? row.rate : 0,
    closed: year.closedFrom <= on.toISOString().slice(0, 10),
    geographic,
    generalistExcluded: geographic.length > 0,
    advisory: advisory ?? null,
    source: row.source,
    sourceDate: row.sourceDate,
  };
}

/** Flat ceiling that a campaign offers instead to a project in several countries, 0..1; null where it offers none. */
export function multiCountryCeiling(campaign: number): number | null {
  return (
    CEILINGS.find((known) => known.campaign === campaign && known.group === 'multi_country')?.rate ?? null
  );
}
