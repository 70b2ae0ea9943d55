import type { Locale } from '../domain/codes.ts';
import type { CofinancingReason } from '../domain/law/cofinancing.ts';
import type { OnePercentGround, OnePercentStatus } from '../domain/law/one-percent.ts';

/** What an explanation of the « 1 % » is made with. */
interface OnePercentWords {
  service: string;
  /** Name of the intercommunalité; '' when none is meant. */
  grouping: string;
  /** Name of the authority of the whole région; '' when none is meant. */
  regional: string;
}

/** What is said of law and money, beside the texts of the reference data. */
interface LawWords {
  /** That an answer is no decision. */
  estimate: string;
  information: string;
  /** A ceiling in words. @param rate written as a percentage. */
  upTo: (rate: string, year: number) => string;
  /** Several countries, and no rule for them. */
  noCommonRate: (year: number) => string;
  closed: (year: number) => string;
  reasons: Record<CofinancingReason, string>;
  onePercent: {
    title: Record<OnePercentStatus, (label: string, article: string) => string>;
    grounds: Record<OnePercentGround, (words: OnePercentWords) => string>;
  };
  calendar: {
    title: string;
    opens: (call: string, year: number) => string;
    closes: (call: string, year: number) => string;
    source: (source: string, date: string) => string;
  };
}

/** Whom to ask about a service, when somebody is known. */
const ask =
  (sentence: string, whom: (grouping: string) => string) =>
  ({ grouping }: OnePercentWords): string =>
    grouping === '' ? sentence : `${sentence} ${whom(grouping)}`;

const fr: LawWords = {
  estimate:
    'Estimation tirée de sources datées, et non une décision : seuls le règlement de la campagne et la décision de l’État font foi.',
  information:
    'Information tirée de sources datées, et non une décision ni un avis juridique : en cas de doute, interrogez la préfecture ou la DCTCIV.',
  upTo: (rate, year) => `Jusqu’à ${rate} du budget (campagne ${year}).`,
  noCommonRate: (year) =>
    `La campagne ${year} n’a pas de règle connue pour un projet dans plusieurs pays : chaque plafond vaut pour la part de son pays.`,
  closed: (year) => `Campagne ${year} close : aucun dossier n’est plus reçu.`,
  reasons: {
    APD_NOT_DECLARED:
      'La déclaration annuelle de l’aide publique au développement est une condition du cofinancement : déclarez-la d’abord sur le site du ministère (cncd.fr).',
    COFINANCING_BLOCKED: 'Un pays du projet est sous un avis qui suspend le cofinancement.',
    APD_NOT_STATED:
      'Dites si l’aide publique au développement a été déclarée : c’est une condition du cofinancement.',
  },
  onePercent: {
    title: {
      possible: (label, article) => `1 % ${label} possible (${article})`,
      to_check: (label, article) => `1 % ${label} : à vérifier (${article})`,
      no: (label, article) => `1 % ${label} : non (${article})`,
    },
    grounds: {
      STATED: ({ service }) => `Le profil déclare exercer ce service : ${service}.`,
      NOT_AMONG_STATED: ask(
        'Le profil ne cite pas ce service parmi ceux qu’il exerce.',
        (grouping) => `Voyez avec votre intercommunalité : ${grouping}.`,
      ),
      UNKNOWN: ask(
        'Rien ne dit ici qui exerce ce service.',
        (grouping) => `Voyez avec votre intercommunalité : ${grouping}.`,
      ),
      COMPULSORY: ({ service }) =>
        `La loi confie ce service (${service}) à ce type d’intercommunalité : vérifiez qu’il n’a pas été transféré à un syndicat.`,
      HELD_BY_GROUPING: ({ grouping }) =>
        `Ce service relève de votre intercommunalité : adressez-vous à ${grouping}.`,
      CONTRADICTION: ({ grouping }) =>
        `Le profil déclare exercer ce service, mais il relève de l’intercommunalité (${grouping}) : vérifiez avec elle.`,
      HELD_IN_REGION: ({ regional }) =>
        `Dans cette région, ce service relève d’une seule autorité : adressez-vous à ${regional}.`,
      LEVEL_NOT_NAMED: () =>
        'L’article ne vise pas ce niveau de collectivité : le « 1 % » revient à qui exerce le service (commune, intercommunalité ou syndicat).',
    },
  },
  calendar: {
    title: 'Appels à projets de la coopération décentralisée',
    opens: (call, year) => `Ouverture : ${call} (${year})`,
    closes: (call, year) => `Clôture : ${call} (${year})`,
    source: (source, date) => `Source : ${source} (${date}).`,
  },
};

const en: LawWords = {
  estimate:
    'An estimate from dated sources, not a decision: only the rules of the campaign and the decision of the State count.',
  information:
    'Information from dated sources, neither a decision nor legal advice: in doubt, ask the préfecture or the DCTCIV.',
  upTo: (rate, year) => `Up to ${rate} of the budget (campaign of ${year}).`,
  noCommonRate: (year) =>
    `The campaign of ${year} has no known rule for a project in several countries: each ceiling stands for the part of its country.`,
  closed: (year) => `The campaign of ${year} is closed: no file is taken any more.`,
  reasons: {
    APD_NOT_DECLARED:
      'Declaring development assistance every year is a condition of co-funding: declare it first on the ministry’s site (cncd.fr).',
    COFINANCING_BLOCKED: 'A country of the project is under an advisory that suspends co-funding.',
    APD_NOT_STATED: 'Say whether development assistance was declared: it is a condition of co-funding.',
  },
  onePercent: {
    title: {
      possible: (label, article) => `1% ${label} possible (${article})`,
      to_check: (label, article) => `1% ${label}: to be checked (${article})`,
      no: (label, article) => `1% ${label}: no (${article})`,
    },
    grounds: {
      STATED: ({ service }) => `The profile says that it runs this service: ${service}.`,
      NOT_AMONG_STATED: ask(
        'The profile does not name this service among those that it runs.',
        (grouping) => `Ask your intercommunalité: ${grouping}.`,
      ),
      UNKNOWN: ask(
        'Nothing here says who runs this service.',
        (grouping) => `Ask your intercommunalité: ${grouping}.`,
      ),
      COMPULSORY: ({ service }) =>
        `The law gives this service (${service}) to this type of intercommunalité: check that it was not handed to a syndicat.`,
      HELD_BY_GROUPING: ({ grouping }) => `Your intercommunalité has this service: turn to ${grouping}.`,
      CONTRADICTION: ({ grouping }) =>
        `The profile says that it runs this service, but the intercommunalité has it (${grouping}): check with it.`,
      HELD_IN_REGION: ({ regional }) => `In this région one authority has this service: turn to ${regional}.`,
      LEVEL_NOT_NAMED: () =>
        'The article does not name this level: the “1%” is for whoever runs the service (commune, intercommunalité or syndicat).',
    },
  },
  calendar: {
    title: 'Calls for projects of decentralised cooperation',
    opens: (call, year) => `Opens: ${call} (${year})`,
    closes: (call, year) => `Closes: ${call} (${year})`,
    source: (source, date) => `Source: ${source} (${date}).`,
  },
};

const es: LawWords = {
  estimate:
    'Estimación a partir de fuentes fechadas, no una decisión: solo valen las bases de la convocatoria y la decisión del Estado.',
  information:
    'Información a partir de fuentes fechadas, ni decisión ni asesoramiento jurídico: en caso de duda, consulte a la prefectura o a la DCTCIV.',
  upTo: (rate, year) => `Hasta el ${rate} del presupuesto (convocatoria de ${year}).`,
  noCommonRate: (year) =>
    `La convocatoria de ${year} no tiene regla conocida para un proyecto en varios países: cada límite vale para la parte de su país.`,
  closed: (year) => `Convocatoria de ${year} cerrada: ya no se admiten expedientes.`,
  reasons: {
    APD_NOT_DECLARED:
      'Declarar cada año la ayuda oficial al desarrollo es condición de la cofinanciación: declárela primero en el sitio del ministerio (cncd.fr).',
    COFINANCING_BLOCKED: 'Un país del proyecto está bajo un aviso que suspende la cofinanciación.',
    APD_NOT_STATED:
      'Indique si se declaró la ayuda oficial al desarrollo: es condición de la cofinanciación.',
  },
  onePercent: {
    title: {
      possible: (label, article) => `1 % ${label} posible (${article})`,
      to_check: (label, article) => `1 % ${label}: por comprobar (${article})`,
      no: (label, article) => `1 % ${label}: no (${article})`,
    },
    grounds: {
      STATED: ({ service }) => `El perfil declara prestar este servicio: ${service}.`,
      NOT_AMONG_STATED: ask(
        'El perfil no cita este servicio entre los que presta.',
        (grouping) => `Consulte a su mancomunidad: ${grouping}.`,
      ),
      UNKNOWN: ask(
        'Nada indica aquí quién presta este servicio.',
        (grouping) => `Consulte a su mancomunidad: ${grouping}.`,
      ),
      COMPULSORY: ({ service }) =>
        `La ley confía este servicio (${service}) a este tipo de mancomunidad: compruebe que no se transfirió a un sindicato.`,
      HELD_BY_GROUPING: ({ grouping }) =>
        `Este servicio corresponde a su mancomunidad: diríjase a ${grouping}.`,
      CONTRADICTION: ({ grouping }) =>
        `El perfil declara prestar este servicio, pero corresponde a la mancomunidad (${grouping}): compruébelo con ella.`,
      HELD_IN_REGION: ({ regional }) =>
        `En esta región, este servicio corresponde a una sola autoridad: diríjase a ${regional}.`,
      LEVEL_NOT_NAMED: () =>
        'El artículo no menciona este nivel: el «1 %» es para quien presta el servicio (municipio, mancomunidad o sindicato).',
    },
  },
  calendar: {
    title: 'Convocatorias de proyectos de cooperación descentralizada',
    opens: (call, year) => `Apertura: ${call} (${year})`,
    closes: (call, year) => `Cierre: ${call} (${year})`,
    source: (source, date) => `Fuente: ${source} (${date}).`,
  },
};

const pt: LawWords = {
  estimate:
    'Estimativa a partir de fontes datadas, não uma decisão: só valem o regulamento da campanha e a decisão do Estado.',
  information:
    'Informação a partir de fontes datadas, nem decisão nem parecer jurídico: em caso de dúvida, consulte a prefeitura (préfecture) ou a DCTCIV.',
  upTo: (rate, year) => `Até ${rate} do orçamento (campanha de ${year}).`,
  noCommonRate: (year) =>
    `A campanha de ${year} não tem regra conhecida para um projeto em vários países: cada limite vale para a parte do seu país.`,
  closed: (year) => `Campanha de ${year} encerrada: já não se recebem processos.`,
  reasons: {
    APD_NOT_DECLARED:
      'Declarar todos os anos a ajuda pública ao desenvolvimento é condição do cofinanciamento: declare-a primeiro no sítio do ministério (cncd.fr).',
    COFINANCING_BLOCKED: 'Um país do projeto está sob um aviso que suspende o cofinanciamento.',
    APD_NOT_STATED:
      'Indique se a ajuda pública ao desenvolvimento foi declarada: é condição do cofinanciamento.',
  },
  onePercent: {
    title: {
      possible: (label, article) => `1 % ${label} possível (${article})`,
      to_check: (label, article) => `1 % ${label}: a verificar (${article})`,
      no: (label, article) => `1 % ${label}: não (${article})`,
    },
    grounds: {
      STATED: ({ service }) => `O perfil declara prestar este serviço: ${service}.`,
      NOT_AMONG_STATED: ask(
        'O perfil não cita este serviço entre os que presta.',
        (grouping) => `Consulte a sua intermunicipalidade: ${grouping}.`,
      ),
      UNKNOWN: ask(
        'Nada diz aqui quem presta este serviço.',
        (grouping) => `Consulte a sua intermunicipalidade: ${grouping}.`,
      ),
      COMPULSORY: ({ service }) =>
        `A lei confia este serviço (${service}) a este tipo de intermunicipalidade: verifique que não foi transferido para um sindicato.`,
      HELD_BY_GROUPING: ({ grouping }) =>
        `Este serviço cabe à sua intermunicipalidade: dirija-se a ${grouping}.`,
      CONTRADICTION: ({ grouping }) =>
        `O perfil declara prestar este serviço, mas ele cabe à intermunicipalidade (${grouping}): verifique com ela.`,
      HELD_IN_REGION: ({ regional }) =>
        `Nesta região, este serviço cabe a uma só autoridade: dirija-se a ${regional}.`,
      LEVEL_NOT_NAMED: () =>
        'O artigo não menciona este nível: o «1 %» é para quem presta o serviço (município, intermunicipalidade ou sindicato).',
    },
  },
  calendar: {
    title: 'Convites a projetos de cooperação descentralizada',
    opens: (call, year) => `Abertura: ${call} (${year})`,
    closes: (call, year) => `Encerramento: ${call} (${year})`,
    source: (source, date) => `Fonte: ${source} (${date}).`,
  },
};

/** Apart from the other messages, which fill a file a language. */
export const LAW: Readonly<Record<Locale, LawWords>> = { fr, en, es, pt };
