import { z } from 'zod';
import data from '../../seeds/reference/calls.json' with { type: 'json' };
import { THEMES, ZONES } from '../domain/codes.ts';
import { localised, sourceDate } from './sourced.ts';

const source = { source: z.string().min(1), sourceDate };

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
  /** ISO 3166-2: of its countries, only these parts; []: all of them. */
  subdivisions: z.array(z.string()).default([]),
  zones: z.array(z.enum(ZONES)),
  themes: z.array(z.enum(THEMES)),
  ...source,
});
export type CallForProjects = z.infer<typeof callSchema>;

const ceilingSchema = z.strictObject({
  campaign: z.number().int(),
  group: z.enum(['ldc', 'oda', 'non_oda', 'other', 'multi_country']),
  /** Share of the budget, 0..1: the State pays up to this. */
  rate: z.number().min(0).max(1),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  ...source,
});
/** A line of the table of a campaign. */
export type CeilingRow = z.infer<typeof ceilingSchema>;
export type CeilingGroup = CeilingRow['group'];

const eligibilitySchema = z.strictObject({
  code: z.string().min(1),
  campaigns: z.array(z.number().int()).min(1),
  text: localised,
  ...source,
});
export type EligibilityNote = z.infer<typeof eligibilitySchema>;

const campaignSchema = z.strictObject({
  year: z.number().int(),
  /** First day on which no call of the campaign is open. */
  closedFrom: z.iso.date(),
  note: z.string(),
  ...source,
});
export type Campaign = z.infer<typeof campaignSchema>;

/** Every campaign on record, the oldest first. */
export const CAMPAIGNS: readonly Campaign[] = z.array(campaignSchema).parse(data.campaigns);
/** Every call for projects on record, by campaign. */
export const CALLS: readonly CallForProjects[] = z.array(callSchema).parse(data.calls);
const CEILINGS = z.array(ceilingSchema).parse(data.ceilings);
const ELIGIBILITY = z.array(eligibilitySchema).parse(data.eligibility);

/** A campaign by its year; null when it is not on record: never another year's. */
export function campaignOf(year: number): Campaign | null {
  return CAMPAIGNS.find((campaign) => campaign.year === year) ?? null;
}

/** Calls of a campaign; [] for a year that is not on record. */
export function callsOf(campaign: number): readonly CallForProjects[] {
  return CALLS.filter((call) => call.campaign === campaign);
}

/** Line of a campaign's table: the first on record among those of `groups`; null when it has none of them. */
export function ceilingRow(campaign: number, groups: readonly CeilingGroup[]): CeilingRow | null {
  return CEILINGS.find((row) => row.campaign === campaign && groups.includes(row.group)) ?? null;
}

/** What an applicant has to fulfil in a campaign; [] for a year that is not on record. */
export function eligibilityOf(campaign: number): readonly EligibilityNote[] {
  return ELIGIBILITY.filter(({ campaigns }) => campaigns.includes(campaign));
}
