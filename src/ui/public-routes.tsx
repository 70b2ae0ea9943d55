import { matchRequestSchema } from '../domain/match.ts';
import { isAccount } from '../domain/scope.ts';
import type { App, AppContext } from '../http/context.ts';
import { matchBody } from '../http/present.ts';
import { toAppError } from '../http/problem.ts';
import { isProfileId, requireProfileId } from '../http/query.ts';
import { PUBLIC_PAGES } from '../i18n/public-pages.ts';
import { findMatches } from '../use-cases/find-matches.ts';
import { matchRequest } from '../use-cases/match-request.ts';
import { renewRequest } from '../use-cases/partner-requests.ts';
import { readProfileSheet } from '../use-cases/read-profile-sheet.ts';
import { findSuccessor, readPublished } from '../use-cases/read-record.ts';
import { readRequestSheet } from '../use-cases/read-request-sheet.ts';
import { failurePage } from './failure-page.tsx';
import { listed } from './listed.ts';
import { PartnersPage } from './pages/partners.tsx';
import { ProfilePage } from './pages/profile.tsx';
import { RequestPage } from './pages/request.tsx';

const idOf = (c: AppContext): string => c.req.param('id') ?? '';

/** A page, or the page of its failure. */
async function answered(c: AppContext, show: () => Promise<Response>): Promise<Response> {
  try {
    return await show();
  } catch (error) {
    const words = PUBLIC_PAGES[c.get('locale')];
    return failurePage(c, error, {
      PROFILE_UNKNOWN: { title: words.unknownProfile, detail: words.unknownProfileWhy },
      NOT_FOUND: { title: words.unknownRequest, detail: words.unknownRequestWhy },
    });
  }
}

/** The same for a page of a profile: an id that leads to another profile takes the reader there (story R10). */
async function ofProfile(c: AppContext, show: (id: string) => Promise<Response>): Promise<Response> {
  return answered(c, async () => {
    const id = idOf(c);
    try {
      return await show(requireProfileId(id));
    } catch (error) {
      if (toAppError(error).code !== 'PROFILE_UNKNOWN' || !isProfileId(id)) throw error;
      const successor = await findSuccessor(await c.get('deps')(), id);
      if (successor === null) throw error;
      return c.redirect(c.req.path.replace(`/profils/${id}`, `/profils/${successor}`), 308);
    }
  });
}

async function showProfile(c: AppContext, id: string): Promise<Response> {
  const locale = c.get('locale');
  const sheet = await readProfileSheet(await c.get('deps')(), id);
  const page = <ProfilePage sheet={sheet} locale={locale} signedIn={isAccount(c.get('actor'))} />;
  return c.html(page, 200, { 'content-language': locale });
}

async function showPartnersOfProfile(c: AppContext, id: string): Promise<Response> {
  const deps = await c.get('deps')();
  const locale = c.get('locale');
  const { profile } = await readPublished(deps, id);
  return listed(c, c.req.path, async (asked) => {
    const request = { ...matchRequestSchema.parse({ seekerId: id }), ...asked };
    const answer = matchBody(await findMatches(deps, request, undefined, c.get('actor')), locale);
    const page = (
      <PartnersPage subject={profile.name} back={`/profils/${id}`} answer={answer} locale={locale} />
    );
    return c.html(page, 200, { 'content-language': locale });
  });
}

async function showRequest(c: AppContext): Promise<Response> {
  const locale = c.get('locale');
  const sheet = await readRequestSheet(await c.get('deps')(), c.get('actor'), idOf(c));
  return c.html(<RequestPage sheet={sheet} locale={locale} />, 200, { 'content-language': locale });
}

async function showPartnersOfRequest(c: AppContext): Promise<Response> {
  const deps = await c.get('deps')();
  const id = idOf(c);
  const locale = c.get('locale');
  const { request } = await readRequestSheet(deps, c.get('actor'), id);
  return listed(c, c.req.path, async (asked) => {
    const answer = matchBody(await matchRequest(deps, c.get('actor'), { id, ...asked }), locale);
    const subject = `« ${request.title} »`;
    const page = <PartnersPage subject={subject} back={`/demandes/${id}`} answer={answer} locale={locale} />;
    return c.html(page, 200, { 'content-language': locale });
  });
}

async function renew(c: AppContext): Promise<Response> {
  const { id } = await renewRequest(await c.get('deps')(), c.get('actor'), idOf(c), null);
  return c.redirect(`/demandes/${id}`, 303);
}

/** Pages of profiles and of searches for partners, which mails and results lead to. */
export function publicPageRoutes(app: App): void {
  app.get('/profils/:id', (c) => ofProfile(c, (id) => showProfile(c, id)));
  app.get('/profils/:id/partenaires', (c) => ofProfile(c, (id) => showPartnersOfProfile(c, id)));
  app.get('/demandes/:id', (c) => answered(c, () => showRequest(c)));
  app.get('/demandes/:id/partenaires', (c) => answered(c, () => showPartnersOfRequest(c)));
  app.post('/demandes/:id', (c) => answered(c, () => renew(c)));
}
