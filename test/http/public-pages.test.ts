import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OPERATOR } from '../../src/domain/actor.ts';
import { replacePartnerships } from '../../src/store/partnership-writes.ts';
import { introductions } from '../../src/store/schema-introductions.ts';
import { mergeProfiles } from '../../src/use-cases/merge-profiles.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from '../support/actors.ts';
import { openIntroductions, type TestIntroductions } from '../support/introductions.ts';
import { declared } from '../support/inventory.ts';
import { NOW, profile } from '../support/profiles.ts';

const TOWN = profile({
  id: 'sn-fiche',
  name: 'Keur <Fiche>',
  country: 'SN',
  population: 12000,
  languages: ['fr', 'wo'],
  summary: { language: 'fr', text: 'Une commune au bord du fleuve.' },
  offers: [{ theme: 'culture', text: 'Un festival de théâtre' }],
  needs: [{ theme: 'eau_assainissement', text: 'Former un comité de l’eau' }],
  contact: { email: 'secret@fiche.invalid', phone: '+221 12', person: 'Personne Secrète' },
  updatedAt: '2026-03-01',
  demonstration: true,
  source: { name: 'Registre officiel', licence: 'ODbL', url: 'https://registre.example/fiche' },
});
const OTHERS = [
  profile({
    id: 'ma-nahr',
    name: 'مدينة النهر',
    country: 'MA',
    summary: { language: 'ar', text: 'مدينة على ضفة النهر.' },
    needs: [{ text: 'ماء الشرب' }],
  }),
  profile({ id: 'fr-fiche', name: 'Ville-Fiche', country: 'FR', subdivision: 'FR-BRE' }),
  profile({ id: 'sn-double', name: 'Keur Fiche', country: 'SN' }),
  // Stored before such addresses were refused.
  {
    ...profile({ id: 'sn-piege', name: 'Piège', country: 'SN' }),
    source: { name: 'Source douteuse', licence: null, url: 'javascript:alert(1)' },
  },
];

let test: TestIntroductions;
let operator: TestAccount;
beforeAll(async () => {
  test = await openIntroductions();
  operator = await openAccount(test.service, 'admin');
  const { db } = test.service.deps;
  await saveProfiles(db, [TOWN, ...OTHERS], NOW);
  await replacePartnerships(db, [declared({ foreignName: 'Keur <Fiche>', foreignCountry: 'SN' })]);
});
afterAll(() => test.close());
afterEach(async () => {
  await test.service.deps.db.update(introductions).set({ state: 'expired' });
});

const page = (path: string, language = 'fr', headers: Record<string, string> = {}) =>
  test.get(path, { 'accept-language': language, ...headers });
const textOf = async (path: string, language = 'fr') => (await page(path, language)).text();
const openness = (id: string, body: Record<string, unknown>) =>
  test.send(operator, `/profiles/${id}/openness`, body);
const availability = async (id: string, language: string) =>
  (await page(`/api/v1/profiles/${id}/availability`, language)).json();

describe('the page of a profile', () => {
  it('says what it offers and needs, its themes, languages, age and source, and that it is a demonstration', async () => {
    const response = await page('/profils/sn-fiche');
    expect(response.headers.get('content-language')).toBe('fr');
    const html = await response.text();
    expect(html).toContain('<h1>Keur &lt;Fiche&gt;</h1>');
    expect(html).toContain('Commune · Sénégal · 12\u202f000 habitants');
    expect(html).toContain('Démonstration : cette collectivité est fictive');
    expect(html).toMatch(
      /Ce qui est proposé[\s\S]*Un festival de théâtre[\s\S]*Ce qui est recherché[\s\S]*Former/u,
    );
    expect(html).toContain('<dd>Culture · Eau et assainissement</dd>');
    expect(html).toContain('français et wolof');
    expect(html).toContain('Mise à jour le 1er mars 2026. Pas encore confirmée');
    expect(html).toContain('<a href="https://registre.example/fiche">Registre officiel</a> (ODbL)');
    expect(html).toMatch(/Partenariats déclarés[\s\S]*Saint-Malo · Culture · depuis 2019/u);
    expect(html).toContain('href="/profils/sn-fiche/partenaires"');
    expect(html).not.toMatch(/secret@|\+221 12|Secrète/u);
  });

  it('says how to ask for an introduction as long as requests are taken, to whoever may ask', async () => {
    const html = await textOf('/profils/sn-fiche');
    expect(html).toMatch(
      /réseau régional multi-acteurs \(RRMA\) de votre région[\s\S]*href="\/"[\s\S]*href="\/connexion\?retour=%2Fprofils%2Fsn-fiche"[\s\S]*href="\/docs"/u,
    );
    expect(await textOf('/profils/fr-fiche')).toContain('Passez par l’ambassade de France dans votre pays');
    await openness('sn-fiche', { open: false });
    expect(await textOf('/profils/sn-fiche')).not.toContain('Demander une mise en relation');
    await openness('sn-fiche', { open: true });
  });

  it('asks nobody to sign in who did', async () => {
    const own = await page('/profils/sn-fiche', 'fr', test.town.headers);
    const html = await own.text();
    expect(html).toContain('Demander une mise en relation');
    expect(html).not.toContain('Me connecter');
    expect(own.headers.get('cache-control')).toBe('no-store');
  });

  it('lets what is written from right to left run its own way', async () => {
    const html = await textOf('/profils/ma-nahr');
    expect(html).toContain('<p dir="auto" lang="ar">مدينة على ضفة النهر.</p>');
    expect(html).toContain('<span dir="auto">ماء الشرب</span>');
  });

  it('speaks four languages, and tells in which one each passage is', async () => {
    for (const [language, sought] of [
      ['en', 'What is sought'],
      ['es', 'Lo que se busca'],
      ['pt', 'O que se procura'],
    ] as const) {
      const html = await textOf('/profils/sn-fiche', language);
      expect(html).toContain(sought);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain('<p dir="auto" lang="fr">Une commune au bord du fleuve.</p>');
    }
  });

  it('shows the advisory of its country, dates that nobody declared a partnership, and links no script', async () => {
    expect(await textOf('/profils/ml-vigilance')).toMatch(/Avertissement[\s\S]*Mali/u);
    expect(await textOf('/profils/sn-fiche')).not.toContain('Avertissement');
    const html = await textOf('/profils/sn-piege');
    expect(html).toContain('Aucun partenariat déclaré à ce jour (23 novembre 2026).');
    expect(html).toContain('Source douteuse');
    expect(html).not.toContain('javascript:');
  });

  it('is reached from the results of a search, and leads to its own', async () => {
    expect(await textOf('/recherche?q=eau+potable+S%C3%A9n%C3%A9gal')).toMatch(
      /<a href="\/profils\/sn-[\w-]+">/u,
    );
    const partners = await textOf('/profils/sn-demande/partenaires');
    expect(partners).toMatch(/Partenaires possibles pour <a href="\/profils\/sn-demande">Keur Demande/u);
    expect(partners).toContain('href="/profils/fr-town-1"');
    const silent = await page('/profils/sn-piege/partenaires');
    expect(silent.status).toBe(422);
    expect(silent.headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('begins a list of partners anew where its address is of an earlier state, or of none', async () => {
    for (const cursor of ['stale', 'a'.repeat(600)]) {
      const list = await page(`/profils/sn-demande/partenaires?cursor=${cursor}`);
      expect(list.status).toBe(302);
      expect(list.headers.get('location')).toBe('/profils/sn-demande/partenaires');
    }
  });

  it('leads on from a merged id, and helps where there is none', async () => {
    await mergeProfiles(test.service.deps, OPERATOR, 'sn-double', 'sn-fiche');
    for (const rest of ['', '/partenaires']) {
      const moved = await page(`/profils/sn-double${rest}`);
      expect([moved.status, moved.headers.get('location')]).toEqual([308, `/profils/sn-fiche${rest}`]);
    }
    for (const id of ['sn-nulle-part', 'pas%20un%20id', 'fr-35238']) {
      const unknown = await page(`/profils/${id}`);
      expect(unknown.status).toBe(404);
      expect(await unknown.text()).toMatch(/Fiche introuvable[\s\S]*href="\/">Chercher un partenaire/u);
    }
  });
});

describe('a profile that takes no requests', () => {
  it('F3.2 a closed profile says until when, on its page and in four languages', async () => {
    await openness('sn-fiche', { open: false, closedUntil: '2027-03-01', waitingList: true });
    expect(await textOf('/profils/sn-fiche')).toContain(
      'Demandes closes jusqu’au 1er mars 2027. Elle tient une liste d’attente : qui a un compte peut s’y inscrire pour être prévenu.',
    );
    const told = await Promise.all(
      ['fr', 'en', 'es', 'pt'].map((language) => availability('sn-fiche', language)),
    );
    const common = { code: 'closed', until: '2027-03-01', waitingList: true };
    expect(told).toEqual([
      {
        ...common,
        text: 'Demandes closes jusqu’au 1er mars 2027. Elle tient une liste d’attente : qui a un compte peut s’y inscrire pour être prévenu.',
      },
      {
        ...common,
        text: 'Closed to requests until March 1, 2027. It keeps a waiting list: whoever has an account can join it to be told.',
      },
      {
        ...common,
        text: 'Cerrada a solicitudes hasta el 1 de marzo de 2027. Mantiene una lista de espera: quien tiene una cuenta puede inscribirse para recibir aviso.',
      },
      {
        ...common,
        text: 'Fechada a pedidos até 1 de março de 2027. Mantém uma lista de espera: quem tem conta pode inscrever-se para ser avisado.',
      },
    ]);
    await openness('sn-fiche', { open: false });
    expect(await availability('sn-fiche', 'fr')).toMatchObject({
      until: null,
      text: 'Demandes closes pour l’instant.',
    });
    await openness('sn-fiche', { open: true });
    expect(await availability('sn-fiche', 'fr')).toMatchObject({
      code: 'open',
      text: 'Ouverte aux demandes.',
    });
  });

  it('F3.2 one at its capacity says until when the oldest request may wait', async () => {
    await test.send(test.foreign, '/profiles/sn-demande/openness', { open: true, capacity: 1 });
    await test.opened(test.town);
    expect(await availability('sn-demande', 'fr')).toEqual({
      code: 'full',
      until: '2027-01-07',
      waitingList: false,
      text: 'Demandes closes jusqu’au 7 janvier 2027. Cette collectivité suit déjà autant de mises en relation qu’elle le peut.',
    });
    expect(await textOf('/profils/sn-demande')).toContain('Demandes closes jusqu’au 7 janvier 2027.');
  });
});

describe('the page of a request', () => {
  const drafted = async (fields: Record<string, unknown> = {}): Promise<string> => {
    const needs = [{ theme: 'eau_assainissement', text: 'Former un comité de l’eau' }];
    const body = { profileIds: ['fr-35288'], title: 'Eau & forêt', needs, ...fields };
    return z.object({ id: z.string() }).parse(await (await test.send(test.town, '/requests', body)).json())
      .id;
  };
  const publish = (id: string) => test.send(test.town, `/requests/${id}/publication`, {});

  it('shows a published one to anybody, with who searches, what, where and until when', async () => {
    const id = await drafted({
      wishes: { countries: ['SN'], onlyCountries: true, forms: ['jumelage'] },
      modes: ['mutualise'],
      deadline: '2027-02-01',
    });
    await publish(id);
    const html = await textOf(`/demandes/${id}`);
    expect(html).toContain('<h1>Eau &amp; forêt</h1>');
    expect(html).toContain('<a href="/profils/fr-35288">Saint-Malo</a>');
    expect(html).toContain('Publiée jusqu’au 1er février 2027.');
    expect(html).toMatch(/Ce qui est recherché[\s\S]*Former un comité[\s\S]*Sénégal · Jumelage\s+Seulement/u);
    expect(html).not.toContain('<form');
    expect(await textOf(`/demandes/${id}/partenaires`)).toContain('Partenaires possibles pour');
    expect(await textOf('/profils/fr-35288')).toContain(`<a href="/demandes/${id}">Eau &amp; forêt</a>`);
  });

  it('shows a draft and one that ended to its own alone; to others there is none', async () => {
    const draft = await drafted();
    const ended = await drafted({ deadline: '2026-11-24' });
    await publish(ended);
    const { deps } = test.service;
    const now = deps.now;
    deps.now = () => new Date('2026-11-26T12:00:00Z');
    for (const [id, said] of [
      [draft, 'Brouillon'],
      [ended, 'Terminée depuis le 24 novembre 2026'],
    ] as const) {
      for (const headers of [{}, test.foreign.headers, test.embassy.headers]) {
        const hidden = await page(`/demandes/${id}`, 'fr', headers);
        expect(hidden.status).toBe(404);
        const html = await hidden.text();
        expect(html).toMatch(/introuvable[\s\S]*href="\/connexion\?retour=/u);
        expect(html).not.toContain('forêt');
        expect((await page(`/demandes/${id}/partenaires`, 'fr', headers)).status).toBe(404);
      }
      const own = await page(`/demandes/${id}`, 'fr', test.town.headers);
      expect(own.headers.get('cache-control')).toBe('no-store');
      expect(await own.text()).toContain(said);
    }
    deps.now = now;
  });

  it('C9.2 lets its leader renew it with one button, and nobody else', async () => {
    const id = await drafted({ deadline: '2026-12-01' });
    await publish(id);
    const press = (headers: Record<string, string>) =>
      test.app.request(`/demandes/${id}`, { method: 'POST', headers });
    expect((await press({})).status).toBe(401);
    expect((await press(test.foreign.headers)).status).toBe(403);
    expect(await (await page(`/demandes/${id}`, 'fr', test.town.headers)).text()).toContain(
      'Renouveler pour un an',
    );
    const pressed = await press(test.town.headers);
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/demandes/${id}`]);
    expect(await textOf(`/demandes/${id}`)).toContain('Publiée jusqu’au 23 novembre 2027.');
  });
});
