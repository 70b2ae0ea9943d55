import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../support/problem.ts';
import { readDocx, readPdf } from '../support/read-document.ts';
import { openSmallApp, type SmallApp } from '../support/small-app.ts';

let test: SmallApp;
beforeAll(async () => {
  test = await openSmallApp([]);
});
afterAll(() => test.close());

/** A draft with everything. */
const COMPLETE = {
  french: [{ name: 'Commune de l’Œuvre-sur-Mer', level: 'commune', representedBy: 'sa maire' }],
  partners: [{ name: 'Thiès-Exemple', country: 'SN', representedBy: 'son maire' }],
  object: 'Gérer ensemble l’eau potable des écoles.\nFormer à l’entretien des forages.',
  forecastAmount: 30000.5,
  shares: [
    { party: 'Commune de l’Œuvre-sur-Mer', amount: 10000.2 },
    { party: 'Thiès-Exemple', amount: 20000.3 },
  ],
  actions: ['Former quatre agents', 'Réparer trois forages & <mesurer> l’eau'],
  durationMonths: 36,
  startsOn: '2027-01-01',
  deliberation: { date: '2026-10-05', number: '2026-42' },
  reasons: 'L’accès à l’eau est un droit.',
};

const without = (...keys: (keyof typeof COMPLETE)[]) =>
  Object.fromEntries(Object.entries(COMPLETE).filter(([key]) => !keys.some((left) => left === key)));

type Kind = 'convention' | 'deliberation';

async function bytesOf(path: string, body: unknown, language: string): Promise<Uint8Array> {
  const response = await test.post(`/api/v1/documents/${path}`, body, language);
  expect(response.status, response.status === 200 ? '' : await response.text()).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${path}"`);
  expect(response.headers.get('content-language')).toBe(language);
  return new Uint8Array(await response.arrayBuffer());
}

const pdf = async (body: unknown, kind: Kind = 'convention', language = 'fr') =>
  readPdf(await bytesOf(`${kind}.pdf`, body, language));
const docx = async (body: unknown, kind: Kind = 'convention', language = 'fr') =>
  readDocx(await bytesOf(`${kind}.docx`, body, language));

const faults = (problem: { errors?: { path: string; code: string }[] | undefined }): string[] =>
  (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe.each([
  ['PDF', pdf],
  ['DOCX', docx],
] as const)('the draft of a convention as %s', (_, read) => {
  it('C5.2 is stamped incomplete and lists what is missing without an object and an amount', async () => {
    for (const body of [
      without('object', 'forecastAmount', 'shares'),
      { ...COMPLETE, object: '  ', forecastAmount: null },
    ]) {
      const { text } = await read(body);
      expect(text).toContain(
        'Document incomplet. Mentions obligatoires manquantes : l’objet des actions et le montant prévisionnel des engagements financiers.',
      );
      expect(text).toContain('[à compléter : l’objet des actions]');
    }
  });

  it('C5.2 names the one content that is missing, and takes 0 for an amount', async () => {
    expect((await read(without('object'))).text).toContain(
      'Mentions obligatoires manquantes : l’objet des actions.',
    );
    const free = await read({ ...COMPLETE, forecastAmount: 0, shares: [] });
    expect(free.text).not.toContain('incomplet');
  });

  it('C5.2 is not stamped when both are there', async () => {
    const { text } = await read(COMPLETE);
    expect(text).not.toMatch(/incomplet/i);
    expect(text).not.toContain('Mentions obligatoires');
  });

  it('C5.3 says that a convention is optional in general and required for calls and « 1 % » actions', async () => {
    const { text } = await read(COMPLETE);
    expect(text).toContain('La convention est facultative en général');
    expect(text).toMatch(/exigée pour un cofinancement par appel à projets de l’État.*« 1 % »/);
  });

  it('says what was said, accents and signs included', async () => {
    const { text, title } = await read(COMPLETE);
    expect(title).toBe('Projet de convention de coopération décentralisée');
    for (const said of [
      'Commune de l’Œuvre-sur-Mer, représentée par sa maire',
      'Thiès-Exemple (Sénégal), représentée par son maire',
      'Gérer ensemble l’eau potable des écoles.',
      'Former à l’entretien des forages.',
      'Réparer trois forages & <mesurer> l’eau',
      'n° 2026-42 du 5 octobre 2026',
      '36 mois à compter du 1er janvier 2027',
    ]) {
      expect(text).toContain(said);
    }
    expect(text.replace(/\s/g, '')).toContain('30000,50€');
  });

  it('reminds of préfet, APD and the advisory about the partner’s country, with sources', async () => {
    const { text } = await read({ ...COMPLETE, partners: [{ name: 'Ville', country: 'ML' }] });
    expect(text).toContain('suspendue au Mali');
    expect(text).toContain('transmises au préfet');
    expect(text).toContain('cncd.fr');
    expect(text).toMatch(/Source : Code général des collectivités territoriales, art\. L\. 1115-6/);
    expect((await read(COMPLETE)).text).not.toContain('Mali');
  });

  it.each([
    ['en', 'This document is incomplete.', 'The agreement is optional in general'],
    ['es', 'Documento incompleto.', 'El convenio es facultativo en general'],
    ['pt', 'Documento incompleto.', 'A convenção é facultativa em geral'],
  ])('speaks %s', async (language, stamp, optional) => {
    const { text, language: told } = await read(without('object'), 'convention', language);
    expect(text).toContain(stamp);
    expect(text).toContain(optional);
    expect(told).toBe(language);
  });

  it('leaves gaps where nothing was said, for several parties too', async () => {
    const { text } = await read({
      french: [
        { name: 'Une', level: 'commune' },
        { name: 'Deux', level: 'region' },
      ],
      partners: [
        { name: 'Drei', country: 'DE' },
        { name: 'Երևան', country: 'AM' },
      ],
    });
    for (const name of ['Une', 'Deux', 'Drei (Allemagne)', 'Երևան (Arménie)']) expect(text).toContain(name);
    for (const part of ['les actions prévues', 'la durée', 'la signature', 'le numéro et la date']) {
      expect(text).toContain(`[à compléter : ${part}`);
    }
  });

  it('is not broken by characters that no document may hold', async () => {
    const { text } = await read({ ...COMPLETE, object: 'De l’eau\u0007 propre\u000b et \uffffsûre' });
    expect(text).toContain('De l’eau propre et sûre');
  });
});

describe('the draft of a council’s decision', () => {
  it.each([
    ['PDF', pdf],
    ['DOCX', docx],
  ] as const)('approves, authorises, spends and sends, as %s', async (_, read) => {
    const { text, title } = await read(COMPLETE, 'deliberation');
    expect(title).toBe('Projet de délibération – conseil municipal – Commune de l’Œuvre-sur-Mer');
    for (const said of [
      'coopération avec Thiès-Exemple (Sénégal)',
      'L’accès à l’eau est un droit.',
      'autorise le ou la maire à le signer',
      'L. 2131-1, L. 2131-2 du code général',
      'déclarées chaque année (article L. 1115-6)',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('C5.2 is stamped like the convention', async () => {
    const { text } = await docx(without('forecastAmount', 'shares'), 'deliberation');
    expect(text).toContain('Document incomplet.');
  });

  it('names the council and the executive of a collectivité of a status of its own', async () => {
    const by = async (name: string, level: string, language = 'fr') => {
      const { text, title } = await docx(
        { ...COMPLETE, french: [{ name, level }] },
        'deliberation',
        language,
      );
      return `${title} ${text}`;
    };
    const own = [
      ['Collectivité de Corse', 'region', 'Assemblée de Corse', 'présidente du conseil exécutif de Corse'],
      ['Martinique', 'region', 'assemblée de Martinique', 'présidente du conseil exécutif de Martinique'],
      ['Collectivité territoriale de Guyane', 'other', 'assemblée de Guyane', 'de l’assemblée de Guyane'],
      ['Ville de Paris', 'commune', 'conseil de Paris', 'autorise le ou la maire de Paris à'],
      ['Mayotte', 'region', 'assemblée de Mayotte', 'autorise le président ou la présidente à'],
      [
        "Collectivité européenne d'Alsace",
        'department',
        'organe délibérant',
        'le président ou la présidente à',
      ],
    ] as const;
    for (const [name, level, council, executive] of own) {
      const said = await by(name, level);
      expect(said).toContain(council);
      expect(said).toContain(executive);
      expect(said).not.toMatch(/conseil (?:municipal|départemental|régional)/);
    }
    expect(await by('Corse', 'region', 'es')).toContain('a la presidencia del consejo ejecutivo de Córcega');
    expect(await by('Le Touquet-Paris-Plage', 'commune')).toContain('conseil municipal');
    expect(await by('Bretagne', 'region')).toContain('conseil régional');
  });

  it.each([
    ['Rennes Métropole', 'intercommunality', 'conseil de la métropole'],
    ['métropole de lyon', 'intercommunality', 'conseil de la métropole'],
    ['Métropole du Grand Paris', 'intercommunality', 'conseil de la métropole'],
    ['Plaine Commune', 'intercommunality', 'conseil de territoire'],
    ['CU Angers Loire Métropole', 'intercommunality', 'conseil communautaire'],
    ['Syndicat des eaux de la Vallée', 'other', 'comité syndical'],
    ['Syndicat mixte du littoral', 'intercommunality', 'comité syndical'],
    ['Communauté de nulle part', 'intercommunality', 'conseil communautaire'],
  ])('names the council of the kind of intercommunalité: %s', async (name, level, council) => {
    const { title } = await docx({ ...COMPLETE, french: [{ name, level }] }, 'deliberation');
    expect(title).toBe(`Projet de délibération – ${council} – ${name}`);
  });

  it('names the articles of the level', async () => {
    const at = async (level: string) =>
      (await docx({ ...COMPLETE, french: [{ name: 'X', level }] }, 'deliberation')).text;
    expect(await at('region')).toContain('L. 4141-1, L. 4141-2');
    expect(await at('intercommunality')).toContain('L. 5211-3');
    expect(await at('other')).toContain('au représentant de l’État ;');
  });
});

describe('for people who read with a screen reader', () => {
  it('the PDF has a title, a language, and headings and lists in reading order', async () => {
    const { tagged, language, title, roles, pages } = await pdf(COMPLETE);
    expect({ tagged, language }).toEqual({ tagged: true, language: 'fr' });
    expect(title).not.toBe('');
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles.indexOf('H1')).toBeLessThan(roles.indexOf('H2'));
    expect(roles).toEqual(expect.arrayContaining(['Document', 'P', 'L', 'LI', 'LBody']));
    expect(pages).toBeGreaterThan(1);
  });

  it('the DOCX has real headings and lists', async () => {
    const { styles, language } = await docx(COMPLETE);
    expect(styles[0]).toBe('Heading1');
    expect(styles.filter((style) => style === 'Heading2').length).toBeGreaterThanOrEqual(10);
    expect(styles).toContain('ListParagraph');
    expect(language).toBe('fr');
  });
});

describe('drafts that are refused', () => {
  it('C10.2 with a State on the other side: 422 with the exceptions and whom to ask', async () => {
    const body = { ...COMPLETE, partners: [{ name: 'République exemple', country: 'LC', kind: 'state' }] };
    for (const path of ['convention.pdf', 'convention.docx', 'deliberation.pdf', 'deliberation.docx']) {
      const problem = await problemOf(await test.post(`/api/v1/documents/${path}`, body), 422);
      expect(problem.code).toBe('STATE_COUNTERPARTY_L1115_5');
      expect(faults(problem)).toEqual(['partners[0].kind STATE_COUNTERPARTY_L1115_5']);
      expect(problem.exceptions?.map(({ code }) => code)).toEqual([
        'provided_by_law',
        'cross_border_grouping',
        'international_agreement',
        'regional_programme',
        'other_grouping',
      ]);
      expect(problem.contacts?.map(({ name }) => name).join()).toMatch(/préfet de région.*DCTCIV/);
      expect(problem).toMatchObject({ validFrom: '2016-12-07', validTo: null });
    }
    const english = await problemOf(await test.post('/api/v1/documents/convention.pdf', body, 'en'), 422);
    expect(english.exceptions?.[0]?.text).toBe('Cases provided by law');
  });

  it('E10.1 with an entity that is not recognised: 422 with the source and date of the rule', async () => {
    const partners = [
      { name: 'Ville', country: 'SN' },
      { name: 'Ville', country: 'UA', subdivision: 'UA-43' },
      { name: 'Ville', country: 'AZ', adminPath: ['Haut-Karabagh'] },
    ];
    const response = await test.post('/api/v1/documents/convention.pdf', { ...COMPLETE, partners });
    const problem = await problemOf(response, 422);
    expect(problem.code).toBe('ENTITY_NOT_RECOGNISED');
    expect(faults(problem)).toEqual([
      'partners[1] ENTITY_NOT_RECOGNISED',
      'partners[2] ENTITY_NOT_RECOGNISED',
    ]);
    expect(problem.detail).toContain('2 juillet 2015');
  });

  it('name every fault at once', async () => {
    const body = {
      french: [],
      partners: [{ name: '', country: 'ZZ', colour: 'red' }],
      forecastAmount: -1,
      durationMonths: 1.5,
      startsOn: 'soon',
    };
    const problem = await problemOf(await test.post('/api/v1/documents/convention.pdf', body), 422);
    expect(faults(problem).sort()).toEqual([
      'durationMonths WRONG_TYPE',
      'forecastAmount TOO_SMALL',
      'french EMPTY',
      'partners[0].colour UNKNOWN_FIELD',
      'partners[0].country UNKNOWN_COUNTRY',
      'partners[0].name EMPTY',
      'startsOn INVALID_FORMAT',
    ]);
  });

  it.each([
    [
      'a French partner',
      { partners: [{ name: 'X', country: 'FR' }] },
      'partners[0].country FOREIGN_COUNTRY_EXPECTED',
    ],
    ['shares that do not add up', { forecastAmount: 30000 }, 'shares SHARES_NOT_TOTAL'],
    ['part of a cent', { forecastAmount: 0.001, shares: [] }, 'forecastAmount INVALID_VALUE'],
    [
      'a part of another country',
      { partners: [{ name: 'X', country: 'SN', subdivision: 'ML-1' }] },
      'partners[0].subdivision SUBDIVISION_OUTSIDE_COUNTRY',
    ],
  ])('for %s', async (_, change, fault) => {
    const response = await test.post('/api/v1/documents/convention.docx', { ...COMPLETE, ...change });
    expect(faults(await problemOf(response, 422))).toEqual([fault]);
  });

  it('for another format, or a body that is no JSON', async () => {
    await problemOf(await test.post('/api/v1/documents/convention.odt', COMPLETE), 404);
    await problemOf(await test.get('/api/v1/documents/convention.pdf'), 405);
    await problemOf(await test.post('/api/v1/documents/convention.pdf', null), 422);
  });
});
