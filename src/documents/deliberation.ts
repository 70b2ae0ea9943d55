import { TRANSMISSION_ARTICLES } from '../domain/law/draft.ts';
import { type Block, oneLine, paragraphs, type TextDocument } from './document.ts';
import {
  amountOf,
  bodiesOf,
  type Drafting,
  gap,
  openingOf,
  orGap,
  partnersOf,
  remindersOf,
} from './draft-parts.ts';

/** Draft of the decision of the first French party's council that authorises a cooperation, its agreement and its
 *  spending; stamped like the agreement. */
export function deliberationDocument(drafting: Drafting): TextDocument {
  const { draft, words, locale } = drafting;
  const { level, name } = draft.french[0] ?? { level: 'other' as const, name: '' };
  const { council, executive } = bodiesOf(drafting);
  const partners = partnersOf(drafting);
  const said = words.deliberation;
  const decisions = [
    said.approves(partners, orGap(drafting, draft.object, 'object')),
    said.signs(executive),
    said.spends(amountOf(drafting)),
    said.sends(executive, TRANSMISSION_ARTICLES[level]),
    said.declares,
  ];
  const reasons: Block[] =
    draft.reasons === null
      ? [{ kind: 'paragraph', text: gap(drafting, 'reasons') }]
      : paragraphs(draft.reasons);
  return {
    language: locale,
    title: words.deliberationTitle(council, oneLine(name)),
    blocks: [
      ...openingOf(drafting),
      { kind: 'paragraph', text: said.subject(partners) },
      { kind: 'heading', text: words.havingRegard },
      { kind: 'list', items: [words.code] },
      { kind: 'heading', text: said.considering },
      ...reasons,
      { kind: 'heading', text: said.decides(council) },
      { kind: 'list', items: decisions },
      { kind: 'paragraph', text: gap(drafting, 'placeAndDate') },
      ...remindersOf(drafting),
    ],
  };
}
