import { z } from 'zod';
import { AppError, type ErrorStatus } from '../domain/errors.ts';
import { confirmInputSchema } from '../domain/profile-input.ts';
import type { App, AppContext } from '../http/context.ts';
import { LINK_PAGES } from '../i18n/link-pages.ts';
import { confirmDraft, previewDraft } from '../use-cases/confirm-profile.ts';
import { answerMandateLink } from '../use-cases/mandates.ts';
import { linkFields } from './link-fields.ts';
import { Draft } from './pages/draft.tsx';
import { LinkPage, type LinkPageProps } from './pages/link.tsx';
import { toldOf } from './told-of.ts';

const PROFILE = '/profils/confirmation';
const MANDATE = '/mandats/accord';

const tokenSchema = z.object({ token: confirmInputSchema.shape.token });
const readSchema = tokenSchema.extend({ revision: z.coerce.number().int().min(1) });

/** What a form or an address holds. @throws AppError LINK_INVALID. */
function linkOf<T extends z.ZodType>(schema: T, found: unknown): z.infer<T> {
  const parsed = schema.safeParse(found);
  if (!parsed.success) throw new AppError('LINK_INVALID', {}, { cause: parsed.error });
  return parsed.data;
}

function page(
  c: AppContext,
  { children, ...props }: Omit<LinkPageProps, 'locale'>,
  status: 200 | ErrorStatus = 200,
) {
  const locale = c.get('locale');
  c.header('cache-control', 'no-store');
  const body = (
    <LinkPage locale={locale} {...props}>
      {children}
    </LinkPage>
  );
  return c.html(body, status, { 'content-language': locale });
}

/** Answers a person with a page, also when it fails. */
async function answered(
  c: AppContext,
  title: string,
  answer: () => Promise<Omit<LinkPageProps, 'locale' | 'title'>>,
) {
  try {
    return page(c, { title, ...(await answer()) });
  } catch (error) {
    const { sentences, status } = toldOf(c, error);
    return page(c, { title, step: { failed: sentences.join(' ') } }, status);
  }
}

async function showDraft(c: AppContext) {
  const words = LINK_PAGES[c.get('locale')].profile;
  return answered(c, words.title, async () => {
    const { token } = linkOf(tokenSchema, c.req.query());
    const draft = await previewDraft(await c.get('deps')(), token);
    const question = words.question({ name: draft.profile.name, filedBy: draft.filedBy });
    const hidden = { token, revision: String(draft.revision) };
    const step = { ask: { action: PROFILE, hidden, question, confirm: words.confirm } };
    return { step, children: <Draft profile={draft.profile} locale={c.get('locale')} /> };
  });
}

async function showMandate(c: AppContext) {
  const words = LINK_PAGES[c.get('locale')].mandate;
  return answered(c, words.title, async () => {
    const { token } = linkOf(tokenSchema, c.req.query());
    const asked = await answerMandateLink(await c.get('deps')(), token, { preview: true });
    const question = words.question({
      name: asked.profileName,
      requestedBy: asked.organisationName,
      from: asked.mandate.validFrom,
      to: asked.mandate.validTo,
    });
    return { step: { ask: { action: MANDATE, hidden: { token }, question, confirm: words.confirm } } };
  });
}

/** Pages that mails to a collectivité lead to: a profile to confirm, a mandate to give. */
export function linkPageRoutes(app: App): void {
  app.get(PROFILE, showDraft);
  app.get(MANDATE, showMandate);
  app.post(PROFILE, (c) => {
    const { title, done } = LINK_PAGES[c.get('locale')].profile;
    return answered(c, title, async () => {
      await confirmDraft(await c.get('deps')(), linkOf(readSchema, await linkFields(c)));
      return { step: { done } };
    });
  });
  app.post(MANDATE, (c) => {
    const { title, done } = LINK_PAGES[c.get('locale')].mandate;
    return answered(c, title, async () => {
      const { token } = linkOf(tokenSchema, await linkFields(c));
      await answerMandateLink(await c.get('deps')(), token, { preview: false });
      return { step: { done } };
    });
  });
}
