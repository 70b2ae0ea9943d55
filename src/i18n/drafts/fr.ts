import type { DraftWords } from './words.ts';

export const fr: DraftWords = {
  conventionTitle: 'Projet de convention de coopération décentralisée',
  deliberationTitle: (council, name) => `Projet de délibération – ${council} – ${name}`,
  incomplete: (missing) => `Document incomplet. Mentions obligatoires manquantes : ${missing}.`,
  draftNotice:
    'Projet établi par un service d’aide à la rédaction : il ne vaut ni avis juridique, ni décision, ni contrôle de légalité.',
  parts: {
    object: 'l’objet des actions',
    forecastAmount: 'le montant prévisionnel des engagements financiers',
    actions: 'les actions prévues',
    duration: 'la durée',
    representedBy: 'la personne qui représente la collectivité, en sa qualité',
    deliberation: 'le numéro et la date de la délibération',
    reasons: 'les motifs',
    notice: 'la durée du préavis',
    placeAndDate: 'le lieu et la date',
    signature: 'la signature',
  },
  blank: (part) => `[à compléter : ${part}]`,
  councils: {
    commune: 'conseil municipal',
    intercommunality: 'conseil communautaire',
    department: 'conseil départemental',
    region: 'conseil régional',
    other: 'organe délibérant',
  },
  executives: {
    commune: 'le ou la maire',
    intercommunality: 'le président ou la présidente',
    department: 'le président ou la présidente du conseil départemental',
    region: 'le président ou la présidente du conseil régional',
    other: 'le président ou la présidente',
  },
  between: 'Entre les parties',
  party: (name, representative) => `${name}, représentée par ${representative} ;`,
  partner: (name, country, representative) => `${name} (${country}), représentée par ${representative} ;`,
  havingRegard: 'Vu',
  code: 'le code général des collectivités territoriales, notamment ses articles L. 1115-1 et suivants ;',
  decision: (reference) => `la délibération ${reference} ;`,
  decisionReference: (number, date) => `n° ${number} du ${date}`,
  articles: {
    object: 'Article 1 – Objet',
    actions: 'Article 2 – Actions',
    money: 'Article 3 – Engagements financiers prévisionnels',
    duration: 'Article 4 – Durée',
    followUp: 'Article 5 – Suivi',
    changes: 'Article 6 – Modification et fin',
    force: 'Article 7 – Entrée en vigueur',
  },
  amount: (amount) => `Le montant prévisionnel des engagements financiers des parties s’élève à ${amount}.`,
  share: (party, amount) => `${party} : ${amount}`,
  duration: (months, start) =>
    `La convention est conclue pour ${months} mois ${start === null ? 'à compter de son entrée en vigueur' : `à compter du ${start}`}.`,
  followUp:
    'Les parties font le point chaque année sur les actions, leurs résultats et l’emploi des moyens engagés.',
  changes: (notice) =>
    `La convention est modifiée par avenant, dans les mêmes formes. Chaque partie peut y mettre fin par écrit, avec un préavis : ${notice}.`,
  force: (articles) =>
    `La convention entre en vigueur dès sa transmission au représentant de l’État (article L. 1115-1${articles === null ? '' : ` ; pour cette transmission : ${articles}`} du code général des collectivités territoriales), dans le respect des engagements internationaux de la France.`,
  signatures: 'Signatures',
  signature: (name, gap) => `Pour ${name} : ${gap}`,
  reminders: 'Rappels (hors du texte de l’acte)',
  source: (source) => `Source : ${source}.`,
  deliberation: {
    subject: (partners) => `Objet : coopération avec ${partners}.`,
    considering: 'Considérant',
    decides: (council) => `Après en avoir délibéré – ${council} :`,
    approves: (partners, object) =>
      `approuve la coopération avec ${partners}, qui a pour objet : ${object} ;`,
    signs: (executive) => `approuve le projet de convention et autorise ${executive} à le signer ;`,
    spends: (amount) =>
      `fixe le montant prévisionnel des engagements financiers : ${amount}, et prévoit les crédits correspondants au budget ;`,
    sends: (executive, articles) =>
      `charge ${executive} de transmettre la délibération et la convention au représentant de l’État${articles === null ? '' : ` (${articles} du code général des collectivités territoriales)`} ;`,
    declares:
      'prend acte que l’aide publique au développement et les actions extérieures sont déclarées chaque année (article L. 1115-6).',
  },
};
