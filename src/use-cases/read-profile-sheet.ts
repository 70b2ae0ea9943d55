import type { Deps } from '../deps.ts';
import type { Availability } from '../domain/availability.ts';
import type { Partnership } from '../domain/partnership.ts';
import { type PublicProfile, withoutContact } from '../domain/profile.ts';
import type { Advisory } from '../reference/advisories.ts';
import { activeAdvisories } from '../store/advisories.ts';
import type { PartnerRequest } from '../store/partner-requests.ts';
import { type CountryNote, notesOfCountry } from './country-notes.ts';
import { listRequests } from './list-requests.ts';
import { partnershipsOfProfile } from './partnerships-of-profile.ts';
import { availabilityOfRecord } from './read-availability.ts';
import { readPublished } from './read-record.ts';

/** Requests named on a sheet: the latest. */
const REQUESTS_SHOWN = 10;

/** All that anyone may read about an authority on one page. Never a contact. */
export interface ProfileSheet {
  profile: PublicProfile;
  /** True: the authority itself wrote or confirmed it. */
  confirmed: boolean;
  availability: Availability & { waitingList: boolean };
  /** Of its country, in force. */
  advisories: readonly Advisory[];
  /** Of its country, in force, the latest first. */
  notes: readonly CountryNote[];
  /** Live ones. */
  partnerships: readonly Partnership[];
  /** Published ones, the latest first. */
  requests: readonly PartnerRequest[];
  /** Day of the answer, `YYYY-MM-DD`. */
  day: string;
}

/** @throws AppError PROFILE_UNKNOWN. */
export async function readProfileSheet(deps: Deps, id: string): Promise<ProfileSheet> {
  const record = await readPublished(deps, id);
  const { profile, admin } = record;
  const now = deps.now();
  const advisories = await activeAdvisories(deps.db, now);
  const { requests } = await listRequests(deps, { profileId: id, page: 1, perPage: REQUESTS_SHOWN });
  return {
    profile: withoutContact(profile),
    confirmed: admin.verifiedAt !== null,
    availability: await availabilityOfRecord(deps.db, record),
    advisories: advisories.filter(({ country }) => country === profile.country),
    notes: await notesOfCountry(deps, profile.country),
    partnerships: await partnershipsOfProfile(deps, id),
    requests,
    day: now.toISOString().slice(0, 10),
  };
}
