import labels from '../../seeds/reference/labels.json' with { type: 'json' };
import themes from '../../seeds/reference/themes.json' with { type: 'json' };
import type { Locale } from '../domain/codes.ts';

/** What can be labelled: the closed lists of the contract, the first-level domains, the legal fields of action, the states
 *  of introductions and why they end. */
export type LabelKind =
  | 'theme'
  | 'domain'
  | 'level'
  | 'form'
  | 'mode'
  | 'field'
  | 'zone'
  | 'trait'
  | 'state'
  | 'reason';

type Names = Readonly<Record<Locale, string>>;

const themeNames = Object.entries(themes).map(([code, theme]): [string, Names] => [code, theme.labels]);

const LABELS: Readonly<Record<LabelKind, ReadonlyMap<string, Names>>> = {
  theme: new Map(themeNames),
  domain: new Map(Object.entries(labels.domain)),
  level: new Map(Object.entries(labels.level)),
  form: new Map(Object.entries(labels.form)),
  mode: new Map(Object.entries(labels.mode)),
  field: new Map(Object.entries(labels.field)),
  zone: new Map(Object.entries(labels.zone)),
  trait: new Map(Object.entries(labels.trait)),
  state: new Map(Object.entries(labels.state)),
  reason: new Map(Object.entries(labels.reason)),
};

/** Label of a code, with a capital; the code itself when it is unknown. */
export function label(kind: LabelKind, code: string, locale: Locale): string {
  return LABELS[kind].get(code)?.[locale] ?? code;
}
