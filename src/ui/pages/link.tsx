import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/codes.ts';
import { Layout } from '../layout.tsx';

export interface LinkPageProps {
  locale: Locale;
  title: string;
  /** `ask`: shows the button. Programs that look at every link of a mail press none. */
  step:
    | { ask: { action: string; hidden: Readonly<Record<string, string>>; question: string; confirm: string } }
    | { done: string }
    | { failed: string };
  /** What is asked about. */
  children?: Child;
}

/** A page that a mailed link leads to. */
export function LinkPage({ locale, title, step, children }: LinkPageProps) {
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      {'done' in step ? <p role="status">{step.done}</p> : null}
      {'failed' in step ? <p role="alert">{step.failed}</p> : null}
      {'ask' in step ? (
        <form action={step.ask.action} method="post">
          {Object.entries(step.ask.hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>{step.ask.question}</p>
          {children}
          <button type="submit">{step.ask.confirm}</button>
        </form>
      ) : null}
    </Layout>
  );
}
