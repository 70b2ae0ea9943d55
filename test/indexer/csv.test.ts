import { describe, expect, it } from 'vitest';
import { type CsvBroken, type CsvRecord, csvRecords } from '../../indexer/csv.ts';

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(
  content: string | Uint8Array,
  size = 7,
): Promise<{ records: CsvRecord[]; broken: CsvBroken[] }> {
  const broken: CsvBroken[] = [];
  const records: CsvRecord[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for await (const record of csvRecords(chunks(bytes, size), (problem) => broken.push(problem)))
    records.push(record);
  return { records, broken };
}

describe('reading profiles from CSV', () => {
  it('takes the semicolons and the byte-order mark of a spreadsheet', async () => {
    const { records } = await read('\ufeffid;name;summary\r\na;"Ville; a";Un, deux\r\n');
    expect(records).toEqual([
      { number: 2, value: { id: 'a', name: 'Ville; a', summary: { text: 'Un, deux' } } },
    ]);
  });

  it('takes texts of several lines, whatever the chunks', async () => {
    for (const size of [1, 1000]) {
      const { records } = await read('id,name\na,"Thiès\nnord"\nb,B\n', size);
      expect(records.map(({ value }) => value)).toEqual([
        { id: 'a', name: 'Thiès\nnord' },
        { id: 'b', name: 'B' },
      ]);
    }
  });

  it('gives nothing for an empty file and for a header alone', async () => {
    expect((await read('')).records).toEqual([]);
    expect((await read('id,name\n')).records).toEqual([]);
  });

  it('refuses a record that is not UTF-8 instead of keeping a wrong name', async () => {
    const { records, broken } = await read(Buffer.from('id,name\na,Thi\xe8s\nb,B\n', 'latin1'));
    expect(broken).toEqual([{ number: 2, problem: 'INVALID_UTF8' }]);
    expect(records.map(({ number }) => number)).toEqual([3]);
  });

  it('does not hold the rest of the file when a quote is never closed', async () => {
    const { records, broken } = await read(`id,name\na,A\nb,"B\n${'x,y\n'.repeat(700_000)}`, 65_536);
    expect(records).toHaveLength(1);
    expect(broken[0]?.problem).toBe('LINE_TOO_LONG');
  });

  it('throws what its input throws', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('id,name\na,A\n');
      throw new Error('the disk is gone');
    }
    const reading = async (): Promise<void> => {
      for await (const _ of csvRecords(failing(), () => undefined));
    };
    await expect(reading()).rejects.toThrow('the disk is gone');
  });
});
