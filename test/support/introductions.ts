import { z } from 'zod';
import { indexPending } from '../../indexer/pending.ts';
import { introductionSchema, type suggestionSchema } from '../../src/http/schemas-introductions.ts';
import { SEED_ADVISORIES } from '../../src/reference/advisories.ts';
import { saveAdvisories } from '../../src/store/advisories.ts';
import { saveProfiles } from '../../src/use-cases/save-profiles.ts';
import { openAccount, type TestAccount } from './actors.ts';
import { openTestApp, type TestApp } from './app.ts';
import { writtenMails } from './mails.ts';
import { NOW, profile } from './profiles.ts';

type IntroductionBody = z.infer<typeof introductionSchema>;
export type SuggestionBody = z.infer<typeof suggestionSchema>;

const OFFER = [{ theme: 'eau_assainissement', text: 'Notre régie transmet sa pratique de l’eau potable' }];
const NEED = [{ theme: 'eau_assainissement', text: 'Nous cherchons de l’aide pour l’eau potable' }];

/** A French commune of Bretagne and a Senegalese one, and others beside them; all have an address. */
export const AUTHORITIES = [
  profile({
    id: 'fr-35288',
    name: 'Saint-Malo',
    country: 'FR',
    subdivision: 'FR-BRE',
    inseeCode: '35288',
    languages: ['fr'],
    needs: OFFER.map(({ theme }) => ({ theme, text: 'Échanger sur la culture du théâtre' })),
    offers: OFFER,
    contact: { email: 'cooperation@malo.invalid', phone: '+33 0', person: 'Service des relations' },
  }),
  profile({
    id: 'sn-demande',
    name: 'Keur Demande',
    country: 'SN',
    languages: ['en'],
    needs: NEED,
    contact: { email: 'mairie@keur.invalid', phone: '+221 0' },
  }),
  profile({
    id: 'ml-vigilance',
    name: 'Vigilance',
    country: 'ML',
    needs: NEED,
    contact: { email: 'v@v.invalid' },
  }),
  profile({
    id: 'fr-75056',
    name: 'Paris',
    country: 'FR',
    inseeCode: '75056',
    subdivision: 'FR-IDF',
    offers: OFFER,
  }),
  ...[1, 2, 3, 4, 5, 6, 7].map((number) =>
    profile({ id: `sn-town-${number}`, name: `Keur ${number}`, country: 'SN', needs: NEED }),
  ),
  ...[1, 2, 3, 4, 5, 6, 7].map((number) =>
    profile({
      id: `fr-town-${number}`,
      name: `Ville ${number}`,
      country: 'FR',
      subdivision: 'FR-BRE',
      offers: OFFER,
    }),
  ),
];

export interface TestIntroductions extends Omit<TestApp, 'send'> {
  town: TestAccount;
  foreign: TestAccount;
  embassy: TestAccount;
  rrma: TestAccount;
  cdpr: TestAccount;
  ministry: TestAccount;
  /** Sends JSON. */
  send: (account: TestAccount | null, path: string, body: unknown, language?: string) => Promise<Response>;
  /** Opens an introduction and gives it back. */
  opened: (account: TestAccount, fields?: Record<string, unknown>) => Promise<IntroductionBody>;
  move: (account: TestAccount, id: string, body: Record<string, unknown>) => Promise<Response>;
  /** One introduction, as an account sees it. */
  seen: (account: TestAccount, id: string) => Promise<IntroductionBody>;
  /** Mails written so far, in order. */
  mails: () => Promise<{ to: string; locale: string; template: string; params: { link: string } }[]>;
}

/** The real app with these authorities indexed, and accounts on both sides and between. */
export async function openIntroductions(): Promise<TestIntroductions> {
  const test = await openTestApp();
  const { service, app } = test;
  await saveAdvisories(service.deps.db, SEED_ADVISORIES);
  await saveProfiles(service.deps.db, AUTHORITIES, NOW);
  await indexPending(service.deps);
  const send: TestIntroductions['send'] = async (account, path, body, language = 'fr') =>
    app.request(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language, ...account?.headers },
      body: JSON.stringify(body),
    });
  const bodyOf = async (response: Response): Promise<IntroductionBody> =>
    introductionSchema.parse(await response.json());
  const collectivity = (id: string) => openAccount(service, 'collectivity', { profileIds: [id] });
  return {
    ...test,
    town: await collectivity('fr-35288'),
    foreign: await collectivity('sn-demande'),
    embassy: await openAccount(service, 'embassy', { countries: ['SN', 'GM'] }),
    rrma: await openAccount(service, 'rrma', { regions: ['FR-BRE'] }),
    cdpr: await openAccount(service, 'cdpr', { regions: ['FR-BRE'] }),
    ministry: await openAccount(service, 'ministry'),
    send,
    opened: async (account, fields = {}) =>
      bodyOf(await send(account, '/introductions', { from: 'fr-35288', to: 'sn-demande', ...fields })),
    move: (account, id, body) => send(account, `/introductions/${id}/transitions`, body),
    seen: async (account, id) => bodyOf(await test.get(`/api/v1/introductions/${id}`, account.headers)),
    mails: async () => {
      const rows = await writtenMails(service.deps.db);
      return rows.map(({ recipient, locale, template, params }) => ({
        to: recipient,
        locale,
        template,
        params: z.looseObject({ link: z.string() }).parse(params),
      }));
    },
  };
}
