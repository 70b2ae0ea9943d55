import { describe, expect, it } from 'vitest';
import dac from '../../seeds/reference/dac.json' with { type: 'json' };
import ldc from '../../seeds/reference/ldc.json' with { type: 'json' };
import oif from '../../seeds/reference/oif.json' with { type: 'json' };
import { isCountry } from '../../src/reference/countries.ts';
import { holdsOn } from '../../src/reference/dated.ts';

const rows = [...ldc.LDC, ...Object.values(oif).flat(), ...Object.values(dac).flat()];

describe('dated facts', () => {
  it('hold from their first day until the day before their last bound', () => {
    const fact = { validFrom: '2024-01-01', validTo: '2025-01-01' };
    const on = (date: string): boolean => holdsOn(fact, new Date(`${date}T23:59:59Z`));
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsOn({ validFrom: null, validTo: null }, new Date(0))).toBe(true);
  });

  it('each have a country, a source and the day of the source', () => {
    expect(rows).toHaveLength(46 + 95 + 141);
    const isSourced = ({ country, source, sourceDate }: (typeof rows)[number]): boolean =>
      isCountry(country ?? '') && (source ?? '').length > 5 && /^\d{4}-\d{2}/.test(sourceDate ?? '');
    expect(rows.filter((row) => !isSourced(row))).toEqual([]);
  });

  it('count the 93 States and governments of the OIF after its summit of 2024', () => {
    const on = new Date('2024-12-31T12:00:00Z');
    const count = (list: readonly { validFrom: string | null; validTo: string | null }[]): number =>
      list.filter((row) => holdsOn(row, on)).length;
    expect([count(oif.member), count(oif.associate), count(oif.observer)]).toEqual([56, 5, 32]);
  });
});
