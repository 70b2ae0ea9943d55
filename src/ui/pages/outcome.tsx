import type { Locale } from '../../domain/codes.ts';
import { OUTCOME_REASONS, OUTCOMES } from '../../domain/outcome.ts';
import { OUTCOME_WORDS } from '../../i18n/outcomes.ts';
import { label } from '../../reference/labels.ts';
import type { OutcomeQuestion } from '../../use-cases/tell-outcome.ts';
import { Layout } from '../layout.tsx';

export interface OutcomePageProps {
  locale: Locale;
  /** `asked`: shows the buttons. Programs that look at every link of a mail press none. */
  step: { asked: string; question: OutcomeQuestion } | 'done' | { failed: string };
}

/** A button an answer. */
function Answers({ locale, token }: { locale: Locale; token: string }) {
  const { answers, nothing } = OUTCOME_WORDS[locale];
  return (
    <>
      <form action="/suites" method="post">
        <input type="hidden" name="token" value={token} />
        {OUTCOMES.map((outcome) =>
          outcome === 'nothing' ? null : (
            <button type="submit" name="outcome" value={outcome}>
              {answers[outcome]}
            </button>
          ),
        )}
      </form>
      <form action="/suites" method="post">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="outcome" value="nothing" />
        <p>{nothing}</p>
        {OUTCOME_REASONS.map((reason) => (
          <button type="submit" name="reason" value={reason}>
            {label('reason', reason, locale)}
          </button>
        ))}
      </form>
    </>
  );
}

/** The page where a side says what became of an introduction. Never a contact. */
export function OutcomePage({ locale, step }: OutcomePageProps) {
  const { title, question, purpose, done } = OUTCOME_WORDS[locale];
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      {step === 'done' ? <p role="status">{done}</p> : null}
      {typeof step === 'object' && 'failed' in step ? <p role="alert">{step.failed}</p> : null}
      {typeof step === 'object' && 'asked' in step ? (
        <>
          <p>{question(step.question.partnerName, step.question.prompt.months)}</p>
          <p class="hint">{purpose}</p>
          <Answers locale={locale} token={step.asked} />
        </>
      ) : null}
    </Layout>
  );
}
