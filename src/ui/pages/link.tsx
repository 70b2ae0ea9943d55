import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/codes.ts';
import { Layout } from '../layout.tsx';

export interface LinkPageProps {
  locale: Locale;
  title: string;
  /** `ask`: shows the button, below what is asked about. Programs that look at every link of a mail press none. */
  step:
    | {
        ask: {
          action: string;
          hidden: Readonly<Record<string, string>>;
          question: string;
          about?: Child;
          confirm: string;
        };
      }
    | { done: string }
    | { failed: string };
}

/** A page that a mailed link leads to: nothing happens before its button is pressed. */
export function LinkPage({ locale, title, step }: LinkPageProps) {
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
          {step.ask.about}
          <button type="submit">{step.ask.confirm}</button>
        </form>
      ) : null}
    </Layout>
  );
}
