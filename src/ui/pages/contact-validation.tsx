import type { Locale } from '../../domain/codes.ts';
import { CONTACT_VALIDATION } from '../../i18n/contact-validation.ts';
import { Layout } from '../layout.tsx';

export interface ContactValidationProps {
  locale: Locale;
  /** `asked`: shows the button. Programs that look at every link of a mail press none. */
  step: { asked: string } | 'done' | { failed: string };
}

export function ContactValidationPage({ locale, step }: ContactValidationProps) {
  const { title, question, confirm, done } = CONTACT_VALIDATION[locale];
  return (
    <Layout title={title}>
      <section lang={locale}>
        <h1>{title}</h1>
        {step === 'done' ? <p role="status">{done}</p> : null}
        {typeof step === 'object' && 'failed' in step ? <p role="alert">{step.failed}</p> : null}
        {typeof step === 'object' && 'asked' in step ? (
          <form action="/contacts/validation" method="post">
            <input type="hidden" name="token" value={step.asked} />
            <p>{question}</p>
            <button type="submit">{confirm}</button>
          </form>
        ) : null}
      </section>
    </Layout>
  );
}
