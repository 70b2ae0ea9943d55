import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LEVELS } from '../domain/codes.ts';
import {
  type Directory,
  type DirectoryAlias,
  type DirectoryEntry,
  GROUPING_TYPES,
  type Membership,
  makeDirectory,
} from './directory.ts';

const FOLDER = new URL('../../seeds/directory/', import.meta.url);

const levelSchema = z.enum(LEVELS);
const typeSchema = z.enum(GROUPING_TYPES);

/** Cells of a line. Nearly all lines have no quotes, and are then read at ten times the speed. */
function cellsOf(line: string): string[] {
  return line.includes('"') ? z.array(z.array(z.string())).parse(parse(line)).flat() : line.split(',');
}

async function linesOf(name: string): Promise<string[]> {
  const [, ...lines] = (await readFile(new URL(name, FOLDER), 'utf8')).split('\n');
  return lines.filter((line) => line !== '');
}

const numberOf = (cell: string | undefined): number | null =>
  cell === undefined || cell === '' ? null : Number(cell);

function entryOf(line: string): DirectoryEntry {
  // By place: to take an array apart into names costs as much again for 36,000 lines, at every start.
  const cells = cellsOf(line);
  const [lat, lon] = [numberOf(cells[8]), numberOf(cells[9])];
  return {
    id: cells[0] ?? '',
    code: cells[2] ?? '',
    kind: levelSchema.parse(cells[1]),
    name: cells[3] ?? '',
    population: numberOf(cells[4]),
    department: cells[5] || null,
    subdivision: cells[6] ?? '',
    siren: cells[7] || null,
    location: lat === null || lon === null ? null : { lat, lon },
  };
}

function aliasOf(line: string): DirectoryAlias {
  const [code = '', name, target = ''] = cellsOf(line);
  return { code, name: name || null, target };
}

function membershipOf(line: string): Membership {
  const [siren = '', type, members = ''] = cellsOf(line);
  return { siren, type: typeSchema.parse(type), members: members.split(' ') };
}

/** Reads the directory of French collectivités (`seeds/directory`), made by `npm run seeds:directory`. */
export async function loadDirectory(): Promise<Directory> {
  const [entries, aliases, groupings] = await Promise.all([
    linesOf('entries.csv'),
    linesOf('aliases.csv'),
    linesOf('groupings.csv'),
  ]);
  return makeDirectory(entries.map(entryOf), aliases.map(aliasOf), groupings.map(membershipOf));
}
