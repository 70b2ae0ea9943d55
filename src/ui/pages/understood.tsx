import type { z } from '@hono/zod-openapi';
import { INTENTS, type Locale } from '../../domain/codes.ts';
import type { understoodSchema } from '../../http/schemas.ts';
import { UNDERSTANDING } from '../../i18n/understanding.ts';
import type { SearchForm } from '../search-query.ts';
import { Chips } from './chips.tsx';
import { HiddenSearch } from './search-form.tsx';

type Understood = z.infer<typeof understoodSchema>;

interface UnderstoodProps {
  understood: Understood;
  form: SearchForm;
  locale: Locale;
}

/** Why the intent was read: the words that told it, each once. */
function Why({ understood: { intent, intentEvidence }, locale }: Omit<UnderstoodProps, 'form'>) {
  const { correction } = UNDERSTANDING[locale];
  const words = intentEvidence.filter((one) => one.intent === intent).map((one) => one.words);
  if (words.length === 0) return <> ({correction.inferred})</>;
  const quoted = [...new Set(words)].map((word) => (
    <>
      {' '}
      <q>{word}</q>
    </>
  ));
  return (
    <>
      {' '}
      ({correction.inferredFrom}
      {quoted})
    </>
  );
}

/** The intent, why it was read, and the two others to take instead. */
function IntentChoice({ understood, form, locale }: UnderstoodProps) {
  const { correction, intents } = UNDERSTANDING[locale];
  const { intent, intentInferred } = understood;
  return (
    <form class="chips" action="/recherche" method="get">
      <HiddenSearch {...form} intent="" />
      <p>
        {correction.intent} <strong>{intents[intent]}</strong>
        {intentInferred ? <Why understood={understood} locale={locale} /> : null}
      </p>
      {INTENTS.filter((other) => other !== intent).map((other) => (
        <button class="chip" type="submit" name="intent" value={other}>
          {correction.instead(() => intents[other])}
        </button>
      ))}
    </form>
  );
}

/** What the words are about, closest first. */
function Subjects({ understood: { concepts }, locale }: Omit<UnderstoodProps, 'form'>) {
  if (concepts.length === 0) return null;
  return (
    <p>
      {UNDERSTANDING[locale].correction.subjects}{' '}
      <strong>{concepts.map(({ label }) => label).join(' · ')}</strong>
    </p>
  );
}

/** What was read out of the text; each item can be taken back, and brought back, without any script. */
export function UnderstoodSection(props: UnderstoodProps) {
  const { understood, form, locale } = props;
  const { correction } = UNDERSTANDING[locale];
  const { items, ignored } = understood;
  return (
    <section class="understood" aria-labelledby="compris">
      <h2 id="compris">{correction.title}</h2>
      <Subjects {...props} />
      <IntentChoice {...props} />
      {items.length + ignored.length > 0 ? (
        <form action="/recherche" method="get">
          <HiddenSearch {...form} />
          {items.length > 0 ? <p class="hint">{correction.hint}</p> : null}
          <Chips items={items} name="ignore" sign="×" label={(text) => correction.remove(() => text)} />
          {ignored.length > 0 ? <p class="hint">{correction.ignored}</p> : null}
          <Chips items={ignored} name="restore" sign="↺" label={(text) => correction.restore(() => text)} />
        </form>
      ) : null}
    </section>
  );
}
