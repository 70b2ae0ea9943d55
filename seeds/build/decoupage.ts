import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** Files of `@etalab/decoupage-administratif`, checked: Code officiel géographique and legal populations (INSEE), EPCI
 *  (DGCL). */
const communeSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
  departement: z.string().optional(),
  region: z.string().optional(),
  siren: z.string().optional(),
  population: z.number().optional(),
  /** Of a former commune: the commune that it belongs to now. */
  chefLieu: z.string().optional(),
  /** Of an arrondissement: the commune. */
  commune: z.string().optional(),
  anciensCodes: z.array(z.string()).optional(),
});

const groupingSchema = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  populationMunicipale: z.number().nullable(),
  membres: z.array(z.object({ code: z.string(), populationMunicipale: z.number().nullable().optional() })),
});

const areaSchema = z.object({
  code: z.string(),
  nom: z.string(),
  zone: z.string(),
  chefLieu: z.string(),
  region: z.string().optional(),
});

export type Commune = z.infer<typeof communeSchema>;
export type Grouping = z.infer<typeof groupingSchema>;
export type Area = z.infer<typeof areaSchema>;

function read<T>(name: string, schema: z.ZodType<T>): T[] {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return z.array(schema).parse(JSON.parse(readFileSync(path, 'utf8')));
}

export const communes = (): Commune[] => read('communes', communeSchema);
/** Intercommunalités with own taxation, then the public establishments of Greater Paris. */
export const groupings = (): Grouping[] => [...read('epci', groupingSchema), ...read('ept', groupingSchema)];
export const departments = (): Area[] => read('departements', areaSchema);
export const regions = (): Area[] => read('regions', areaSchema);
