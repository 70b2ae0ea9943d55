import type { Locale } from '../domain/codes.ts';
import { numbers } from './formats.ts';

/** What a list of partners says around them. */
interface ResultWords {
  /** Heading of a list, before whom it is for. */
  heading: string;
  /** Heading of an empty one. */
  none: string;
  /** Between the heading and whom or what the list is for. */
  forWhom: string;
  /** How many were looked at: all, or those that have what was chosen. */
  compared: (count: number) => string;
  chosen: (count: number) => string;
  /** Which of them the page shows, when not all. */
  shown: (first: number, last: number) => string;
  /** When all. */
  bestFirst: string;
  /** What a list is not. */
  noPromise: string;
  /** What to do about an empty list. */
  noneWhy: string;
  toList: string;
  unknownAuthority: (typed: string) => string;
  /** Of the name that was typed, only the beginning or some words were found. @param taken with its place. */
  guessed: (typed: string, taken: string) => string;
  /** Before others that may be meant. */
  alike: string;
  /** @param name that several collectivités have. */
  namesakes: (name: string) => string;
  wordsOnly: string;
  gains: { forSeeker: string; forCandidate: string };
  toKnow: string;
  demonstration: string;
  languagesUnknown: string;
  inhabitants: (count: number) => string;
  score: string;
  otherWays: string;
  next: string;
  first: string;
  change: string;
}

const fr: ResultWords = {
  heading: 'Partenaires possibles',
  none: 'Aucun partenaire trouvé',
  forWhom: 'pour',
  compared: (count) =>
    count === 1
      ? 'Une seule collectivité a été comparée à votre demande.'
      : `${numbers('fr').format(count)} collectivités ont été comparées à votre demande.`,
  chosen: (count) =>
    count === 1
      ? 'Parmi les collectivités comparées, une seule a ce que vous avez choisi sous « Affiner ».'
      : `Parmi les collectivités comparées, ${numbers('fr').format(count)} ont ce que vous avez choisi sous « Affiner ».`,
  shown: (first, last) =>
    first > 1
      ? `Voici la suite, du rang ${first} au rang ${last}.`
      : `Voici les ${last} qui s’en approchent le plus, la meilleure d’abord.`,
  bestFirst: 'La meilleure est en tête.',
  noPromise: 'Aucune n’a encore été contactée : une bonne note n’est pas un accord.',
  noneWhy: 'Retirez un choix ou un souhait, ou dites autrement ce que vous cherchez.',
  toList: 'Aller à la liste',
  unknownAuthority: (typed) =>
    `« ${typed} » n’est pas dans l’annuaire : la recherche est faite sans votre collectivité. Tapez son nom seul (« Combourg ») ou son code INSEE.`,
  guessed: (typed, taken) =>
    `Rien ne s’appelle exactement « ${typed} » : la recherche est faite pour ${taken}. Si ce n’est pas votre collectivité, changez le nom ci-dessous ou tapez son code INSEE.`,
  alike: 'Ce n’est pas la bonne ? Vous pensiez peut-être à :',
  namesakes: (name) => `Ce n’est pas la bonne ? D’autres s’appellent ${name} :`,
  wordsOnly: 'Recherche par mots seulement : le modèle de langue ne répond pas.',
  gains: { forSeeker: 'Ce que vous y gagnez', forCandidate: 'Ce qu’ils y gagnent' },
  toKnow: 'À savoir',
  demonstration: 'démonstration',
  languagesUnknown: 'langue non déclarée',
  inhabitants: (count) => `${numbers('fr').format(count)} habitants`,
  score: 'Note',
  otherWays: 'Autres pistes',
  next: 'Voir les suivantes',
  first: 'Revenir aux premières',
  change: 'Modifier la recherche',
};

const en: ResultWords = {
  heading: 'Possible partners',
  none: 'No partner found',
  forWhom: 'for',
  compared: (count) =>
    count === 1
      ? 'Only one local authority was compared with your request.'
      : `${numbers('en').format(count)} local authorities were compared with your request.`,
  chosen: (count) =>
    count === 1
      ? 'Of the local authorities compared, only one has what you chose under “Narrow down”.'
      : `Of the local authorities compared, ${numbers('en').format(count)} have what you chose under “Narrow down”.`,
  shown: (first, last) =>
    first > 1
      ? `Here are the next ones, ranks ${first} to ${last}.`
      : `Here are the ${last} that come closest, the best first.`,
  bestFirst: 'The best comes first.',
  noPromise: 'None has been contacted yet: a good score is not an agreement.',
  noneWhy: 'Take a choice or a wish away, or say in other words what you are looking for.',
  toList: 'Go to the list',
  unknownAuthority: (typed) =>
    `“${typed}” is not in the directory: the search is made without your local authority. Type its name alone (“Combourg”) or its INSEE code.`,
  guessed: (typed, taken) =>
    `Nothing is called exactly “${typed}”: the search is made for ${taken}. If that is not your local authority, change the name below or type its INSEE code.`,
  alike: 'Not the right one? You may have meant:',
  namesakes: (name) => `Not the right one? Others are called ${name}:`,
  wordsOnly: 'Search by words only: the language model does not answer.',
  gains: { forSeeker: 'What you gain', forCandidate: 'What they gain' },
  toKnow: 'What to know',
  demonstration: 'demonstration',
  languagesUnknown: 'language not stated',
  inhabitants: (count) => `${numbers('en').format(count)} inhabitants`,
  score: 'Score',
  otherWays: 'Other ways',
  next: 'See the next ones',
  first: 'Back to the first ones',
  change: 'Change the search',
};

const es: ResultWords = {
  heading: 'Socios posibles',
  none: 'Ningún socio encontrado',
  forWhom: 'para',
  compared: (count) =>
    count === 1
      ? 'Una sola entidad local se ha comparado con su solicitud.'
      : `${numbers('es').format(count)} entidades locales se han comparado con su solicitud.`,
  chosen: (count) =>
    count === 1
      ? 'Entre las entidades comparadas, una sola tiene lo que usted eligió en «Precisar».'
      : `Entre las entidades comparadas, ${numbers('es').format(count)} tienen lo que usted eligió en «Precisar».`,
  shown: (first, last) =>
    first > 1
      ? `Estas son las siguientes, del puesto ${first} al ${last}.`
      : `Estas son las ${last} que más se acercan, la mejor primero.`,
  bestFirst: 'La mejor va primero.',
  noPromise: 'Aún no se ha contactado con ninguna: una buena nota no es un acuerdo.',
  noneWhy: 'Quite una elección o un deseo, o diga de otro modo lo que busca.',
  toList: 'Ir a la lista',
  unknownAuthority: (typed) =>
    `«${typed}» no está en el directorio: la búsqueda se hace sin su entidad local. Escriba solo su nombre («Combourg») o su código INSEE.`,
  guessed: (typed, taken) =>
    `Nada se llama exactamente «${typed}»: la búsqueda se hace para ${taken}. Si no es su entidad local, cambie el nombre más abajo o escriba su código INSEE.`,
  alike: '¿No es la suya? Quizá pensaba en:',
  namesakes: (name) => `¿No es la suya? Otras se llaman ${name}:`,
  wordsOnly: 'Búsqueda solo por palabras: el modelo de lengua no responde.',
  gains: { forSeeker: 'Lo que usted gana', forCandidate: 'Lo que ellos ganan' },
  toKnow: 'A saber',
  demonstration: 'demostración',
  languagesUnknown: 'lengua no declarada',
  inhabitants: (count) => `${numbers('es').format(count)} habitantes`,
  score: 'Nota',
  otherWays: 'Otras vías',
  next: 'Ver las siguientes',
  first: 'Volver a las primeras',
  change: 'Modificar la búsqueda',
};

const pt: ResultWords = {
  heading: 'Parceiros possíveis',
  none: 'Nenhum parceiro encontrado',
  forWhom: 'para',
  compared: (count) =>
    count === 1
      ? 'Uma só autarquia foi comparada com o seu pedido.'
      : `${numbers('pt').format(count)} autarquias foram comparadas com o seu pedido.`,
  chosen: (count) =>
    count === 1
      ? 'Entre as autarquias comparadas, uma só tem o que escolheu em «Afinar».'
      : `Entre as autarquias comparadas, ${numbers('pt').format(count)} têm o que escolheu em «Afinar».`,
  shown: (first, last) =>
    first > 1
      ? `Eis as seguintes, do lugar ${first} ao ${last}.`
      : `Eis as ${last} que mais se aproximam, a melhor primeiro.`,
  bestFirst: 'A melhor vem primeiro.',
  noPromise: 'Nenhuma foi ainda contactada: uma boa nota não é um acordo.',
  noneWhy: 'Retire uma escolha ou um desejo, ou diga de outro modo o que procura.',
  toList: 'Ir para a lista',
  unknownAuthority: (typed) =>
    `«${typed}» não está no diretório: a procura é feita sem a sua autarquia. Escreva só o nome («Combourg») ou o código INSEE.`,
  guessed: (typed, taken) =>
    `Nada se chama exatamente «${typed}»: a procura é feita para ${taken}. Se não é a sua autarquia, mude o nome mais abaixo ou escreva o código INSEE.`,
  alike: 'Não é a sua? Talvez pensasse em:',
  namesakes: (name) => `Não é a sua? Outras chamam-se ${name}:`,
  wordsOnly: 'Procura apenas por palavras: o modelo de língua não responde.',
  gains: { forSeeker: 'O que ganha', forCandidate: 'O que eles ganham' },
  toKnow: 'A saber',
  demonstration: 'demonstração',
  languagesUnknown: 'língua não declarada',
  inhabitants: (count) => `${numbers('pt').format(count)} habitantes`,
  score: 'Nota',
  otherWays: 'Outras vias',
  next: 'Ver as seguintes',
  first: 'Voltar às primeiras',
  change: 'Alterar a procura',
};

/** Apart from the other messages, which fill a file a language. */
export const RESULTS: Readonly<Record<Locale, ResultWords>> = { fr, en, es, pt };
