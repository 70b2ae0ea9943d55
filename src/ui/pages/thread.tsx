import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/codes.ts';
import { TEXT_MAX } from '../../domain/primitives.ts';
import { dateInWords } from '../../i18n/formats.ts';
import { THREADS } from '../../i18n/threads.ts';
import { Layout } from '../layout.tsx';

/** A message as a page shows it. */
interface ShownMessage {
  at: Date;
  author: string;
  text: string;
  private: boolean;
}

export interface ThreadProps {
  locale: Locale;
  title: string;
  /** Address of the page; whoever may write posts to it. */
  action: string;
  /** Oldest first. */
  messages: readonly ShownMessage[];
  /** Address of the messages that follow; null: these are the last. */
  next: string | null;
  /** False: nobody writes here now, or not this reader. */
  open: boolean;
  /** What stands before and after the messages. */
  before?: Child;
  after?: Child;
}

function Messages({ locale, messages, next }: Pick<ThreadProps, 'locale' | 'messages' | 'next'>) {
  const words = THREADS[locale];
  return (
    <section>
      <h2>{words.messages}</h2>
      {messages.length === 0 ? <p>{words.none}</p> : null}
      {messages.map(({ at, author, text, private: isPrivate }) => (
        <article class="result">
          <h3>
            {author} {isPrivate ? <span class="badge">{words.privateNote}</span> : null}
          </h3>
          <p class="hint">
            <time datetime={at.toISOString()}>{dateInWords(at.toISOString(), locale)}</time>
          </p>
          <p class="words">{text}</p>
        </article>
      ))}
      {next === null ? null : (
        <p>
          <a href={next}>{words.next}</a>
        </p>
      )}
    </section>
  );
}

/** What was written and not sent, to be copied: going back does not bring it back, since browsers keep no such page. */
export function Unsent({ locale, text }: { locale: Locale; text: string }) {
  const words = THREADS[locale];
  return text === '' ? null : (
    <>
      <label for="text">{words.unsent}</label>
      <textarea id="text" rows={5} readonly>
        {text}
      </textarea>
    </>
  );
}

/** A thread with a form to write into it. */
export function ThreadPage(props: ThreadProps) {
  const { locale, title, action, messages, next, open, before, after } = props;
  const words = THREADS[locale];
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      {before}
      <Messages locale={locale} messages={messages} next={next} />
      {open ? (
        <form action={action} method="post">
          <label for="text">{words.write}</label>
          <textarea id="text" name="text" rows={5} required maxlength={TEXT_MAX} />
          <button type="submit">{words.send}</button>
        </form>
      ) : (
        <p role="status">{words.closed}</p>
      )}
      {after}
    </Layout>
  );
}
