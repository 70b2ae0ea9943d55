import { TRANSMISSION_ARTICLES } from '../domain/law/draft.ts';
import { amountInWords, dateInWords } from '../i18n/formats.ts';
import { countryName } from '../reference/countries.ts';
import { type Block, oneLine, paragraphs, type TextDocument } from './document.ts';
import { amountOf, type Drafting, decisionOf, gap, openingOf, orGap, remindersOf } from './draft-parts.ts';

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const list = (items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

function parties(drafting: Drafting): Block[] {
  const { draft, words, locale } = drafting;
  const french = draft.french.map(({ name, representedBy }) =>
    words.party(oneLine(name), orGap(drafting, representedBy, 'representedBy')),
  );
  const partners = draft.partners.map(({ name, country, representedBy }) =>
    words.partner(
      oneLine(name),
      countryName(country, locale),
      orGap(drafting, representedBy, 'representedBy'),
    ),
  );
  return [
    heading(words.between),
    ...list([...french, ...partners]),
    heading(words.havingRegard),
    ...list([words.code, words.decision(decisionOf(drafting))]),
  ];
}

function money(drafting: Drafting): Block[] {
  const { draft, words, locale } = drafting;
  const shares = draft.shares.map(({ party, amount }) =>
    words.share(oneLine(party), amountInWords(amount, locale)),
  );
  return [heading(words.articles.money), paragraph(words.amount(amountOf(drafting))), ...list(shares)];
}

function duration(drafting: Drafting): string {
  const { draft, words, locale } = drafting;
  if (draft.durationMonths === null) return gap(drafting, 'duration');
  const start = draft.startsOn === null ? null : dateInWords(draft.startsOn, locale);
  return words.duration(draft.durationMonths, start);
}

function articles(drafting: Drafting): Block[] {
  const { draft, words } = drafting;
  const level = draft.french[0]?.level ?? 'other';
  return [
    heading(words.articles.object),
    ...(draft.object === null ? [paragraph(gap(drafting, 'object'))] : paragraphs(draft.object)),
    heading(words.articles.actions),
    ...list(draft.actions.length === 0 ? [gap(drafting, 'actions')] : draft.actions.map(oneLine)),
    ...money(drafting),
    heading(words.articles.duration),
    paragraph(duration(drafting)),
    heading(words.articles.followUp),
    paragraph(words.followUp),
    heading(words.articles.changes),
    paragraph(words.changes(gap(drafting, 'notice'))),
    heading(words.articles.force),
    paragraph(words.force(TRANSMISSION_ARTICLES[level])),
  ];
}

/** Draft of an agreement under CGCT, article L. 1115-1: stamped while its mandatory contents are missing; whatever else is
 *  not stated is a gap to be filled in. */
export function conventionDocument(drafting: Drafting): TextDocument {
  const { draft, words, locale } = drafting;
  const signatures = [...draft.french, ...draft.partners].map(({ name }) =>
    words.signature(oneLine(name), gap(drafting, 'signature')),
  );
  return {
    language: locale,
    title: words.conventionTitle,
    blocks: [
      ...openingOf(drafting),
      ...parties(drafting),
      ...articles(drafting),
      heading(words.signatures),
      paragraph(gap(drafting, 'placeAndDate')),
      ...list(signatures),
      ...remindersOf(drafting),
    ],
  };
}
