import { z } from 'zod';
import { confirmInputSchema } from '../domain/profile-input.ts';
import type { App, AppContext } from '../http/context.ts';
import { LINK_PAGES } from '../i18n/link-pages.ts';
import { confirmDraft, previewDraft } from '../use-cases/confirm-profile.ts';
import { answerMandateLink } from '../use-cases/mandates.ts';
import { linkFields, linkOf, linkPage } from './mailed-link.tsx';
import { Draft } from './pages/draft.tsx';

const PROFILE = '/profils/confirmation';
const MANDATE = '/mandats/accord';

const tokenSchema = z.object({ token: confirmInputSchema.shape.token });
const readSchema = tokenSchema.extend({ revision: z.coerce.number().int().min(1) });

async function showDraft(c: AppContext) {
  const { title, question, confirm } = LINK_PAGES[c.get('locale')].profile;
  return linkPage(c, title, async () => {
    const { token } = linkOf(tokenSchema, c.req.query());
    const { profile, filedBy, revision } = await previewDraft(await c.get('deps')(), token);
    const hidden = { token, revision: String(revision) };
    const about = <Draft profile={profile} locale={c.get('locale')} />;
    return {
      ask: { action: PROFILE, hidden, question: question({ name: profile.name, filedBy }), about, confirm },
    };
  });
}

async function showMandate(c: AppContext) {
  const { title, question, confirm } = LINK_PAGES[c.get('locale')].mandate;
  return linkPage(c, title, async () => {
    const { token } = linkOf(tokenSchema, c.req.query());
    const asked = await answerMandateLink(await c.get('deps')(), token, { preview: true });
    const about = {
      name: asked.profileName,
      requestedBy: asked.organisationName,
      from: asked.mandate.validFrom,
      to: asked.mandate.validTo,
    };
    return { ask: { action: MANDATE, hidden: { token }, question: question(about), confirm } };
  });
}

/** Pages that mails to a collectivité lead to: a profile to confirm, a mandate to give. */
export function linkPageRoutes(app: App): void {
  app.get(PROFILE, showDraft);
  app.get(MANDATE, showMandate);
  app.post(PROFILE, (c) => {
    const { title, done } = LINK_PAGES[c.get('locale')].profile;
    return linkPage(c, title, async () => {
      await confirmDraft(await c.get('deps')(), linkOf(readSchema, await linkFields(c)));
      return { done };
    });
  });
  app.post(MANDATE, (c) => {
    const { title, done } = LINK_PAGES[c.get('locale')].mandate;
    return linkPage(c, title, async () => {
      const { token } = linkOf(tokenSchema, await linkFields(c));
      await answerMandateLink(await c.get('deps')(), token, { preview: false });
      return { done };
    });
  });
}
