import type { HtmlEscapedString } from 'hono/utils/html';
import type { z } from 'zod';
import { AppError, type ErrorStatus } from '../domain/errors.ts';
import type { AppContext } from '../http/context.ts';
import { LinkPage, type LinkPageProps } from './pages/link.tsx';
import { toldOf } from './told-of.ts';

/** What the form of a page says that a mailed link led to. @throws AppError LINK_INVALID for a body that is no form. */
export async function linkFields(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch((cause: unknown) => {
    throw new AppError('LINK_INVALID', {}, { cause });
  });
}

/** What such a form or the address of a link holds. @throws AppError LINK_INVALID. */
export function linkOf<T extends z.ZodType>(schema: T, found: unknown): z.infer<T> {
  const parsed = schema.safeParse(found);
  if (!parsed.success) throw new AppError('LINK_INVALID', {}, { cause: parsed.error });
  return parsed.data;
}

/** What a page shows in the place of what failed. */
interface Failed {
  failed: string;
}

/** Answers a person with a page, also when it fails. Nobody keeps it: its address holds a secret. Forms of such pages need no
 *  protection against forgery: they act on the token that they carry, and on nothing that a browser adds by itself.
 *  @param draw the page of a step. */
export async function answered<Step>(
  c: AppContext,
  draw: (step: Step | Failed) => HtmlEscapedString | Promise<HtmlEscapedString>,
  answer: () => Promise<Step>,
): Promise<Response> {
  const page = (step: Step | Failed, status: 200 | ErrorStatus) =>
    c.html(draw(step), status, { 'content-language': c.get('locale'), 'cache-control': 'no-store' });
  try {
    return await page(await answer(), 200);
  } catch (error) {
    const { sentences, status } = toldOf(c, error);
    return page({ failed: sentences.join(' ') }, status);
  }
}

/** Answers with a page that has one button, under its title. */
export function linkPage(c: AppContext, title: string, answer: () => Promise<LinkPageProps['step']>) {
  const locale = c.get('locale');
  return answered(c, (step) => <LinkPage locale={locale} title={title} step={step} />, answer);
}
