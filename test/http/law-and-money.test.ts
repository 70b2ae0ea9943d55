import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  callListSchema,
  checklistSchema,
  cofinancingSchema,
  onePercentSchema,
  remindersSchema,
} from '../../src/http/schemas-law.ts';
import { LAW } from '../../src/i18n/law.ts';
import { problemOf } from '../support/problem.ts';
import { profile } from '../support/profiles.ts';
import { openSmallApp, type SmallApp } from '../support/small-app.ts';

const SAINT_MALO = 'fr-35288';
const SAINT_MALO_AGGLO = 'fr-243500782';

/** French profiles that say what they run, or say nothing. */
const PROFILES = [
  profile({
    id: 'agglo-du-large',
    name: 'Agglo du Large',
    country: 'FR',
    level: 'intercommunality',
    siren: '243500782',
    competences: ['eau_assainissement', 'dechets', 'mobilite'],
  }),
  profile({
    id: 'quimper-sur-elle',
    name: 'Quimper',
    country: 'FR',
    level: 'commune',
    inseeCode: '29232',
    competences: ['eau_assainissement'],
  }),
  profile({
    id: 'syndicat-des-eaux',
    name: 'Syndicat des eaux',
    country: 'FR',
    level: 'other',
    competences: ['eau_assainissement'],
  }),
  profile({
    id: 'departement-test',
    name: 'Département test',
    country: 'FR',
    level: 'department',
    competences: ['mobilite'],
  }),
  profile({ id: 'sn-may-contract', name: 'Signataire', mayContract: 'yes' }),
];

let test: SmallApp;
beforeAll(async () => {
  test = await openSmallApp(PROFILES);
});
afterAll(() => test.close());

async function answerOf<T>(schema: z.ZodType<T>, path: string, language = 'fr'): Promise<T> {
  const response = await test.get(path, language);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  expect(response.headers.get('content-language')).toBe(language);
  return schema.parse(JSON.parse(text));
}

const cofinancing = (query: string, language = 'fr') =>
  answerOf(cofinancingSchema, `/api/v1/cofinancing?${query}`, language);
const onePercent = (id: string, language = 'fr') =>
  answerOf(onePercentSchema, `/api/v1/one-percent?collectivity=${id}`, language);
const reminders = (query: string) => answerOf(remindersSchema, `/api/v1/legal/reminders?${query}`);

const service = ({ services }: z.infer<typeof onePercentSchema>, code: string) =>
  services.find((known) => known.code === code);
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);
const faults = (problem: { errors?: { path: string; code: string }[] | undefined }): string[] =>
  (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('legal reminders', () => {
  it('C5.1 on the way to a convention ask for deliberation, object, amount, préfet and APD declaration', async () => {
    const found = await reminders('step=convention_in_preparation');
    expect(codes(found.reminders)).toEqual(
      expect.arrayContaining([
        'DELIBERATION',
        'CONVENTION_OBJECT',
        'CONVENTION_AMOUNT',
        'TRANSMISSION_TO_PREFECT',
        'APD_DECLARATION',
      ]),
    );
    expect(found.reminders.find(({ code }) => code === 'APD_DECLARATION')?.link).toContain('cncd.fr');
  });

  it('C5.3 say that a convention is optional in general, and when it is required', async () => {
    const { reminders: told } = await reminders('step=convention_in_preparation');
    const text = told.find(({ code }) => code === 'CONVENTION_OPTIONAL')?.text ?? '';
    expect(text).toMatch(/facultative en général/);
    expect(text).toMatch(/exigée pour un cofinancement par appel à projets.*« 1 % »/);
  });

  it('carry behaviour, source and dates, and are no decision', async () => {
    const found = await reminders('step=convention_in_preparation');
    expect(found).toMatchObject({ nature: 'information', notice: LAW.fr.information });
    for (const { source, sourceDate, behaviour } of found.reminders) {
      expect(source).not.toBe('');
      expect(sourceDate).toMatch(/^\d{4}/);
      expect(['B', 'A', 'R', 'I']).toContain(behaviour);
    }
    expect(found.reminders.find(({ code }) => code === 'STATE_COUNTERPARTY')).toMatchObject({
      behaviour: 'B',
      validFrom: '2016-12-07',
      validTo: null,
    });
  });

  it('begin with the advisory of the country, and then name the limits to acknowledge', async () => {
    const mali = await reminders('step=proposed&country=ML');
    expect(mali.reminders[0]).toMatchObject({
      code: 'COUNTRY_ADVISORY',
      behaviour: 'A',
      validFrom: '2022-11-16',
    });
    expect(codes(mali.reminders)).toContain('THREE_LIMITS');
    const benin = await reminders('step=proposed&country=BJ');
    expect(codes(benin.reminders)).not.toContain('COUNTRY_ADVISORY');
    expect(codes(benin.reminders)).not.toContain('THREE_LIMITS');
  });

  it('tell the overseas régions about agreements with neighbouring States, in either code', async () => {
    for (const code of ['FR-974', 'FR-RE']) {
      expect(codes((await reminders(`step=draft&subdivision=${code}`)).reminders)).toContain(
        'OVERSEAS_STATE_AGREEMENTS',
      );
    }
    expect(codes((await reminders('step=draft&subdivision=FR-BRE')).reminders)).not.toContain(
      'OVERSEAS_STATE_AGREEMENTS',
    );
  });

  it('are refused for a step or a country that does not exist, both named', async () => {
    const response = await test.get('/api/v1/legal/reminders?step=marriage&country=ZZ');
    expect(faults(await problemOf(response, 422))).toEqual(['step UNKNOWN_VALUE', 'country UNKNOWN_COUNTRY']);
    expect(faults(await problemOf(await test.get('/api/v1/legal/reminders'), 422))).toEqual([
      'step REQUIRED',
    ]);
  });
});

describe('the checklist before signing', () => {
  const checklist = (query = '') => answerOf(checklistSchema, `/api/v1/legal/checklist${query}`);

  it('has five points, unknown until somebody answers', async () => {
    const found = await checklist();
    expect(found.points.map(({ answer }) => answer)).toEqual(Array(5).fill('unknown'));
    expect(found).toMatchObject({ ready: false, against: [], notice: LAW.fr.information });
    expect(found.source).toContain('CNFPT');
  });

  it('takes from the profile of the partner whether it may contract, unless answered', async () => {
    const answer = async (query: string) =>
      (await checklist(query)).points.find(({ code }) => code === 'partnerMayContract')?.answer;
    expect(await answer('?partner=sn-may-contract')).toBe('yes');
    expect(await answer('?partner=sn-may-contract&partnerMayContract=no')).toBe('no');
    await problemOf(await test.get('/api/v1/legal/checklist?partner=nobody'), 404);
  });

  it('is ready with five times yes, and names what stands against', async () => {
    const yes = '?commitments=yes&notStateReserved=yes&withinCompetences=yes&partnerMayContract=yes';
    expect(await checklist(`${yes}&partnerCompetent=yes`)).toMatchObject({ ready: true, open: [] });
    expect(await checklist(`${yes}&partnerCompetent=no`)).toMatchObject({
      ready: false,
      against: ['partnerCompetent'],
    });
  });
});

describe('the « 1 % »', () => {
  it('C6.1 is possible for a communauté that exercises the service, with its article', async () => {
    const found = await onePercent('agglo-du-large');
    expect(service(found, 'water')).toMatchObject({
      status: 'possible',
      title: '1 % eau possible (L.1115-1-1)',
    });
    expect(service(found, 'waste')).toMatchObject({ status: 'possible', article: 'L.1115-2' });
    expect(service(found, 'mobility')).toMatchObject({ status: 'possible', article: 'L.1115-3' });
    expect(service(await onePercent(SAINT_MALO_AGGLO), 'water')?.status).toBe('possible');
  });

  it('C6.1 is not for a commune whose EPCI has the service: it is pointed to its EPCI', async () => {
    const found = await onePercent(SAINT_MALO);
    for (const code of ['water', 'waste', 'mobility']) {
      expect(service(found, code)).toMatchObject({
        status: 'no',
        ground: 'HELD_BY_GROUPING',
        grouping: { id: SAINT_MALO_AGGLO, name: 'CA du Pays de Saint Malo Agglomération' },
      });
    }
    expect(service(found, 'water')?.text).toContain('CA du Pays de Saint Malo Agglomération');
  });

  it('C6.2 is to be checked, never yes, while nobody says who exercises the service', async () => {
    // Water is optional for a communauté de communes; waste is not.
    const mende = await onePercent('fr-48095');
    expect(service(mende, 'water')).toMatchObject({ status: 'to_check', grouping: { id: 'fr-244800405' } });
    expect(service(mende, 'water')?.title).toBe('1 % eau : à vérifier (L.1115-1-1)');
    expect(service(mende, 'waste')).toMatchObject({ status: 'no', grouping: { id: 'fr-244800405' } });
    // By law, but perhaps handed to a syndicat.
    const quimperAgglo = await onePercent('fr-200068120');
    expect(service(quimperAgglo, 'water')).toMatchObject({ status: 'to_check', ground: 'COMPULSORY' });
    const alone = await onePercent('fr-29083');
    expect(new Set(alone.services.map(({ status }) => status))).toEqual(new Set(['to_check']));
    expect(service(await onePercent('agglo-du-large'), 'energy')?.status).toBe('to_check');
  });

  it('is to be checked where the commune and the law say different things', async () => {
    expect(service(await onePercent('quimper-sur-elle'), 'water')).toMatchObject({
      status: 'to_check',
      ground: 'CONTRADICTION',
      grouping: { id: 'fr-200068120' },
    });
  });

  it('points a commune of Greater Paris to its établissement public territorial', async () => {
    const found = await onePercent('fr-93066');
    expect(service(found, 'water')?.grouping?.id).toBe('fr-200057867');
    const paris = await onePercent('fr-75056');
    for (const code of ['water', 'energy', 'waste']) {
      expect(service(paris, code), code).toMatchObject({ status: 'to_check', grouping: null });
    }
  });

  it('points to the authority that organises mobility in all of Île-de-France, and to no intercommunalité', async () => {
    for (const id of ['fr-93066', 'fr-75056', 'fr-200057867', 'fr-77288']) {
      const mobility = service(await onePercent(id), 'mobility');
      expect(mobility, id).toMatchObject({ status: 'no', ground: 'HELD_IN_REGION', grouping: null });
      expect(mobility?.text).toContain('Île-de-France Mobilités');
    }
  });

  it('is also for whoever collects the tax on household waste, and says so until it is a yes', async () => {
    const also = 'perçoit la taxe ou la redevance d’enlèvement des ordures ménagères';
    for (const id of [SAINT_MALO, 'fr-200068120', 'fr-29083']) {
      expect(service(await onePercent(id), 'waste')?.text, id).toContain(also);
      expect(service(await onePercent(id), 'water')?.text, id).not.toContain(also);
    }
    expect(service(await onePercent('agglo-du-large'), 'waste')?.text).not.toContain(also);
  });

  it('is for syndicats, and not for levels that the article does not name', async () => {
    expect(service(await onePercent('syndicat-des-eaux'), 'water')?.status).toBe('possible');
    const department = await onePercent('departement-test');
    expect(service(department, 'water')).toMatchObject({ status: 'no', ground: 'LEVEL_NOT_NAMED' });
    expect(service(department, 'mobility')?.status).toBe('to_check');
  });

  it('says in each language what it is, where from and since when', async () => {
    for (const language of ['fr', 'en', 'es', 'pt'] as const) {
      const found = await onePercent(SAINT_MALO, language);
      expect(found).toMatchObject({ nature: 'estimate', notice: LAW[language].estimate });
      expect(found.services.every(({ source }) => source.includes('1115'))).toBe(true);
    }
    expect(service(await onePercent(SAINT_MALO), 'waste')?.validFrom).toBe('2014-07-09');
  });

  it('knows no collectivité under an unknown id, and asks for a French one', async () => {
    for (const id of ['fr-00000', 'nobody', '%00', 'A B']) {
      const response = await test.get(`/api/v1/one-percent?collectivity=${encodeURIComponent(id)}`);
      expect((await problemOf(response, 404)).code).toBe('PROFILE_UNKNOWN');
    }
    const foreign = await test.get('/api/v1/one-percent?collectivity=sn-may-contract');
    expect(faults(await problemOf(foreign, 422))).toEqual(['collectivity FRENCH_COLLECTIVITY_EXPECTED']);
    expect(faults(await problemOf(await test.get('/api/v1/one-percent'), 422))).toEqual([
      'collectivity REQUIRED',
    ]);
  });
});

describe('the co-funding estimate', () => {
  it.each([
    [2024, 'BJ', 0.9],
    [2024, 'MA', 0.7],
    [2025, 'BJ', 0.7],
    [2025, 'MA', 0.5],
    [2025, 'DE', 0.3],
  ])('C7.1 of %i for %s is up to %f, with the year and the source', async (campaign, country, rate) => {
    const found = await cofinancing(`campaign=${campaign}&country=${country}&apdDeclared=true`);
    expect(found).toMatchObject({ campaign, ceiling: rate, eligible: true, reason: null });
    expect(found.text).toMatch(new RegExp(`^Jusqu’à ${rate * 100}\\s%.*${campaign}`));
    expect(found.countries[0]).toMatchObject({ country, ceiling: rate, validFrom: `${campaign}-01-01` });
    expect(found.countries[0]?.source).not.toBe('');
  });

  it('C7.1 of 2024 for Morocco names its geographic call, which excludes the generalist one', async () => {
    const morocco = await cofinancing('campaign=2024&country=MA&apdDeclared=true');
    expect(codes(morocco.countries[0]?.geographic ?? [])).toEqual(['maroc']);
    expect(morocco.generalistExcluded).toBe(true);
    const benin = await cofinancing('campaign=2024&country=BJ&apdDeclared=true');
    expect(benin).toMatchObject({ generalistExcluded: false, countries: [{ geographic: [] }] });
  });

  it('C7.2 knows no other year by itself, and says when a campaign is closed', async () => {
    const response = await test.get('/api/v1/cofinancing?campaign=2026&country=BJ');
    const problem = await problemOf(response, 404);
    expect(problem.code).toBe('CAMPAIGN_UNKNOWN');
    expect(problem.detail).toContain('2024, 2025');
    expect(faults(await problemOf(await test.get('/api/v1/cofinancing?country=BJ'), 422))).toEqual([
      'campaign REQUIRED',
    ]);
    const closed = await cofinancing('campaign=2025&country=BJ');
    expect(closed).toMatchObject({ closed: true, validTo: '2025-09-27' });
    expect(closed.text).toContain('Campagne 2025 close');
  });

  it('C7.3 makes nobody eligible who has not declared its development assistance', async () => {
    expect(await cofinancing('campaign=2025&country=BJ&apdDeclared=false')).toMatchObject({
      eligible: false,
      reason: 'APD_NOT_DECLARED',
      ceiling: 0.7,
    });
    expect(await cofinancing('campaign=2024&country=BJ&apdDeclared=false')).toMatchObject({
      eligible: false,
      reason: 'APD_NOT_DECLARED',
    });
    expect(await cofinancing('campaign=2025&country=BJ')).toMatchObject({
      eligible: null,
      reason: 'APD_NOT_STATED',
    });
  });

  it('C7.4 is 0 % under an advisory that blocks co-funding, with its source and date', async () => {
    const mali = await cofinancing('campaign=2025&country=ML&apdDeclared=true');
    expect(mali).toMatchObject({ ceiling: 0, eligible: false, reason: 'COFINANCING_BLOCKED' });
    expect(mali.countries[0]).toMatchObject({
      ceiling: 0,
      advisory: { severity: 'block_cofinancing', validFrom: '2022-11-16', sourceDate: '2024-04-11' },
    });
    expect(mali.countries[0]?.advisory?.source).toContain('Sénat');
    expect(mali.countries[0]?.advisory?.sourceUrl).toMatch(/^https:/);
  });

  it('applies the rule for several countries where the campaign has one', async () => {
    expect(await cofinancing('campaign=2025&country=BJ,MA,BJ&apdDeclared=true')).toMatchObject({
      ceiling: 0.6,
      multiCountry: { ceiling: 0.6, validFrom: '2025-01-01' },
      countries: [
        { country: 'BJ', ceiling: 0.7 },
        { country: 'MA', ceiling: 0.5 },
      ],
    });
    const without = await cofinancing('campaign=2024&country=BJ&country=MA&apdDeclared=true');
    expect(without).toMatchObject({ ceiling: null, multiCountry: null });
    expect(without.text).toContain('pas de règle connue');
  });

  it('is an estimate, and says so in the language of the asker', async () => {
    for (const language of ['fr', 'en', 'es', 'pt'] as const) {
      const found = await cofinancing('campaign=2025&country=BJ', language);
      expect(found).toMatchObject({ nature: 'estimate', notice: LAW[language].estimate });
    }
    expect(LAW.fr.estimate).toMatch(/Estimation.*et non une décision/);
    expect(codes((await cofinancing('campaign=2025&country=BJ')).conditions)).toContain('FRENCH_SHARE_10');
  });

  it('names every fault of a question at once', async () => {
    const bad = '/api/v1/cofinancing?campaign=x&country=ZZ&themes=magic&apdDeclared=perhaps&colour=red';
    expect(faults(await problemOf(await test.get(bad), 422)).sort()).toEqual([
      'apdDeclared UNKNOWN_VALUE',
      'campaign WRONG_TYPE',
      'colour UNKNOWN_FIELD',
      'country[0] UNKNOWN_COUNTRY',
      'themes[0] UNKNOWN_VALUE',
    ]);
    const france = await test.get('/api/v1/cofinancing?campaign=2025&country=FR');
    expect(faults(await problemOf(france, 422))).toEqual(['country FOREIGN_COUNTRY_EXPECTED']);
    const elsewhere = await test.get('/api/v1/cofinancing?campaign=2025&country=BJ&subdivision=CA-QC');
    expect(faults(await problemOf(elsewhere, 422))).toEqual(['subdivision SUBDIVISION_OUTSIDE_COUNTRY']);
    const nowhere = await test.get('/api/v1/cofinancing?campaign=2025&country=');
    expect(faults(await problemOf(nowhere, 422))).toEqual(['country EMPTY']);
  });
});

describe('calls for projects', () => {
  it('are listed by campaign, each with its state, source and dates', async () => {
    const found = await answerOf(callListSchema, '/api/v1/calls?campaign=2025');
    expect(found.calls).toHaveLength(11);
    expect(found.calls.find(({ code }) => code === 'sport')).toMatchObject({
      state: 'closed',
      opensOn: '2025-03-01',
      closesOn: '2025-04-30',
      validFrom: '2025-03-01',
      validTo: '2025-09-27',
    });
    expect(found.calls.every(({ source }) => source !== '')).toBe(true);
    expect((await answerOf(callListSchema, '/api/v1/calls')).calls).toHaveLength(28);
    expect((await problemOf(await test.get('/api/v1/calls?campaign=2031'), 404)).code).toBe(
      'CAMPAIGN_UNKNOWN',
    );
  });

  it('are a calendar of whole days that any mailer subscribes to, the same text every time', async () => {
    const response = await test.get('/api/v1/calls.ics?campaign=2025');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(unfolded.match(/^BEGIN:VEVENT/gm)).toHaveLength(22);
    const sport = unfolded
      .split('BEGIN:VEVENT')
      .find((event) => event.includes('UID:2025-sport-closes@bourse-partenariat'));
    expect(sport).toContain('DTSTART;VALUE=DATE:20250430\r\nDTEND;VALUE=DATE:20250501');
    expect(sport).toContain('SUMMARY:Clôture : Sport (2025)');
    expect(sport).toContain('Estimation tirée de sources datées');
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(await (await test.get('/api/v1/calls.ics?campaign=2025')).text()).toBe(text);
    const english = await (await test.get('/api/v1/calls.ics', 'en')).text();
    expect(english).toContain('SUMMARY:Closes: Sport (2025)');
  });

  it('have no calendar for an unknown campaign', async () => {
    await problemOf(await test.get('/api/v1/calls.ics?campaign=2031'), 404);
  });
});
