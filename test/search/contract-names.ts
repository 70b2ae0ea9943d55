import { describe, expect, it } from 'vitest';
import { analyse, nameKey } from '../../src/domain/analysis.ts';
import { facetsOf } from '../../src/domain/facets.ts';
import { withFacts } from '../../src/domain/facts.ts';
import type { PublicProfile } from '../../src/domain/profile.ts';
import type { IndexDocument, SearchEngine } from '../../src/search/engine.ts';
import { documentOf, passage, profileQuery, profileWith } from './contract-data.ts';

/** A profile with its names and one need as passages. */
function town(fields: Record<string, unknown>, need = 'un marché couvert'): IndexDocument {
  const profile: PublicProfile = profileWith(fields);
  const names = [profile.name, ...Object.values(profile.names)];
  return documentOf(profile, [
    ...names.map((name, ordinal) => passage('name', ordinal, analyse(name, null), null)),
    passage('need', 0, analyse(need, 'fr'), null),
  ]);
}

const TOWNS = [
  town({ id: 'sn-thies', name: 'Thiès' }),
  town({ id: 'sn-thies-nord', name: 'Thiès-Nord' }),
  town({ id: 'sn-gare', name: 'Thiès-Gare' }, 'à Thiès, Thiès et Thiès'),
  town({ id: 'sn-aaa', name: 'Keur Exemple' }, 'Comme Thiès, refaire la gare de Thiès, à Thiès'),
  town({ id: 'sn-saint-louis', name: 'Saint-Louis' }),
  town({ id: 'fr-saint-louis', name: 'Saint-Louis-du-Rhône', country: 'FR' }),
  town({ id: 'sn-louis', name: 'Port Louis' }, 'saint louis, saint louis'),
  town({ id: 'gr-athens', name: 'Αθήνα', names: { fr: 'Athènes', en: 'Athens' }, country: 'GR' }),
];

/** Names, and pages of a search in words. */
export function namesContract(name: string, fresh: (list?: IndexDocument[]) => Promise<SearchEngine>): void {
  const found = async (text: string): Promise<string[]> => {
    const engine = await fresh(TOWNS);
    const page = await engine.find(profileQuery({ tokens: analyse(text, null), nameKey: nameKey(text) }));
    const ids = page.profiles.map(({ profile }) => profile.id);
    expect(page.total).toBe(ids.length);
    expect(page.facets).toEqual(facetsOf(page.profiles.map(withFacts)));
    return ids;
  };

  describe(`${name}: names`, () => {
    it.each(['Thiès', 'thies', 'THIES', 'Thie\u0300s'])(
      'finds the town of that name first: %s',
      async (text) => {
        const ids = await found(text);
        expect(ids[0]).toBe('sn-thies');
        expect(ids.slice(1, 3).sort()).toEqual(['sn-gare', 'sn-thies-nord']);
        expect(ids[3]).toBe('sn-aaa');
      },
    );

    it.each(['saint louis', 'St-Louis', 'SAINT LOUIS', 'st. louis'])(
      'reads every Saint alike: %s',
      async (text) => {
        expect((await found(text)).slice(0, 2)).toEqual(['sn-saint-louis', 'fr-saint-louis']);
      },
    );

    it.each(['Athènes', 'athens', 'αθηνα'])('knows the names in other languages: %s', async (text) => {
      expect(await found(text)).toEqual(['gr-athens']);
    });

    it('finds a name by the beginnings of its words, in any order', async () => {
      expect((await found('rhone saint'))[0]).toBe('fr-saint-louis');
      expect(await found('keu ex')).toEqual(['sn-aaa']);
    });

    it('puts the name itself before names that start with it, words of names, and texts, whatever the scores', async () => {
      const named = (id: string, label: string, tokens: string[]): IndexDocument =>
        documentOf(profileWith({ id, name: label }), [passage('need', 0, tokens, null)]);
      const engine = await fresh([
        named('p-1', 'Lointaine', ['mot', 'mot', 'mot', 'mot']),
        named('p-2', 'Grand Bourg-Exemple', ['mot', 'mot', 'mot', 'riz']),
        named('p-3', 'Bourg-Exemple-sur-Mer', ['mot', 'riz', 'riz', 'riz']),
        named('p-4', 'Bourg Exemple', ['riz']),
      ]);
      const page = await engine.find(profileQuery({ tokens: ['mot'], nameKey: nameKey('bourg-exemple') }));
      expect(page.profiles.map(({ profile }) => profile.id)).toEqual(['p-4', 'p-3', 'p-2', 'p-1']);
    });

    it('finds texts by their words, without names', async () => {
      expect(await found('refaire un mur')).toEqual(['sn-aaa']);
      expect(await found('zzz')).toEqual([]);
    });

    it('lists every profile by id without words and name', async () => {
      expect(await found('')).toEqual(TOWNS.map(({ profile }) => profile.id).sort());
    });

    it('counts without listing when no profile is asked for', async () => {
      const engine = await fresh(TOWNS);
      const page = await engine.find(profileQuery({ limit: 0 }));
      expect(page.profiles).toEqual([]);
      expect(page.total).toBe(TOWNS.length);
      expect(page.facets).toEqual(facetsOf(TOWNS.map(withFacts)));
    });
  });
}
