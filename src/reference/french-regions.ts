import data from '../../seeds/reference/french-regions.json' with { type: 'json' };
import { ZONES, type Zone } from '../domain/codes.ts';

/** A regional network that helps local authorities (réseau régional multi-acteurs); generic address. */
interface RegionalNetwork {
  name: string;
  email: string;
  /** Month of the snapshot, `YYYY-MM`. */
  asOf: string;
  /** Day on which the address was last checked; null: never, so no mail is to be sent on its word alone. */
  verifiedAt: string | null;
  note: string | null;
}

export interface FrenchRegion {
  /** INSEE code (`53`; `975` … `988` for the overseas collectivités). */
  code: string;
  /** ISO 3166-2 (`FR-BRE`). */
  iso: string;
  name: string;
  overseas: boolean;
  /** An overseas collectivity that belongs to no région. Its communes, if any, have no intercommunalité in the directory. */
  ofItsOwn: boolean;
  zones: readonly Zone[];
  rrma: RegionalNetwork | null;
  /** True where a diplomatic adviser serves the préfet de région (list of October 2020). */
  cdpr: boolean;
}

type Entry = (typeof data.regions)[number];

function regionOfEntry({ code, iso, name, kind, zones, rrma, cdpr }: Entry): FrenchRegion {
  const codes: readonly string[] = zones;
  const network = rrma === null ? null : { ...rrma, verifiedAt: rrma.verifiedAt };
  return {
    code,
    iso,
    name,
    overseas: kind !== 'region',
    ofItsOwn: kind === 'overseas_collectivity',
    zones: ZONES.filter((zone) => codes.includes(zone)),
    rrma: network,
    cdpr,
  };
}

const ENTRIES = data.regions.map((entry) => ({ entry, region: regionOfEntry(entry) }));

/** The 18 régions, then the overseas collectivités that belong to none. */
export const FRENCH_REGIONS: readonly FrenchRegion[] = ENTRIES.map(({ region }) => region);

const BY_ISO: ReadonlyMap<string, FrenchRegion> = new Map(
  ENTRIES.flatMap(({ entry, region }) => {
    const ofDepartments = entry.departments.flatMap(({ iso }) => iso);
    return [entry.iso, ...entry.otherIso, ...ofDepartments].map((iso): [string, FrenchRegion] => [
      iso,
      region,
    ]);
  }),
);

/** Région of an ISO 3166-2 code of a région (`FR-BRE`), of a département (`FR-35`) or of an overseas territory in either
 *  of its codes (`FR-972`, `FR-MQ`). @returns null for anything else. */
export function regionOf(subdivision: string): FrenchRegion | null {
  return BY_ISO.get(subdivision) ?? null;
}

/** True for a part of France outside Europe; false for unknown codes. */
export function isOverseas(subdivision: string): boolean {
  return regionOf(subdivision)?.overseas ?? false;
}

interface Contact {
  name: string;
  email: string;
  link: string;
}

/** Who answers where a région has no network: the ministry's delegation, at its generic address. */
export function fallbackContact(): Contact {
  const { name, email, link } = data.fallback;
  return { name, email, link };
}

/** The diplomatic adviser to the préfet de région: the role, where the ministry publishes who holds it, and the month
 *  (`YYYY-MM`) of the list that tells where there is one. */
export function diplomaticAdviser(): { role: string; link: string; asOf: string } {
  const { role, link, asOf } = data.cdpr;
  return { role, link, asOf };
}
