import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/codes.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { Layout } from '../layout.tsx';

interface FailureProps {
  locale: Locale;
  title: string;
  /** What is the matter, and what to do about it. */
  sentences: readonly string[];
  /** Where to sign in; null: that would be of no help. */
  signIn: string | null;
  /** What is left of what the person did. */
  children?: Child;
}

/** What a person sees in place of a page that is not there, with ways on. */
export function FailurePage({ locale, title, sentences, signIn, children }: FailureProps) {
  const words = PUBLIC_PAGES[locale];
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      <div role="alert">
        {sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      {children}
      <ul>
        {signIn === null ? null : (
          <li>
            <a href={signIn}>{words.signIn}</a>
          </li>
        )}
        <li>
          <a href="/">{words.search}</a>
        </li>
      </ul>
    </Layout>
  );
}
