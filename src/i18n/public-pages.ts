import type { Locale } from '../domain/codes.ts';

/** What the pages of profiles and requests say, beside what those say themselves. */
interface PublicPageWords {
  demonstration: string;
  needs: string;
  offers: string;
  nothingStated: string;
  themes: string;
  languages: string;
  languagesUnknown: string;
  inhabitants: (count: string) => string;
  updated: (date: string) => string;
  confirmed: string;
  /** Nobody of the authority wrote or confirmed it. */
  unconfirmed: string;
  advisories: string;
  notes: string;
  noteUntil: (date: string) => string;
  partnerships: string;
  since: (year: number) => string;
  record: string;
  data: string;
  requests: string;
  /** Heading of the ways to write to an authority. */
  asking: string;
  /** Ways to write to a foreign authority, for a French one; and the other way round. */
  askingAbroad: string;
  askingFrance: string;
  documentation: string;
  network: string;
  /** @param subject whom or what for. */
  findPartners: (subject: string) => string;
  wishes: string;
  onlyThere: string;
  modes: string;
  askedBy: string;
  shownUntil: (date: string) => string;
  ended: (date: string) => string;
  draft: string;
  closed: string;
  renew: string;
  renewing: string;
  unknownProfile: string;
  unknownProfileWhy: string;
  unknownRequest: string;
  unknownRequestWhy: string;
  /** An address that answers a button only. */
  notOpened: string;
  notOpenedWhy: string;
  search: string;
  signIn: string;
}

const fr: PublicPageWords = {
  demonstration: 'Démonstration : cette collectivité est fictive, ses demandes aussi.',
  needs: 'Ce qui est recherché',
  offers: 'Ce qui est proposé',
  nothingStated: 'Rien n’est indiqué.',
  themes: 'Thèmes',
  languages: 'Langues de travail',
  languagesUnknown: 'non déclarées',
  inhabitants: (count) => `${count} habitants`,
  updated: (date) => `Mise à jour le ${date}.`,
  confirmed: 'Confirmée par la collectivité elle-même.',
  unconfirmed: 'Pas encore confirmée par la collectivité elle-même.',
  advisories: 'Avertissement',
  notes: 'Informations de l’ambassade',
  noteUntil: (date) => `Valable jusqu’au ${date}.`,
  partnerships: 'Partenariats déclarés',
  since: (year) => `depuis ${year}`,
  record: 'Sources',
  data: 'Cette fiche en données (JSON)',
  requests: 'Recherches de partenaire publiées',
  asking: 'Demander une mise en relation',
  askingAbroad:
    'Passez par le réseau régional multi-acteurs (RRMA) de votre région, qui peut l’ouvrir pour vous, ou demandez-la avec votre compte : pour l’instant par l’interface technique, sans formulaire.',
  askingFrance:
    'Passez par l’ambassade de France dans votre pays, qui peut l’ouvrir pour vous, ou demandez-la avec votre compte : pour l’instant par l’interface technique, sans formulaire.',
  documentation: 'Documentation de l’interface technique',
  network:
    'Trouver le réseau de ma région : cherchez un partenaire en indiquant votre collectivité, il est nommé sous la liste',
  findPartners: (subject) => `Trouver des partenaires : ${subject}`,
  wishes: 'Souhaits',
  onlyThere: 'Seulement dans ces pays.',
  modes: 'Façon de faire',
  askedBy: 'Recherche de partenaire de',
  shownUntil: (date) => `Publiée jusqu’au ${date}.`,
  ended: (date) => `Terminée depuis le ${date} : elle n’est plus publiée.`,
  draft: 'Brouillon : seules les collectivités qui y participent le voient.',
  closed: 'Recherche close.',
  renew: 'Renouveler pour un an',
  renewing: 'Elle est toujours d’actualité ? Renouvelez-la ; sinon, vous n’avez rien à faire.',
  unknownProfile: 'Fiche introuvable',
  unknownProfileWhy:
    'Aucune fiche publiée n’a cette adresse : elle a pu être retirée, ou n’est pas encore confirmée par la collectivité.',
  unknownRequest: 'Recherche de partenaire introuvable',
  unknownRequestWhy:
    'Aucune recherche publiée n’a cette adresse : elle est peut-être terminée, ou pas encore publiée. Si c’est la vôtre, connectez-vous pour la voir.',
  notOpened: 'Cette page ne s’ouvre pas directement',
  notOpenedWhy:
    'Elle répond à un bouton d’une autre page. Revenez à cette page, ou partez d’une nouvelle recherche.',
  search: 'Chercher un partenaire',
  signIn: 'Me connecter',
};

const en: PublicPageWords = {
  demonstration: 'Demonstration: this authority is fictitious, and so are its requests.',
  needs: 'What is sought',
  offers: 'What is offered',
  nothingStated: 'Nothing is stated.',
  themes: 'Themes',
  languages: 'Working languages',
  languagesUnknown: 'not stated',
  inhabitants: (count) => `${count} inhabitants`,
  updated: (date) => `Updated on ${date}.`,
  confirmed: 'Confirmed by the authority itself.',
  unconfirmed: 'Not yet confirmed by the authority itself.',
  advisories: 'Warning',
  notes: 'From the embassy',
  noteUntil: (date) => `Valid until ${date}.`,
  partnerships: 'Declared partnerships',
  since: (year) => `since ${year}`,
  record: 'Sources',
  data: 'This profile as data (JSON)',
  requests: 'Published searches for partners',
  asking: 'Ask for an introduction',
  askingAbroad:
    'Go through the multi-actor network (RRMA) of your French région, which can open it for you, or ask with your account: for now through the technical interface, without a form.',
  askingFrance:
    'Go through the French embassy in your country, which can open it for you, or ask with your account: for now through the technical interface, without a form.',
  documentation: 'Documentation of the technical interface',
  network:
    'Find the network of my région: search for a partner and name your local authority, the network is named below the list',
  findPartners: (subject) => `Find partners: ${subject}`,
  wishes: 'Wishes',
  onlyThere: 'In these countries only.',
  modes: 'Way of working',
  askedBy: 'Search for partners by',
  shownUntil: (date) => `Published until ${date}.`,
  ended: (date) => `Ended on ${date}: no longer published.`,
  draft: 'Draft: only the authorities that take part see it.',
  closed: 'Search closed.',
  renew: 'Renew for a year',
  renewing: 'Still current? Renew it; otherwise there is nothing to do.',
  unknownProfile: 'No such profile',
  unknownProfileWhy:
    'No published profile has this address: it may have been withdrawn, or the authority has not confirmed it yet.',
  unknownRequest: 'No such search for partners',
  unknownRequestWhy:
    'No published search has this address: it may have ended, or is not published yet. If it is yours, sign in to see it.',
  notOpened: 'This page does not open by itself',
  notOpenedWhy: 'It answers a button of another page. Go back to that page, or start a new search.',
  search: 'Search for a partner',
  signIn: 'Sign in',
};

const es: PublicPageWords = {
  demonstration: 'Demostración: esta entidad es ficticia, y sus solicitudes también.',
  needs: 'Lo que se busca',
  offers: 'Lo que se ofrece',
  nothingStated: 'No se indica nada.',
  themes: 'Temas',
  languages: 'Lenguas de trabajo',
  languagesUnknown: 'no declaradas',
  inhabitants: (count) => `${count} habitantes`,
  updated: (date) => `Actualizada el ${date}.`,
  confirmed: 'Confirmada por la propia entidad.',
  unconfirmed: 'Aún no confirmada por la propia entidad.',
  advisories: 'Advertencia',
  notes: 'Información de la embajada',
  noteUntil: (date) => `Válido hasta el ${date}.`,
  partnerships: 'Cooperaciones declaradas',
  since: (year) => `desde ${year}`,
  record: 'Fuentes',
  data: 'Esta ficha como datos (JSON)',
  requests: 'Búsquedas de socios publicadas',
  asking: 'Pedir una puesta en contacto',
  askingAbroad:
    'Pase por la red regional multiactor (RRMA) de su región francesa, que puede abrirla por usted, o pídala con su cuenta: por ahora mediante la interfaz técnica, sin formulario.',
  askingFrance:
    'Pase por la embajada de Francia en su país, que puede abrirla por usted, o pídala con su cuenta: por ahora mediante la interfaz técnica, sin formulario.',
  documentation: 'Documentación de la interfaz técnica',
  network:
    'Encontrar la red de mi región: busque un socio indicando su entidad local, la red se nombra debajo de la lista',
  findPartners: (subject) => `Encontrar socios: ${subject}`,
  wishes: 'Deseos',
  onlyThere: 'Solo en estos países.',
  modes: 'Forma de trabajar',
  askedBy: 'Búsqueda de socios de',
  shownUntil: (date) => `Publicada hasta el ${date}.`,
  ended: (date) => `Terminada desde el ${date}: ya no está publicada.`,
  draft: 'Borrador: solo lo ven las entidades que participan.',
  closed: 'Búsqueda cerrada.',
  renew: 'Renovar por un año',
  renewing: '¿Sigue vigente? Renuévela; si no, no tiene que hacer nada.',
  unknownProfile: 'Ficha no encontrada',
  unknownProfileWhy:
    'Ninguna ficha publicada tiene esta dirección: puede haberse retirado, o la entidad aún no la ha confirmado.',
  unknownRequest: 'Búsqueda de socios no encontrada',
  unknownRequestWhy:
    'Ninguna búsqueda publicada tiene esta dirección: puede haber terminado, o aún no está publicada. Si es suya, acceda para verla.',
  notOpened: 'Esta página no se abre directamente',
  notOpenedWhy: 'Responde a un botón de otra página. Vuelva a esa página o empiece una nueva búsqueda.',
  search: 'Buscar un socio',
  signIn: 'Acceder',
};

const pt: PublicPageWords = {
  demonstration: 'Demonstração: esta entidade é fictícia, e os seus pedidos também.',
  needs: 'O que se procura',
  offers: 'O que se oferece',
  nothingStated: 'Nada é indicado.',
  themes: 'Temas',
  languages: 'Línguas de trabalho',
  languagesUnknown: 'não declaradas',
  inhabitants: (count) => `${count} habitantes`,
  updated: (date) => `Atualizada em ${date}.`,
  confirmed: 'Confirmada pela própria entidade.',
  unconfirmed: 'Ainda não confirmada pela própria entidade.',
  advisories: 'Aviso',
  notes: 'Informações da embaixada',
  noteUntil: (date) => `Válido até ${date}.`,
  partnerships: 'Cooperações declaradas',
  since: (year) => `desde ${year}`,
  record: 'Fontes',
  data: 'Esta ficha em dados (JSON)',
  requests: 'Procuras de parceiros publicadas',
  asking: 'Pedir um contacto',
  askingAbroad:
    'Passe pela rede regional multiatores (RRMA) da sua região francesa, que o pode abrir por si, ou peça-o com a sua conta: por agora pela interface técnica, sem formulário.',
  askingFrance:
    'Passe pela embaixada de França no seu país, que o pode abrir por si, ou peça-o com a sua conta: por agora pela interface técnica, sem formulário.',
  documentation: 'Documentação da interface técnica',
  network:
    'Encontrar a rede da minha região: procure um parceiro indicando a sua autarquia, a rede é indicada por baixo da lista',
  findPartners: (subject) => `Encontrar parceiros: ${subject}`,
  wishes: 'Desejos',
  onlyThere: 'Apenas nestes países.',
  modes: 'Forma de trabalhar',
  askedBy: 'Procura de parceiros de',
  shownUntil: (date) => `Publicada até ${date}.`,
  ended: (date) => `Terminada desde ${date}: já não está publicada.`,
  draft: 'Rascunho: só o veem as entidades que participam.',
  closed: 'Procura encerrada.',
  renew: 'Renovar por um ano',
  renewing: 'Continua atual? Renove-a; caso contrário, não tem de fazer nada.',
  unknownProfile: 'Ficha não encontrada',
  unknownProfileWhy:
    'Nenhuma ficha publicada tem este endereço: pode ter sido retirada, ou a entidade ainda não a confirmou.',
  unknownRequest: 'Procura de parceiros não encontrada',
  unknownRequestWhy:
    'Nenhuma procura publicada tem este endereço: pode ter terminado, ou ainda não está publicada. Se é sua, inicie sessão para a ver.',
  notOpened: 'Esta página não se abre diretamente',
  notOpenedWhy: 'Responde a um botão de outra página. Volte a essa página ou comece uma nova procura.',
  search: 'Procurar um parceiro',
  signIn: 'Iniciar sessão',
};

export const PUBLIC_PAGES: Readonly<Record<Locale, PublicPageWords>> = { fr, en, es, pt };
