import type { Locale } from '../domain/codes.ts';

/** What the first page and the form of a search say. */
interface SearchFormWords {
  title: string;
  /** @param title of the page that tells what is wrong. */
  faulty: (title: string) => string;
  heading: string;
  lead: string;
  query: string;
  queryHint: string;
  authority: string;
  authorityHint: string;
  languages: string;
  languagesHint: string;
  intent: string;
  undecided: string;
  submit: string;
  developers: string;
  /** Followed by the link to the documentation. */
  sameAsData: string;
  documentation: string;
  curlQuery: string;
  demonstration: string;
  demonstrationWhy: string;
}

const fr: SearchFormWords = {
  title: 'Trouver un partenaire à l’étranger',
  faulty: (title) => `Erreur : ${title}`,
  heading: 'Trouver un partenaire étranger pour votre collectivité',
  lead: 'Dites ce que vous cherchez ou ce que vous pouvez offrir. Vous obtenez des collectivités étrangères avec qui cela peut marcher des deux côtés, avec les raisons et ce qu’il faut savoir avant d’écrire.',
  query: 'Que cherchez-vous ?',
  queryHint: 'Avec vos mots, dans votre langue. Citez un pays si vous y tenez.',
  authority: 'Votre collectivité',
  authorityHint: 'Nom, code INSEE ou SIREN (facultatif).',
  languages: 'Langues dans lesquelles vous pouvez travailler',
  languagesHint: 'Élus, agents ou interprète : cochez toutes celles où un échange est possible.',
  intent: 'Ce que vous voulez faire',
  undecided: 'Je ne sais pas encore',
  submit: 'Chercher des partenaires',
  developers: 'Pour les développeurs',
  sameAsData: 'Les mêmes réponses en JSON ; toutes les routes sont dans la',
  documentation: 'documentation',
  curlQuery: 'Une ville d’Afrique de l’Ouest pour des échanges entre écoles',
  demonstration: 'Démonstration.',
  demonstrationWhy: 'Les profils marqués « démonstration » sont fictifs : lieux et demandes sont inventés.',
};

const en: SearchFormWords = {
  title: 'Find a partner abroad',
  faulty: (title) => `Error: ${title}`,
  heading: 'Find a foreign partner for your local authority',
  lead: 'Say what you are looking for or what you can offer. You get local authorities abroad with which it can work for both sides, with the reasons and what to know before you write.',
  query: 'What are you looking for?',
  queryHint: 'In your own words and language. Name a country if you insist on it.',
  authority: 'Your French local authority',
  authorityHint: 'Name, INSEE code or SIREN (optional).',
  languages: 'Languages you can work in',
  languagesHint: 'Councillors, staff or an interpreter: tick all in which an exchange is possible.',
  intent: 'What you want to do',
  undecided: 'I do not know yet',
  submit: 'Search for partners',
  developers: 'For developers',
  sameAsData: 'The same answers as JSON; all routes are in the',
  documentation: 'documentation',
  curlQuery: 'A town in West Africa for exchanges between schools',
  demonstration: 'Demonstration.',
  demonstrationWhy: 'Profiles marked “demonstration” are fictitious: places and requests are made up.',
};

const es: SearchFormWords = {
  title: 'Encontrar un socio en el extranjero',
  faulty: (title) => `Error: ${title}`,
  heading: 'Encontrar un socio extranjero para su entidad local',
  lead: 'Diga lo que busca o lo que puede ofrecer. Obtendrá entidades locales extranjeras con las que puede funcionar para ambas partes, con las razones y lo que conviene saber antes de escribir.',
  query: '¿Qué busca?',
  queryHint: 'Con sus palabras, en su lengua. Nombre un país si le importa.',
  authority: 'Su entidad local francesa',
  authorityHint: 'Nombre, código INSEE o SIREN (opcional).',
  languages: 'Lenguas en las que puede trabajar',
  languagesHint:
    'Electos, personal o intérprete: marque todas aquellas en las que es posible un intercambio.',
  intent: 'Lo que quiere hacer',
  undecided: 'Aún no lo sé',
  submit: 'Buscar socios',
  developers: 'Para desarrolladores',
  sameAsData: 'Las mismas respuestas en JSON; todas las rutas están en la',
  documentation: 'documentación',
  curlQuery: 'Una ciudad de África Occidental para intercambios entre escuelas',
  demonstration: 'Demostración.',
  demonstrationWhy: 'Las fichas marcadas «demostración» son ficticias: lugares y solicitudes son inventados.',
};

const pt: SearchFormWords = {
  title: 'Encontrar um parceiro no estrangeiro',
  faulty: (title) => `Erro: ${title}`,
  heading: 'Encontrar um parceiro estrangeiro para a sua autarquia',
  lead: 'Diga o que procura ou o que pode oferecer. Obtém autarquias estrangeiras com as quais pode resultar para os dois lados, com as razões e o que convém saber antes de escrever.',
  query: 'O que procura?',
  queryHint: 'Com as suas palavras, na sua língua. Indique um país se for importante.',
  authority: 'A sua autarquia francesa',
  authorityHint: 'Nome, código INSEE ou SIREN (facultativo).',
  languages: 'Línguas em que pode trabalhar',
  languagesHint:
    'Eleitos, funcionários ou intérprete: assinale todas aquelas em que é possível um intercâmbio.',
  intent: 'O que quer fazer',
  undecided: 'Ainda não sei',
  submit: 'Procurar parceiros',
  developers: 'Para programadores',
  sameAsData: 'As mesmas respostas em JSON; todas as rotas estão na',
  documentation: 'documentação',
  curlQuery: 'Uma cidade da África Ocidental para intercâmbios entre escolas',
  demonstration: 'Demonstração.',
  demonstrationWhy: 'As fichas marcadas «demonstração» são fictícias: lugares e pedidos são inventados.',
};

/** Apart from the other messages, which fill a file a language. */
export const SEARCH_FORM: Readonly<Record<Locale, SearchFormWords>> = { fr, en, es, pt };
