import type { Example } from './world.ts';

/** Refused by the law, whoever asks: that drawing works is documents.test.ts. */
const DRAFT: Example = {
  body: {
    french: [{ name: 'Commune d’Exemple', level: 'commune' }],
    partners: [{ name: 'République exemple', country: 'SN', kind: 'state' }],
  },
  refused: 'STATE_COUNTERPARTY_L1115_5',
};

/** Routes of law and money, open to anyone. */
export const LAW_EXAMPLES: Readonly<Record<string, Example>> = {
  remindLegal: { query: { step: 'convention_in_preparation' } },
  checkBeforeSigning: ({ profileId }) => ({ query: { partner: profileId } }),
  estimateCofinancing: { query: { campaign: '2025', country: 'SN' } },
  checkOnePercent: { query: { collectivity: 'fr-35288' } },
  listCalls: {},
  subscribeCalls: {},
  draftConventionPDF: DRAFT,
  draftConventionDOCX: DRAFT,
  draftDeliberationPDF: DRAFT,
  draftDeliberationDOCX: DRAFT,
};
