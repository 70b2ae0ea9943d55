import { beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type DirectoryEntry, makeDirectory } from '../../src/reference/directory.ts';
import { loadDirectory } from '../../src/reference/load-directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await loadDirectory();
});

const first = (q: string): string | undefined => directory.search(q, 10)[0]?.id;

describe('the directory of French collectivités', () => {
  it.each([
    'st malo',
    'Saint-Malo',
    'SAINT MALO',
    ' saint–malo ',
    'st. malo',
    '35288',
    '213502883',
    '213 502 883',
  ])('finds Saint-Malo first for "%s"', (q) => {
    expect(first(q)).toBe('fr-35288');
  });

  it.each([
    ['œuilly', 'fr-51410'],
    ['OEUILLY', 'fr-51410'],
    ["L'Haÿ-les-Roses", 'fr-94038'],
    ['l hay les roses', 'fr-94038'],
    ['havre', 'fr-76351'],
    ['la rochelle', 'fr-17300'],
    ['rennes métropole', 'fr-243500139'],
    ['metropole rennes', 'fr-243500139'],
    ['ille et vilaine', 'fr-d35'],
    ['bretagne', 'fr-r53'],
    ['Paris', 'fr-75056'],
    ['martinique', 'fr-r02'],
    ['polynesie', 'fr-r987'],
    ["communauté d'agglomération du centre de la martinique", 'fr-249720061'],
  ])('finds what "%s" means first', (q, id) => {
    expect(first(q)).toBe(id);
  });

  it.each([
    ['Mairie de Combourg', 'fr-35085'],
    ['commune de Combourg', 'fr-35085'],
    ['Combourg 35', 'fr-35085'],
    ['35270 Combourg', 'fr-35085'],
    ['35270, Mairie de Combourg', 'fr-35085'],
    ['Combourg, Bretagne', 'fr-35085'],
    ['Combourg (56)', 'fr-35085'],
    ['Ville de Rennes', 'fr-35238'],
    ['Rennes (35)', 'fr-35238'],
    ['Rennes (Ille-et-Vilaine, 35)', 'fr-35238'],
    ['Rennes, France', 'fr-35238'],
    ['mairie de la Rochelle', 'fr-17300'],
    ['Mairie du Havre', 'fr-76351'],
    ['Mairie de Ville-d’Avray', 'fr-92077'],
    ['Département du Finistère', 'fr-d29'],
    ['Département de la Loire', 'fr-d42'],
    ['le département de l’Ain', 'fr-d01'],
    ['Conseil départemental des Landes', 'fr-d40'],
    ['Région Bretagne', 'fr-r53'],
    ['Région des Pays de la Loire', 'fr-r52'],
    ['Région Réunion', 'fr-r04'],
    ['Département de La Réunion', 'fr-d974'],
    ['Collectivité de Corse', 'fr-r94'],
    ['Saint-Denis, La Réunion', 'fr-97411'],
    ['st denis 974', 'fr-97411'],
    ['Saint-Denis (Seine-Saint-Denis, 93)', 'fr-93066'],
    ['20000 Ajaccio', 'fr-2a004'],
    ['Ajaccio (Corse, 2A)', 'fr-2a004'],
    ['Saverne (Bas-Rhin)', 'fr-67437'],
    ['Étaules, Charente-Maritime', 'fr-17155'],
    ['communauté d’agglomération du centre de la Martinique (972)', 'fr-249720061'],
  ])('finds what is meant by "%s", as people write it', (q, id) => {
    const { entries, exact } = directory.lookUp(q, 10);
    expect([entries[0]?.id, exact]).toEqual([id, true]);
  });

  it.each([
    ['Communay', 'Communay'],
    ['Villedieu', 'Villedieu'],
    ['Ville-d’Avray', "Ville-d'Avray"],
    ['Ville du Bois', 'La Ville-du-Bois'],
  ])('takes nothing off a name that begins as a kind does: "%s"', (q, name) => {
    expect(directory.search(q, 1)[0]?.name).toBe(name);
  });

  it('says when only the beginning of a name was found', () => {
    const { entries, exact } = directory.lookUp('Tena', 5);
    expect([entries[0]?.name, exact]).toEqual(['Tenay', false]);
    expect(directory.lookUp('Villeneuve 06', 1).entries[0]?.name).toBe('Villeneuve-Loubet');
  });

  it('shows population, région and coordinates', () => {
    expect(directory.get('fr-35288')).toEqual({
      id: 'fr-35288',
      code: '35288',
      kind: 'commune',
      name: 'Saint-Malo',
      population: 47439,
      department: '35',
      subdivision: 'FR-BRE',
      siren: '213502883',
      location: { lat: 48.6472, lon: -2.0088 },
    });
  });

  it('leads former communes, former codes and the SIREN of a commune to what they belong to now', () => {
    expect(first('Bellegarde-sur-Valserine')).toBe('fr-01033');
    expect(directory.get('fr-50173')?.name).toBe('Cherbourg-en-Cotentin');
    expect(directory.get('fr-213502883')?.id).toBe('fr-35288');
    expect(directory.get('fr-69381')?.name).toBe('Lyon');
    expect(directory.get('fr-d67')?.name).toBe("Collectivité européenne d'Alsace");
  });

  it('finds Corsican codes in either case', () => {
    expect([first('2A004'), first('2a004'), directory.get('fr-2A004')?.id]).toEqual(
      Array(3).fill('fr-2a004'),
    );
  });

  it('gives nothing for nothing, and nothing for what it does not know', () => {
    for (const q of ['', '   ', '---', '00000', 'zzzzqq']) expect(directory.search(q, 10)).toEqual([]);
    expect(directory.get('fr-00000')).toBeNull();
    expect(directory.get('__proto__')).toBeNull();
  });

  it('knows which intercommunalités a commune belongs to, and of what type they are', () => {
    const of = (id: string) => directory.groupingsOf(id).map(({ entry, type }) => [entry.id, type]);
    expect(of('fr-35238')).toEqual([['fr-243500139', 'METRO']]);
    expect(of('fr-93066')).toEqual([
      ['fr-200057867', 'EPT'],
      ['fr-200054781', 'MGP'],
    ]);
    expect(of('fr-75056')).toEqual([['fr-200054781', 'MGP']]);
    expect(of('fr-2a004')).toHaveLength(1);
    expect([of('fr-r53'), of('fr-243500139'), of('fr-29083')]).toEqual([[], [], []]);
    expect(directory.groupingType('fr-243500139')).toBe('METRO');
    expect(directory.groupingType('fr-35238')).toBeNull();
  });

  it('gives no more than asked, and no entry twice', () => {
    const found = directory.search('saint', 50);
    expect(found).toHaveLength(50);
    expect(new Set(found).size).toBe(50);
    expect(directory.search('st malo', 1)).toHaveLength(1);
  });

  it('answers with unique ids, SIREN of nine digits and ISO codes', () => {
    const found = ['a', 'd', 'l', 's'].flatMap((letter) => directory.search(letter, 100_000));
    const distinct = new Set(found);
    expect(distinct.size).toBeGreaterThan(15_000);
    expect(new Set(found.map(({ id }) => id)).size).toBe(distinct.size);
    expect(found.filter(({ siren }) => siren !== null && !/^\d{9}$/.test(siren))).toEqual([]);
    expect(found.filter(({ subdivision }) => !/^FR-[A-Z0-9]{2,3}$/.test(subdivision))).toEqual([]);
  });
});

describe('the order of names', () => {
  const entry = (
    name: string,
    population: number | null,
    id = `fr-${name.toLowerCase()}`,
  ): DirectoryEntry => ({
    id,
    code: '',
    kind: 'commune',
    name,
    population,
    department: null,
    subdivision: 'FR-BRE',
    siren: null,
    location: null,
  });
  const names = (q: string, ...entries: DirectoryEntry[]): string[] =>
    makeDirectory(entries, [{ code: '99999', name: 'Ville', target: 'fr-bourg' }])
      .search(q, 10)
      .map(({ name }) => name);

  it('is exact, article apart, beginning, word, all words; then population', () => {
    const town = [
      entry('Villeneuve', 5),
      entry('Petite-Ville', 90),
      entry('La Ville', 1),
      entry('Ville', 0),
      entry('Villeneuve-sur-Lot', 9),
      entry('La Villeneuve', 80),
      entry('Bourg', 7),
      entry('Other', 1),
    ];
    expect(names('ville', ...town)).toEqual([
      'Ville',
      'Bourg',
      'La Ville',
      'Villeneuve-sur-Lot',
      'Villeneuve',
      'La Villeneuve',
      'Petite-Ville',
    ]);
    expect(names('lot ville', ...town)).toEqual(['Villeneuve-sur-Lot']);
  });

  it('does not depend on the order of the entries', () => {
    const twins = [entry('Ville', 3, 'fr-b'), entry('Ville', 3, 'fr-a')];
    const ids = (list: DirectoryEntry[]) =>
      makeDirectory(list)
        .search('ville', 5)
        .map(({ id }) => id);
    expect(ids(twins)).toEqual(['fr-a', 'fr-b']);
    expect(ids(twins.reverse())).toEqual(['fr-a', 'fr-b']);
  });
});
