import type { Partnership } from './partnership.ts';
import { themesOf } from './passage.ts';
import type { PublicProfile } from './profile.ts';

/** Open data: flat rows, the same in every format. No contact, and no free text, in which somebody may have written one. */

export const DATASETS = ['partnerships', 'profiles'] as const;
export type Dataset = (typeof DATASETS)[number];
export const DATA_FORMATS = ['csv', 'json', 'geojson'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

type Value = string | number | boolean | null | readonly string[];

/** One row, and the places that it is about, `[longitude, latitude]` in WGS 84 degrees: none, one, or both ends of it. */
export interface DataRow {
  values: Record<string, Value>;
  places: [number, number][];
}

export interface Column {
  name: string;
  /** Of Table Schema (Frictionless Data). `list`: values separated by `|` in CSV. */
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'list';
  description: string;
}

const PARTNERSHIP_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string', description: 'Identifiant stable' },
  { name: 'frenchName', type: 'string', description: 'Nom de la collectivité française' },
  {
    name: 'frenchId',
    type: 'string',
    description: 'Identifiant dans l’annuaire (fr- et code INSEE ou SIREN)',
  },
  { name: 'frenchLevel', type: 'string', description: 'Type de collectivité française' },
  { name: 'foreignName', type: 'string', description: 'Nom de l’autorité locale étrangère' },
  { name: 'foreignCountry', type: 'string', description: 'Pays, ISO 3166-1 alpha-2' },
  { name: 'foreignSubdivision', type: 'string', description: 'Division de premier niveau, ISO 3166-2' },
  { name: 'foreignLevel', type: 'string', description: 'Type d’autorité étrangère' },
  { name: 'form', type: 'string', description: 'Forme du partenariat' },
  { name: 'themes', type: 'list', description: 'Codes de thèmes' },
  { name: 'startYear', type: 'integer', description: 'Année de début' },
  { name: 'endYear', type: 'integer', description: 'Année de fin' },
  { name: 'source', type: 'string', description: 'Source de la déclaration' },
  { name: 'status', type: 'string', description: 'active ou closed' },
  { name: 'confirmedAt', type: 'datetime', description: 'Dernière confirmation ; vide : jamais' },
];

const PROFILE_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string', description: 'Identifiant stable' },
  { name: 'name', type: 'string', description: 'Nom' },
  { name: 'country', type: 'string', description: 'Pays, ISO 3166-1 alpha-2' },
  { name: 'subdivision', type: 'string', description: 'Division de premier niveau, ISO 3166-2' },
  { name: 'level', type: 'string', description: 'Type de collectivité' },
  { name: 'inseeCode', type: 'string', description: 'Code INSEE' },
  { name: 'siren', type: 'string', description: 'Numéro SIREN' },
  { name: 'population', type: 'integer', description: 'Habitants' },
  { name: 'latitude', type: 'number', description: 'WGS 84, degrés' },
  { name: 'longitude', type: 'number', description: 'WGS 84, degrés' },
  { name: 'languages', type: 'list', description: 'Langues de travail, BCP 47' },
  { name: 'themes', type: 'list', description: 'Codes de thèmes' },
  { name: 'openToRequests', type: 'boolean', description: 'Ouverte aux demandes' },
  { name: 'updatedAt', type: 'string', description: 'Dernière mise à jour, ISO 8601' },
  { name: 'demonstration', type: 'boolean', description: 'Vrai : collectivité et demande fictives' },
  { name: 'sourceName', type: 'string', description: 'Source du profil' },
  { name: 'sourceLicence', type: 'string', description: 'Licence de la source' },
  { name: 'sourceUrl', type: 'string', description: 'Adresse de la source' },
];

export const COLUMNS: Readonly<Record<Dataset, readonly Column[]>> = {
  partnerships: PARTNERSHIP_COLUMNS,
  profiles: PROFILE_COLUMNS,
};

type Location = { lat: number; lon: number } | null;

const placesOf = (locations: readonly Location[]): DataRow['places'] =>
  locations.flatMap((location): DataRow['places'] =>
    location === null ? [] : [[location.lon, location.lat]],
  );

/** A row of the inventory.
 *  @param locations of the French side and of the place abroad, where they are known. */
export function partnershipRow(
  partnership: Partnership,
  state: { status: 'active' | 'closed'; confirmedAt: Date | null },
  locations: readonly Location[],
): DataRow {
  const { status, confirmedAt } = state;
  return {
    values: { ...partnership, status, confirmedAt: confirmedAt?.toISOString() ?? null },
    places: placesOf(locations),
  };
}

/** A row of the profiles. */
export function profileRow(profile: PublicProfile): DataRow {
  const { id, name, country, subdivision, level, inseeCode, siren, population, location } = profile;
  const { languages, openToRequests, updatedAt, demonstration, source } = profile;
  return {
    values: {
      ...{ id, name, country, subdivision, level, inseeCode, siren, population },
      latitude: location?.lat ?? null,
      longitude: location?.lon ?? null,
      languages,
      themes: themesOf(profile),
      openToRequests,
      updatedAt,
      demonstration,
      sourceName: source?.name ?? null,
      sourceLicence: source?.licence ?? null,
      sourceUrl: source?.url ?? null,
    },
    places: placesOf([location]),
  };
}

/** Table Schema of a dataset (Frictionless Data): what a CSV file of it holds. */
export function tableSchema(dataset: Dataset) {
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name: dataset,
    fields: COLUMNS[dataset].map(({ name, type, description }) => ({
      name,
      type: type === 'list' ? 'string' : type,
      description: type === 'list' ? `${description}, séparés par |` : description,
    })),
    primaryKey: 'id',
    missingValues: [''],
  };
}
