import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BadLine, type ImportReport, importProfiles } from '../../indexer/import.ts';
import { countProfiles, getProfile } from '../../src/store/profiles.ts';
import { setWithheld } from '../../src/store/profiles-admin.ts';
import { NOW } from '../support/profiles.ts';
import { profileRevisions } from '../support/revisions.ts';
import { openTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  for (const id of (await profileRevisions(service.deps.db)).keys())
    await setWithheld(service.deps.db, id, NOW);
});

/** Bytes in chunks that cut lines and letters anywhere. */
async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

interface Outcome {
  report: ImportReport;
  bad: BadLine[];
  repeated: number[];
}

async function run(
  content: string | Uint8Array,
  { format = 'jsonl' as const, size = 1000 }: { format?: 'jsonl' | 'csv'; size?: number } = {},
): Promise<Outcome> {
  const bad: BadLine[] = [];
  const repeated: number[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const report = await importProfiles({
    db: service.deps.db,
    input: chunks(bytes, size),
    format,
    now: NOW,
    onBad: (line) => bad.push(line),
    onRepeated: (number) => repeated.push(number),
    onProgress: () => undefined,
  });
  return { report, bad, repeated };
}

const line = (id: string, fields: Record<string, unknown> = {}): string =>
  JSON.stringify({ id, name: `Ville ${id}`, country: 'SN', level: 'commune', ...fields });

describe('importing JSON Lines', () => {
  it('reads a byte-order mark, carriage returns, blank lines and letters cut between chunks', async () => {
    const content = `\ufeff${line('a', { name: 'Thiès' })}\r\n\r\n  \n${line('b')}\n`;
    const { report, bad } = await run(content, { size: 1 });
    expect(report).toMatchObject({ read: 2, created: 2 });
    expect(bad).toEqual([]);
    expect((await getProfile(service.deps.db, 'a'))?.profile.name).toBe('Thiès');
  });

  it('names what is wrong with each bad line by its number and field, and keeps the good ones', async () => {
    const content = [
      line('good'),
      '{"id": "cut"',
      line('unknown-field', { colour: 'red' }),
      line('nul', { name: 'a\u0000b' }),
      '{"id":"lone","name":"\\ud800","country":"SN","level":"commune"}',
      '{"name":"no id"}',
      '[]',
      line('also-good'),
    ].join('\n');
    const { report, bad } = await run(content);
    expect(report).toMatchObject({ read: 8, bad: 6, created: 2 });
    expect(
      bad.map(({ number, faults }) => [number, faults.map(({ path, code }) => `${path} ${code}`)]),
    ).toEqual([
      [2, [' MALFORMED_LINE']],
      [3, ['colour UNKNOWN_FIELD']],
      [4, ['name INVALID_CHARACTER']],
      [5, ['name INVALID_CHARACTER']],
      [6, ['id REQUIRED', 'country REQUIRED', 'level REQUIRED']],
      [7, [' WRONG_TYPE']],
    ]);
  });

  it('refuses bytes that are not UTF-8 and lines beyond any profile, and goes on', async () => {
    const good = new TextEncoder().encode(`${line('after')}\n`);
    const broken = Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]);
    const long = new TextEncoder().encode(`${'x'.repeat(3 * 1024 * 1024)}\n`);
    const { report, bad } = await run(Buffer.concat([broken, long, good]), { size: 65_536 });
    expect(bad.map(({ number, faults }) => [number, faults[0]?.code])).toEqual([
      [1, 'INVALID_UTF8'],
      [2, 'LINE_TOO_LONG'],
    ]);
    expect(report.created).toBe(1);
  });

  it('counts the last of two lines with one id, and says so', async () => {
    const { repeated } = await run(
      [line('twice', { name: 'Un' }), line('twice', { name: 'Deux' })].join('\n'),
    );
    expect(repeated).toEqual([2]);
    expect((await getProfile(service.deps.db, 'twice'))?.profile.name).toBe('Deux');
    expect(await countProfiles(service.deps.db)).toBe(1);
  });
});

describe('importing CSV', () => {
  it('reads the columns of a profile, lists by |, and statements with their theme', async () => {
    const content = [
      'id,name,country,level,population,languages,needs,summary,summaryLanguage,lat,lon,openToRequests',
      'csv-a,"Keur, Exemple",SN,commune,9000,fr|wo,eau_assainissement: Un forage | une bibliothèque,Un village.,fr,15.6,-16.2,true',
      'csv-b,B,ZZ,commune,many,,,,,,,maybe',
    ].join('\n');
    const { report, bad } = await run(content, { format: 'csv' });
    expect(report).toMatchObject({ created: 1, bad: 1 });
    expect(bad[0]?.number).toBe(3);
    expect(bad[0]?.faults.map(({ path }) => path)).toEqual(['country', 'population', 'openToRequests']);
    expect((await getProfile(service.deps.db, 'csv-a'))?.profile).toMatchObject({
      name: 'Keur, Exemple',
      languages: ['fr', 'wo'],
      location: { lat: 15.6, lon: -16.2 },
      needs: [
        { theme: 'eau_assainissement', text: 'Un forage' },
        { theme: null, text: 'une bibliothèque' },
      ],
      summary: { language: 'fr', text: 'Un village.' },
    });
  });

  it('names a record that is no CSV and keeps the others', async () => {
    const content =
      'id,name,country,level\ncsv-x,X,SN,commune\ncsv-y,Y"y,SN,commune,too,many\ncsv-z,Z,SN,commune\n';
    const { report, bad } = await run(content, { format: 'csv' });
    expect(report).toMatchObject({ created: 2, bad: 1 });
    expect(bad[0]).toMatchObject({ number: 3, faults: [{ code: 'MALFORMED_LINE' }] });
  });
});

// Last: its ten thousand profiles need not be taken away again.
describe('importing a large file', () => {
  it('keeps 9,963 of 10,000 lines, names the 37 bad ones, and changes nothing when repeated', async () => {
    const isBad = (index: number): boolean => index % 271 === 5;
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      isBad(index) ? line(`t-${index}`, { country: 'ZZ', population: -1 }) : line(`t-${index}`),
    );
    const expected = lines.flatMap((_, index) => (isBad(index) ? [index + 1] : []));
    expect(expected.length).toBe(37);
    const content = lines.join('\n');
    const first = await run(content, { size: 65_536 });
    expect(first.report).toMatchObject({ read: 10_000, bad: 37, created: 9_963 });
    expect(first.bad.map(({ number }) => number)).toEqual(expected);
    expect(first.bad[0]?.faults.map(({ path, code }) => [path, code])).toEqual([
      ['country', 'UNKNOWN_COUNTRY'],
      ['population', 'TOO_SMALL'],
    ]);
    const revisions = await profileRevisions(service.deps.db);
    expect((await run(content, { size: 65_536 })).report).toMatchObject({
      bad: 37,
      created: 0,
      updated: 0,
      unchanged: 9_963,
    });
    expect(await profileRevisions(service.deps.db)).toEqual(revisions);
  });
});
