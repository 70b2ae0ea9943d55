/** Who stands on the other side: a local authority, or a State or one of its bodies. */
export const COUNTERPARTY_KINDS = ['local_authority', 'state'] as const;
export type CounterpartyKind = (typeof COUNTERPARTY_KINDS)[number];

/** Grounds on which an agreement with a foreign State is possible (CGCT, article L. 1115-5). */
export const STATE_GROUNDS = [
  'provided_by_law',
  'cross_border_grouping',
  'international_agreement',
  'regional_programme',
  'other_grouping',
] as const;
export type StateGround = (typeof STATE_GROUNDS)[number];
