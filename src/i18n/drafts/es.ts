import type { DraftWords } from './words.ts';

export const es: DraftWords = {
  conventionTitle: 'Proyecto de convenio de cooperación descentralizada',
  deliberationTitle: (council, name) => `Proyecto de acuerdo – ${council} – ${name}`,
  incomplete: (missing) => `Documento incompleto. Menciones obligatorias que faltan: ${missing}.`,
  draftNotice:
    'Proyecto elaborado por un servicio de ayuda a la redacción: no es asesoramiento jurídico, ni decisión, ni control de legalidad.',
  parts: {
    object: 'el objeto de las acciones',
    forecastAmount: 'el importe previsto de los compromisos financieros',
    actions: 'las acciones previstas',
    duration: 'la duración',
    representedBy: 'quién representa a la colectividad y en qué calidad',
    deliberation: 'número y fecha del acuerdo del pleno',
    reasons: 'los motivos',
    notice: 'el plazo de preaviso',
    placeAndDate: 'lugar y fecha',
    signature: 'firma',
  },
  blank: (part) => `[por completar: ${part}]`,
  councils: {
    commune: 'pleno municipal',
    intercommunality: 'consejo de la mancomunidad',
    department: 'consejo departamental',
    region: 'consejo regional',
    other: 'órgano deliberante',
  },
  executives: {
    commune: 'al alcalde o a la alcaldesa',
    intercommunality: 'a la presidencia',
    department: 'a la presidencia del consejo departamental',
    region: 'a la presidencia del consejo regional',
    other: 'a la presidencia',
  },
  between: 'Entre las partes',
  party: (name, representative) => `${name}, representada por ${representative};`,
  partner: (name, country, representative) => `${name} (${country}), representada por ${representative};`,
  havingRegard: 'Visto',
  code: 'el code général des collectivités territoriales, en particular sus artículos L. 1115-1 y siguientes;',
  decision: (reference) => `el acuerdo del pleno ${reference};`,
  decisionReference: (number, date) => `n.º ${number} de ${date}`,
  articles: {
    object: 'Artículo 1 – Objeto',
    actions: 'Artículo 2 – Acciones',
    money: 'Artículo 3 – Compromisos financieros previstos',
    duration: 'Artículo 4 – Duración',
    followUp: 'Artículo 5 – Seguimiento',
    changes: 'Artículo 6 – Modificación y fin',
    force: 'Artículo 7 – Entrada en vigor',
  },
  amount: (amount) => `El importe previsto de los compromisos financieros de las partes es de ${amount}.`,
  share: (party, amount) => `${party}: ${amount}`,
  duration: (months, start) =>
    `El convenio se celebra por ${months} meses ${start === null ? 'desde su entrada en vigor' : `a partir del ${start}`}.`,
  followUp: 'Cada año las partes revisan las acciones, sus resultados y el uso de los medios comprometidos.',
  changes: (notice) =>
    `El convenio se modifica por adenda, en las mismas formas. Cada parte puede ponerle fin por escrito, con un preaviso: ${notice}.`,
  force: (articles) =>
    `El convenio entra en vigor con su transmisión al representante del Estado (artículo L. 1115-1${articles === null ? '' : `; para esta transmisión: ${articles}`} del code général des collectivités territoriales), respetando los compromisos internacionales de Francia.`,
  signatures: 'Firmas',
  signature: (name, gap) => `Por ${name}: ${gap}`,
  reminders: 'Recordatorios (fuera del texto del acto)',
  source: (source) => `Fuente: ${source}.`,
  deliberation: {
    subject: (partners) => `Asunto: cooperación con ${partners}.`,
    considering: 'Considerando',
    decides: (council) => `Tras deliberar – ${council}:`,
    approves: (partners, object) => `aprueba la cooperación con ${partners}, cuyo objeto es: ${object};`,
    signs: (executive) => `aprueba el proyecto de convenio y autoriza ${executive} a firmarlo;`,
    spends: (amount) =>
      `fija el importe previsto de los compromisos financieros: ${amount}, y lo prevé en el presupuesto;`,
    sends: (executive, articles) =>
      `encarga ${executive} la transmisión del acuerdo y del convenio al representante del Estado${articles === null ? '' : ` (${articles} del code général des collectivités territoriales)`};`,
    declares:
      'toma nota de que la ayuda al desarrollo y las acciones exteriores se declaran cada año (artículo L. 1115-6).',
  },
};
