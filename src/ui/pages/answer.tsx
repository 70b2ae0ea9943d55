import type { Locale } from '../../domain/codes.ts';
import { contactsVisible, DECLINE_REASONS } from '../../domain/introduction.ts';
import { INTRODUCTION_WORDS } from '../../i18n/introductions.ts';
import { label } from '../../reference/labels.ts';
import type { LinkView } from '../../use-cases/answer-by-link.ts';
import { Layout } from '../layout.tsx';
import { placeOf } from './place-of.ts';
import { Sentences } from './sentences.tsx';

/** Sentences that say why both suit each other. */
export interface Why {
  forUs: readonly string[];
  forThem: readonly string[];
}

export interface AnswerPageProps {
  locale: Locale;
  /** `asked`: shows the buttons. Programs that look at every link of a mail press none. */
  step: { asked: string; view: LinkView; why: Why } | { done: string; view: LinkView } | { failed: string };
}

function Reasons({ locale, why }: { locale: Locale; why: Why }) {
  const { whyUs, forUs, forThem } = INTRODUCTION_WORDS[locale];
  if (why.forUs.length + why.forThem.length === 0) return null;
  const list = (title: string, sentences: readonly string[]) => (
    <>
      <h3>{title}</h3>
      <Sentences lines={sentences} />
    </>
  );
  return (
    <section>
      <h2>{whyUs}</h2>
      {list(forUs, why.forUs)}
      {list(forThem, why.forThem)}
    </section>
  );
}

/** A form an answer: each button is the second click of the two (story F2). */
function Answers({ locale, token, view }: { locale: Locale; token: string; view: LinkView }) {
  const words = INTRODUCTION_WORDS[locale];
  const { answers, advisories } = view;
  const may = (answer: LinkView['answers'][number]): boolean => answers.includes(answer);
  const hidden = <input type="hidden" name="token" value={token} />;
  return (
    <>
      {may('accept') ? (
        <form action="/reponse" method="post">
          {hidden}
          <p>{words.accepting}</p>
          {advisories.length === 0 ? null : (
            <div class="notice">
              {advisories.map(({ text, source }) => (
                <p>
                  {text[locale]} ({source})
                </p>
              ))}
              <label>
                <input type="checkbox" name="acknowledgement" value="on" required /> {words.acknowledge}
              </label>
            </div>
          )}
          <button type="submit" name="answer" value="accept">
            {words.accept}
          </button>
        </form>
      ) : null}
      {may('decline') ? (
        <form action="/reponse" method="post">
          {hidden}
          <input type="hidden" name="answer" value="decline" />
          <p>{words.decline}</p>
          {DECLINE_REASONS.map((reason) => (
            <button type="submit" name="reason" value={reason}>
              {label('reason', reason, locale)}
            </button>
          ))}
        </form>
      ) : null}
      {may('withdraw') ? (
        <form action="/reponse" method="post">
          {hidden}
          <p class="notice">{words.withdrawing}</p>
          <button type="submit" name="answer" value="withdraw">
            {words.withdraw}
          </button>
        </form>
      ) : null}
      {answers.length === 0 ? <p role="status">{words.nothingToAnswer}</p> : null}
    </>
  );
}

/** The way to contacts and messages, which only an account shows. */
function ThreadLink({
  locale,
  view: { introductionId, state },
}: Pick<AnswerPageProps, 'locale'> & { view: LinkView }) {
  if (introductionId === null || state === null || !contactsVisible(state)) return null;
  return (
    <p>
      <a href={`/mises-en-relation/${introductionId}`}>{INTRODUCTION_WORDS[locale].thread}</a>
    </p>
  );
}

function Question({ locale, token, view, why }: { locale: Locale; token: string; view: LinkView; why: Why }) {
  const words = INTRODUCTION_WORDS[locale];
  const { partner, suggestion, state } = view;
  return (
    <>
      {suggestion === null ? (
        <p>{words.asks(partner.name)}</p>
      ) : (
        <>
          <p>{words.suggested(suggestion.by, partner.name)}</p>
          <blockquote>{suggestion.rationale}</blockquote>
        </>
      )}
      <p>
        <a href={`/profils/${partner.id}`}>{partner.name}</a> · {placeOf(partner, locale)}
      </p>
      {state === null ? null : <p>{label('state', state, locale)}</p>}
      <ThreadLink locale={locale} view={view} />
      <Reasons locale={locale} why={why} />
      <Answers locale={locale} token={token} view={view} />
    </>
  );
}

/** The page that the link of a mail about an introduction or a suggestion leads to. Never a contact. */
export function AnswerPage({ locale, step }: AnswerPageProps) {
  const { title } = INTRODUCTION_WORDS[locale];
  return (
    <Layout title={title} locale={locale}>
      <h1>{title}</h1>
      {'done' in step ? (
        <>
          <p role="status">{step.done}</p>
          <ThreadLink locale={locale} view={step.view} />
        </>
      ) : null}
      {'failed' in step ? <p role="alert">{step.failed}</p> : null}
      {'asked' in step ? (
        <Question locale={locale} token={step.asked} view={step.view} why={step.why} />
      ) : null}
    </Layout>
  );
}
