import type { DraftWords } from './words.ts';

export const en: DraftWords = {
  conventionTitle: 'Draft agreement of decentralised cooperation',
  deliberationTitle: (council, name) => `Draft decision – ${council} – ${name}`,
  incomplete: (missing) => `This document is incomplete. Mandatory contents missing: ${missing}.`,
  draftNotice:
    'Draft made by a writing aid: it is neither legal advice, nor a decision, nor a check of legality.',
  parts: {
    object: 'the object of the actions',
    forecastAmount: 'the forecast amount of the financial commitments',
    actions: 'the actions planned',
    duration: 'the duration',
    representedBy: 'who represents the authority, in which capacity',
    deliberation: 'number and date of the council’s decision',
    reasons: 'the reasons',
    notice: 'the notice period',
    placeAndDate: 'place and date',
    signature: 'signature',
  },
  blank: (part) => `[to be completed: ${part}]`,
  councils: {
    commune: 'municipal council',
    intercommunality: 'council of the intercommunalité',
    department: 'council of the département',
    region: 'council of the région',
    other: 'deliberating body',
  },
  executives: {
    commune: 'the mayor',
    intercommunality: 'the president',
    department: 'the president of the council of the département',
    region: 'the president of the council of the région',
    other: 'the president',
  },
  between: 'Between the parties',
  party: (name, representative) => `${name}, represented by ${representative};`,
  partner: (name, country, representative) => `${name} (${country}), represented by ${representative};`,
  havingRegard: 'Having regard to',
  code: 'the code général des collectivités territoriales, in particular articles L. 1115-1 and following;',
  decision: (reference) => `the council’s decision ${reference};`,
  decisionReference: (number, date) => `no. ${number} of ${date}`,
  articles: {
    object: 'Article 1 – Object',
    actions: 'Article 2 – Actions',
    money: 'Article 3 – Forecast financial commitments',
    duration: 'Article 4 – Duration',
    followUp: 'Article 5 – Follow-up',
    changes: 'Article 6 – Changes and end',
    force: 'Article 7 – Entry into force',
  },
  amount: (amount) => `The forecast amount of the parties’ financial commitments is ${amount}.`,
  share: (party, amount) => `${party}: ${amount}`,
  duration: (months, start) =>
    `The agreement is concluded for ${months} months ${start === null ? 'from its entry into force' : `from ${start}`}.`,
  followUp: 'Every year the parties review the actions, their results and the use of the means committed.',
  changes: (notice) =>
    `The agreement is changed by an amendment in the same forms. Each party may end it in writing, with a notice period: ${notice}.`,
  force: (articles) =>
    `The agreement enters into force once sent to the State’s representative (article L. 1115-1${articles === null ? '' : `; for this transmission: ${articles}`} of the code général des collectivités territoriales), in respect of the international commitments of France.`,
  signatures: 'Signatures',
  signature: (name, gap) => `For ${name}: ${gap}`,
  reminders: 'Reminders (not part of the text)',
  source: (source) => `Source: ${source}.`,
  deliberation: {
    subject: (partners) => `Subject: cooperation with ${partners}.`,
    considering: 'Considering',
    decides: (council) => `Having deliberated – ${council}:`,
    approves: (partners, object) => `approves the cooperation with ${partners}, whose object is: ${object};`,
    signs: (executive) => `approves the draft agreement and authorises ${executive} to sign it;`,
    spends: (amount) =>
      `sets the forecast amount of the financial commitments: ${amount}, and provides for it in the budget;`,
    sends: (executive, articles) =>
      `instructs ${executive} to send the decision and the agreement to the State’s representative${articles === null ? '' : ` (${articles} of the code général des collectivités territoriales)`};`,
    declares:
      'notes that development assistance and external actions are declared every year (article L. 1115-6).',
  },
};
