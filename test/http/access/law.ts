import type { Example } from './world.ts';

const DRAFT: Example = {
  body: {
    french: [{ name: 'Commune d’Exemple', level: 'commune' }],
    partners: [{ name: 'Keur Exemple', country: 'SN' }],
  },
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
