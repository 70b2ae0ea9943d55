import type { Level } from '../../domain/codes.ts';
import type { MandatoryContent } from '../../domain/law/draft.ts';

/** Parts of a draft that are left open while nobody states them. */
export type OpenPart =
  | MandatoryContent
  | 'actions'
  | 'duration'
  | 'representedBy'
  | 'deliberation'
  | 'reasons'
  | 'notice'
  | 'placeAndDate'
  | 'signature';

/** What every language must say in a draft of an agreement or of a council's decision. Lists and names come already
 *  written in the language. */
export interface DraftWords {
  conventionTitle: string;
  deliberationTitle: (council: string, name: string) => string;
  /** Stamp of a draft without its mandatory contents, which are named. */
  incomplete: (missing: string) => string;
  /** That it is a draft and replaces nobody's advice. */
  draftNotice: string;
  parts: Record<OpenPart, string>;
  /** A gap to be filled in. */
  blank: (part: string) => string;
  councils: Record<Level, string>;
  executives: Record<Level, string>;
  between: string;
  /** @param representative who signs for it. */
  party: (name: string, representative: string) => string;
  partner: (name: string, country: string, representative: string) => string;
  havingRegard: string;
  code: string;
  /** @param reference number and date of the decision. */
  decision: (reference: string) => string;
  decisionReference: (number: string, date: string) => string;
  articles: {
    object: string;
    actions: string;
    money: string;
    duration: string;
    followUp: string;
    changes: string;
    force: string;
  };
  amount: (amount: string) => string;
  share: (party: string, amount: string) => string;
  duration: (months: number, start: string | null) => string;
  followUp: string;
  changes: (notice: string) => string;
  /** @param articles of the code; null where the statutes say it. */
  force: (articles: string | null) => string;
  signatures: string;
  signature: (name: string, gap: string) => string;
  reminders: string;
  source: (source: string) => string;
  deliberation: {
    subject: (partners: string) => string;
    considering: string;
    decides: (council: string) => string;
    approves: (partners: string, object: string) => string;
    signs: (executive: string) => string;
    spends: (amount: string) => string;
    sends: (executive: string, articles: string | null) => string;
    declares: string;
  };
}
