import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { faultsOf } from '../domain/faults.ts';
import { contactsVisible } from '../domain/introduction.ts';
import { type MessageInput, messageInputSchema } from '../domain/introduction-input.ts';
import type { App, AppContext } from '../http/context.ts';
import { messageBody } from '../http/present-introductions.ts';
import { THREADS } from '../i18n/threads.ts';
import {
  type Coordination,
  declineCoordination,
  readCoordination,
  writeToThread,
} from '../use-cases/coordination.ts';
import { readIntroduction, readMessages } from '../use-cases/read-introductions.ts';
import type { Case } from '../use-cases/require-case.ts';
import { writeMessage } from '../use-cases/write-message.ts';
import { failurePage } from './failure-page.tsx';
import { Contact } from './pages/contact.tsx';
import { LinkPage } from './pages/link.tsx';
import { ThreadPage, type ThreadProps, Unsent } from './pages/thread.tsx';
import { typedText } from './typed-text.ts';

/** Messages on a page. */
const SHOWN = 100;

/** The last message of the page before; what is no number starts from the first. */
const afterSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0);

const idOf = (c: AppContext): string => c.req.param('id') ?? '';

/** The message that a form sends; '' for none. */
async function writtenIn(c: AppContext): Promise<string> {
  const { text } = await c.req.parseBody().catch((): { text?: unknown } => ({}));
  return typedText(text);
}

/** A page for those who take part, or the page of its failure; kept by nobody. */
async function answered(c: AppContext, show: () => Promise<Response>): Promise<Response> {
  c.header('cache-control', 'no-store');
  try {
    return await show();
  } catch (error) {
    const locale = c.get('locale');
    const { missing, missingWhy } = THREADS[locale];
    const own = { title: missing, detail: missingWhy };
    const unsent = <Unsent locale={locale} text={await writtenIn(c)} />;
    return failurePage(c, error, { UNAUTHENTICATED: own, NOT_FOUND: own }, unsent);
  }
}

function page(c: AppContext, props: Omit<ThreadProps, 'locale'>) {
  const locale = c.get('locale');
  return c.html(<ThreadPage locale={locale} {...props} />, 200, { 'content-language': locale });
}

/** What a form says. @throws AppError INVALID_REQUEST. */
async function messageOf(c: AppContext): Promise<MessageInput> {
  const parsed = messageInputSchema.safeParse({ text: await writtenIn(c) });
  if (!parsed.success) throw new AppError('INVALID_REQUEST', {}, { faults: faultsOf(parsed.error) });
  return parsed.data;
}

/** Whom an introduction is with, for its reader: both, for whoever speaks for neither. */
function partnerOf({ parties, pair }: Case): string {
  if (parties.includes('a')) return pair.b.name;
  return parties.includes('b') ? pair.a.name : `${pair.a.name} – ${pair.b.name}`;
}

async function showIntroduction(c: AppContext): Promise<Response> {
  const id = idOf(c);
  const after = afterSchema.parse(c.req.query('apres'));
  const read = { after, limit: SHOWN };
  const deps = await c.get('deps')();
  const { messages } = await readMessages(deps, c.get('actor'), id, read);
  // Last of all: a contact that is taken back meanwhile is not shown any more.
  const found = await readIntroduction(deps, c.get('actor'), id);
  const partner = partnerOf(found);
  const action = `/mises-en-relation/${id}`;
  const last = messages.length < SHOWN ? undefined : messages.at(-1);
  const mayWrite = found.parties.some((party) => party === 'a' || party === 'b' || party === 'broker');
  return page(c, {
    title: THREADS[c.get('locale')].introduction(partner),
    action,
    messages: messages.map((message) => ({ ...messageBody(message, found), at: message.at })),
    next: last === undefined ? null : `${action}?apres=${last.id}`,
    open: mayWrite && contactsVisible(found.introduction.state),
    before:
      found.contact === null ? null : (
        <Contact locale={c.get('locale')} partner={partner} contact={found.contact.contact} />
      ),
  });
}

async function writeIntroduction(c: AppContext): Promise<Response> {
  const input = await messageOf(c);
  await writeMessage(await c.get('deps')(), c.get('actor'), idOf(c), input);
  return c.redirect(`/mises-en-relation/${idOf(c)}`, 303);
}

function Parties({ c, parties }: { c: AppContext } & Pick<Coordination, 'parties'>) {
  const words = THREADS[c.get('locale')];
  return (
    <section>
      <h2>{words.parties}</h2>
      <ul>
        {parties.map(({ frenchName, declined }) => (
          <li>
            {frenchName} {declined ? `(${words.declined})` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For whoever speaks for one that takes part: to leave. */
function Leaving({ c, parties }: { c: AppContext } & Pick<Coordination, 'parties'>) {
  const words = THREADS[c.get('locale')];
  const actor = c.get('actor');
  const own = parties.filter(
    ({ frenchId }) => actor.kind === 'account' && actor.profileIds.includes(frenchId),
  );
  if (own.length === 0) return null;
  return (
    <form action={`/coordination/${idOf(c)}/retrait`} method="post">
      <p>{words.leaving}</p>
      <button type="submit">{words.leave}</button>
    </form>
  );
}

async function showCoordination(c: AppContext): Promise<Response> {
  const id = idOf(c);
  const { placeName, parties, messages } = await readCoordination(await c.get('deps')(), c.get('actor'), id);
  return page(c, {
    title: THREADS[c.get('locale')].coordination(placeName),
    action: `/coordination/${id}`,
    messages: messages.map(({ at, organisation, text }) => ({
      at,
      author: organisation,
      text,
      private: false,
    })),
    next: null,
    open: true,
    before: <Parties c={c} parties={parties} />,
    after: <Leaving c={c} parties={parties} />,
  });
}

async function writeCoordination(c: AppContext): Promise<Response> {
  const { text } = await messageOf(c);
  await writeToThread(await c.get('deps')(), c.get('actor'), idOf(c), text);
  return c.redirect(`/coordination/${idOf(c)}`, 303);
}

async function leaveCoordination(c: AppContext): Promise<Response> {
  await declineCoordination(await c.get('deps')(), c.get('actor'), idOf(c));
  const locale = c.get('locale');
  const words = THREADS[locale];
  const done = <LinkPage locale={locale} title={words.leave} step={{ done: words.left }} />;
  return c.html(done, 200, { 'content-language': locale });
}

/** Pages of threads, which mails about new messages lead to. Who may read and write is the use-cases' to say. */
export function threadPageRoutes(app: App): void {
  app.get('/mises-en-relation/:id', (c) => answered(c, () => showIntroduction(c)));
  app.post('/mises-en-relation/:id', (c) => answered(c, () => writeIntroduction(c)));
  app.get('/coordination/:id', (c) => answered(c, () => showCoordination(c)));
  app.post('/coordination/:id', (c) => answered(c, () => writeCoordination(c)));
  app.post('/coordination/:id/retrait', (c) => answered(c, () => leaveCoordination(c)));
}
