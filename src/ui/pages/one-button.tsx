import type { Locale } from '../../domain/codes.ts';
import type { OneButtonWords } from '../../i18n/one-button.ts';
import { Layout } from '../layout.tsx';

export interface OneButtonProps {
  locale: Locale;
  words: OneButtonWords;
  /** Where the button posts its token. */
  action: string;
  /** `asked`: shows the button. Programs that look at every link of a mail press none. `about`: the profile asked about. */
  step: { asked: string; about?: { id: string; name: string } } | 'done' | { failed: string };
}

/** Where a link of a mail leads to: nothing happens before the button is pressed. */
export function OneButtonPage({ locale, words, action, step }: OneButtonProps) {
  const { title, question, confirm, done } = words;
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      {step === 'done' ? <p role="status">{done}</p> : null}
      {typeof step === 'object' && 'failed' in step ? <p role="alert">{step.failed}</p> : null}
      {typeof step === 'object' && 'asked' in step ? (
        <form action={action} method="post">
          <input type="hidden" name="token" value={step.asked} />
          <p>{question}</p>
          {step.about === undefined ? null : (
            <p>
              <a href={`/profils/${step.about.id}`}>{step.about.name}</a>
            </p>
          )}
          <button type="submit">{confirm}</button>
        </form>
      ) : null}
    </Layout>
  );
}
