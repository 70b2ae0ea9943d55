import type { z } from '@hono/zod-openapi';
import { INTENTS, type Locale } from '../../domain/codes.ts';
import type { understoodSchema } from '../../http/schemas.ts';
import { UNDERSTANDING } from '../../i18n/understanding.ts';
import { HiddenIgnored, type SearchForm } from './home.tsx';

type Understood = z.infer<typeof understoodSchema>;

export interface UnderstoodProps {
  understood: Understood;
  form: SearchForm;
  locale: Locale;
}

/** What was typed, sent again with each correction. */
function Typed({ form: { q, commune, ignore } }: { form: SearchForm }) {
  return (
    <>
      <input type="hidden" name="q" value={q} />
      <input type="hidden" name="commune" value={commune} />
      <HiddenIgnored ignore={ignore} />
    </>
  );
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
      <Typed form={form} />
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

/** One button an item; `label` says what pressing it does. */
function Chips({
  items,
  name,
  sign,
  label,
}: {
  items: Understood['items'];
  name: 'ignore' | 'restore';
  sign: string;
  label: (text: string) => string;
}) {
  return (
    <ul class="chips">
      {items.map(({ item, text }) => (
        <li>
          <button class="chip" type="submit" name={name} value={item} title={label(text)}>
            {text} <span aria-hidden="true">{sign}</span>
            <span class="sr-only">. {label(text)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was read out of the text; each item can be taken back, and brought back, without any script. */
export function UnderstoodSection(props: UnderstoodProps) {
  const { understood, form, locale } = props;
  const { correction } = UNDERSTANDING[locale];
  const { items, ignored } = understood;
  return (
    <section class="understood" aria-labelledby="compris" lang={locale}>
      <h2 id="compris">{correction.title}</h2>
      <IntentChoice {...props} />
      {items.length + ignored.length > 0 ? (
        <form action="/recherche" method="get">
          <Typed form={form} />
          <input type="hidden" name="intent" value={form.intent} />
          {items.length > 0 ? <p class="hint">{correction.hint}</p> : null}
          <Chips items={items} name="ignore" sign="×" label={(text) => correction.remove(() => text)} />
          {ignored.length > 0 ? <p class="hint">{correction.ignored}</p> : null}
          <Chips items={ignored} name="restore" sign="↺" label={(text) => correction.restore(() => text)} />
        </form>
      ) : null}
    </section>
  );
}
