import type { Locale } from '../../domain/codes.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { Layout } from '../layout.tsx';

export interface FailureProps {
  locale: Locale;
  title: string;
  /** What is the matter, and what to do about it. */
  sentences: readonly string[];
  /** True: signing in may help. */
  signIn: boolean;
}

/** What a person sees in place of a page that is not there, with ways on. */
export function FailurePage({ locale, title, sentences, signIn }: FailureProps) {
  const words = PUBLIC_PAGES[locale];
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      <div role="alert">
        {sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      <ul>
        {signIn ? (
          <li>
            <a href="/connexion">{words.signIn}</a>
          </li>
        ) : null}
        <li>
          <a href="/">{words.search}</a>
        </li>
      </ul>
    </Layout>
  );
}
