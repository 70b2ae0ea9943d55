import { mkdirSync, writeFileSync } from 'node:fs';
import { nameKey } from '../../src/domain/analysis.ts';
import type { DirectoryEntry } from '../../src/reference/directory.ts';
import frenchRegions from '../reference/french-regions.json' with { type: 'json' };
import { coordinatesOf } from './coordinates.ts';
import { csvLine } from './csv.ts';
import { type Area, communes, departments, type Grouping, groupings, regions } from './decoupage.ts';
import { reportLocated } from './located-report.ts';

type Row = DirectoryEntry;

/** A former code or name, and where it leads. */
interface Alias {
  code: string;
  name: string | null;
  target: string;
}

const ALL = communes();
const CURRENT = ALL.filter(({ type }) => type === 'commune-actuelle');
const DEPARTMENTS = departments();
const REGIONS = regions();

/** Territories without inhabitants of their own, hence without a local authority. */
const UNINHABITED = new Set(['984', '989']);

/** Territories whose département is no authority of its own any more: what exercises its competences instead (INSEE,
 *  « collectivités territoriales ayant les compétences départementales »). Saint-Barthélemy and Saint-Martin
 *  are listed as communes. */
const SINGLE_AUTHORITY: Readonly<Record<string, string>> = {
  d75: 'fr-75056',
  d2A: 'fr-r94',
  d2B: 'fr-r94',
  d67: 'fr-d6ae',
  d68: 'fr-d6ae',
  d972: 'fr-r02',
  d973: 'fr-r03',
  d976: 'fr-r06',
  r977: 'fr-97701',
  r978: 'fr-97801',
};

/** Since 2021 (law 2019-816), for Bas-Rhin and Haut-Rhin. */
const ALSACE = {
  code: '6AE',
  name: "Collectivité européenne d'Alsace",
  departments: ['67', '68'],
  seat: '67482',
};

const isoOf = new Map(frenchRegions.regions.map(({ code, iso }) => [code, iso]));

function subdivisionOf(region: string | undefined): string {
  const iso = isoOf.get(region ?? '');
  if (iso === undefined && !UNINHABITED.has(region ?? ''))
    throw new Error(`no ISO code for région ${region}`);
  return iso ?? 'FR-TF';
}

function populationWhere(matches: (commune: (typeof CURRENT)[number]) => boolean): number {
  return CURRENT.filter(matches).reduce((total, { population }) => total + (population ?? 0), 0);
}

function communeRows(): Row[] {
  const former = new Map(
    ALL.filter(({ type }) => type === 'commune-deleguee').map(({ code, nom }) => [code, nom]),
  );
  const located = coordinatesOf(
    CURRENT.map(({ code, nom, region }) => ({
      code,
      names: [nom, former.get(code) ?? nom],
      region: region ?? '',
    })),
  );
  return CURRENT.map(({ code, nom, departement, region, siren, population }) => ({
    id: `fr-${code.toLowerCase()}`,
    code,
    kind: 'commune',
    name: nom,
    population: population ?? null,
    department: departement ?? null,
    subdivision: subdivisionOf(region),
    siren: siren ?? null,
    location: located.get(code) ?? null,
  }));
}

/** A grouping lies where its most populous member lies: the source names no seat. */
function groupingRow({ code, nom, populationMunicipale, membres }: Grouping, byCode: Map<string, Row>): Row {
  const members = membres.flatMap((member) => byCode.get(member.code) ?? []);
  const [main] = members.sort((left, right) => (right.population ?? 0) - (left.population ?? 0));
  if (main === undefined) throw new Error(`no member of ${nom} is known`);
  const { department, subdivision, location } = main;
  return {
    id: `fr-${code}`,
    code,
    kind: 'intercommunality',
    name: nom,
    population: populationMunicipale,
    department,
    subdivision,
    siren: code,
    location,
  };
}

/** The département of Rhône ends where the metropolis of Lyon begins: that one has both competences. */
const LYON = new Set(
  groupings()
    .find(({ type }) => type === 'MET69')
    ?.membres.map(({ code }) => code),
);

function departmentRows(byCode: Map<string, Row>): Row[] {
  const row = ({ code, nom, chefLieu, region }: Area): Row => ({
    id: `fr-d${code.toLowerCase()}`,
    code,
    kind: 'department',
    name: nom,
    population: populationWhere((commune) => commune.departement === code && !LYON.has(commune.code)),
    department: code,
    subdivision: subdivisionOf(region),
    siren: null,
    location: byCode.get(chefLieu)?.location ?? null,
  });
  const authorities = DEPARTMENTS.filter(
    ({ code, zone }) => zone !== 'com' && SINGLE_AUTHORITY[`d${code}`] === undefined,
  );
  const alsace: Row = {
    ...row({ code: ALSACE.code, nom: ALSACE.name, chefLieu: ALSACE.seat, region: '44', zone: 'metro' }),
    population: populationWhere(({ departement }) => ALSACE.departments.includes(departement ?? '')),
    department: null,
  };
  return [...authorities.map(row), alsace];
}

function regionRows(byCode: Map<string, Row>): Row[] {
  return REGIONS.filter(
    ({ code }) => !UNINHABITED.has(code) && SINGLE_AUTHORITY[`r${code}`] === undefined,
  ).map(({ code, nom, chefLieu, zone }) => ({
    id: `fr-r${code.toLowerCase()}`,
    code,
    kind: zone === 'com' ? 'other' : 'region',
    name: nom,
    population: populationWhere(({ region }) => region === code),
    department: null,
    subdivision: subdivisionOf(code),
    siren: null,
    location: byCode.get(chefLieu)?.location ?? null,
  }));
}

function aliases(rows: readonly Row[]): Alias[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const alias = (code: string, name: string | null, target: string): Alias[] => {
    const entry = known.get(target);
    if (entry === undefined) throw new Error(`${code} leads to ${target}, which does not exist`);
    const sameName = name !== null && nameKey(name) === nameKey(entry.name);
    const sameCode = `fr-${code.toLowerCase()}` === target;
    return sameCode && (sameName || name === null) ? [] : [{ code, name: sameName ? null : name, target }];
  };
  const former = ALL.flatMap(({ code, nom, type, chefLieu, commune }) =>
    type === 'commune-actuelle' ? [] : alias(code, nom, `fr-${(chefLieu ?? commune ?? '').toLowerCase()}`),
  );
  const named = new Set(former.map(({ code }) => code));
  const recoded = CURRENT.flatMap(({ code, anciensCodes = [] }) =>
    anciensCodes
      .filter((old) => !named.has(old))
      .flatMap((old) => alias(old, null, `fr-${code.toLowerCase()}`)),
  );
  const areas = [
    ...DEPARTMENTS.map((area) => ({ ...area, id: `d${area.code}` })),
    ...REGIONS.map((area) => ({ ...area, id: `r${area.code}` })),
  ];
  const single = areas.flatMap(({ id, nom }) => {
    const target = SINGLE_AUTHORITY[id];
    return target === undefined ? [] : alias(id, nom, target);
  });
  return [...former, ...recoded, ...single].sort((left, right) => (left.code < right.code ? -1 : 1));
}

/** The metropolis of Greater Paris, whose water and waste its public establishments (EPT) run (CGCT L. 5219-5). */
const GREATER_PARIS = '200054781';

/** Who belongs to which intercommunalité, and of what type that is. */
function membershipLine({ code, type, membres }: Grouping): string {
  const members = membres.map((member) => member.code).sort();
  return csvLine([code, code === GREATER_PARIS ? 'MGP' : type, members.join(' ')]);
}

function main(): void {
  const ofCommunes = communeRows();
  const byCode = new Map(ofCommunes.map((row) => [row.code, row]));
  const ofGroupings = groupings().map((grouping) => groupingRow(grouping, byCode));
  const rows = [...regionRows(byCode), ...departmentRows(byCode), ...ofGroupings, ...ofCommunes];
  const formerNames = aliases(rows);
  mkdirSync(new URL('../directory/', import.meta.url), { recursive: true });
  writeFileSync(
    new URL('../directory/entries.csv', import.meta.url),
    csvLine([
      'id',
      'kind',
      'code',
      'name',
      'population',
      'department',
      'subdivision',
      'siren',
      'latitude',
      'longitude',
    ]) +
      rows
        .map(({ id, kind, code, name, population, department, subdivision, siren, location }) =>
          csvLine([
            id,
            kind,
            code,
            name,
            population,
            department,
            subdivision,
            siren,
            location?.lat ?? null,
            location?.lon ?? null,
          ]),
        )
        .join(''),
  );
  writeFileSync(
    new URL('../directory/aliases.csv', import.meta.url),
    csvLine(['code', 'name', 'target']) +
      formerNames.map(({ code, name, target }) => csvLine([code, name, target])).join(''),
  );
  writeFileSync(
    new URL('../directory/groupings.csv', import.meta.url),
    csvLine(['siren', 'type', 'members']) + groupings().map(membershipLine).join(''),
  );
  reportLocated(rows);
  console.log(`${formerNames.length} former codes and names`);
}

main();
