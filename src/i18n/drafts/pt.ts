import type { DraftWords } from './words.ts';

export const pt: DraftWords = {
  conventionTitle: 'Projeto de convenção de cooperação descentralizada',
  deliberationTitle: (council, name) => `Projeto de deliberação – ${council} – ${name}`,
  incomplete: (missing) => `Documento incompleto. Menções obrigatórias em falta: ${missing}.`,
  draftNotice:
    'Projeto elaborado por um serviço de ajuda à redação: não é parecer jurídico, nem decisão, nem controlo de legalidade.',
  parts: {
    object: 'o objeto das ações',
    forecastAmount: 'o montante previsional dos compromissos financeiros',
    actions: 'as ações previstas',
    duration: 'a duração',
    representedBy: 'quem representa a coletividade e em que qualidade',
    deliberation: 'número e data da deliberação',
    reasons: 'os motivos',
    notice: 'o prazo de pré-aviso',
    placeAndDate: 'local e data',
    signature: 'assinatura',
  },
  blank: (part) => `[a completar: ${part}]`,
  councils: {
    commune: 'conselho municipal',
    intercommunality: 'conselho intermunicipal',
    department: 'conselho departamental',
    region: 'conselho regional',
    other: 'órgão deliberativo',
  },
  executives: {
    commune: 'o presidente ou a presidente da câmara',
    intercommunality: 'o presidente ou a presidente',
    department: 'o presidente ou a presidente do conselho departamental',
    region: 'o presidente ou a presidente do conselho regional',
    other: 'o presidente ou a presidente',
  },
  between: 'Entre as partes',
  party: (name, representative) => `${name}, representada por ${representative};`,
  partner: (name, country, representative) => `${name} (${country}), representada por ${representative};`,
  havingRegard: 'Tendo em conta',
  code: 'o code général des collectivités territoriales, em particular os artigos L. 1115-1 e seguintes;',
  decision: (reference) => `a deliberação ${reference};`,
  decisionReference: (number, date) => `n.º ${number} de ${date}`,
  articles: {
    object: 'Artigo 1 – Objeto',
    actions: 'Artigo 2 – Ações',
    money: 'Artigo 3 – Compromissos financeiros previsionais',
    duration: 'Artigo 4 – Duração',
    followUp: 'Artigo 5 – Acompanhamento',
    changes: 'Artigo 6 – Alteração e fim',
    force: 'Artigo 7 – Entrada em vigor',
  },
  amount: (amount) => `O montante previsional dos compromissos financeiros das partes é de ${amount}.`,
  share: (party, amount) => `${party}: ${amount}`,
  duration: (months, start) =>
    `A convenção é celebrada por ${months} meses ${start === null ? 'a contar da sua entrada em vigor' : `a contar de ${start}`}.`,
  followUp: 'Todos os anos as partes analisam as ações, os seus resultados e o uso dos meios comprometidos.',
  changes: (notice) =>
    `A convenção é alterada por adenda, nas mesmas formas. Cada parte pode pôr-lhe fim por escrito, com um pré-aviso: ${notice}.`,
  force: (articles) =>
    `A convenção entra em vigor com a sua transmissão ao representante do Estado (artigo L. 1115-1${articles === null ? '' : `; para esta transmissão: ${articles}`} do code général des collectivités territoriales), no respeito dos compromissos internacionais da França.`,
  signatures: 'Assinaturas',
  signature: (name, gap) => `Por ${name}: ${gap}`,
  reminders: 'Lembretes (fora do texto do ato)',
  source: (source) => `Fonte: ${source}.`,
  deliberation: {
    subject: (partners) => `Assunto: cooperação com ${partners}.`,
    considering: 'Considerando',
    decides: (council) => `Após deliberação – ${council}:`,
    approves: (partners, object) => `aprova a cooperação com ${partners}, cujo objeto é: ${object};`,
    signs: (executive) => `aprova o projeto de convenção e autoriza ${executive} a assiná-lo;`,
    spends: (amount) =>
      `fixa o montante previsional dos compromissos financeiros: ${amount}, e prevê-o no orçamento;`,
    sends: (executive, articles) =>
      `encarrega ${executive} de transmitir a deliberação e a convenção ao representante do Estado${articles === null ? '' : ` (${articles} do code général des collectivités territoriales)`};`,
    declares:
      'toma nota de que a ajuda ao desenvolvimento e as ações externas são declaradas todos os anos (artigo L. 1115-6).',
  },
};
