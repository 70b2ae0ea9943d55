import type { Messages } from '../messages.ts';

export const errors: Messages['errors'] = {
  MALFORMED_JSON: {
    title: 'JSON illisible',
    detail: () => 'Le corps de la requête n’est pas du JSON valide, en UTF-8.',
  },
  MALFORMED_CURSOR: {
    title: 'Curseur invalide',
    detail: () => 'Ce curseur ne vient pas d’une réponse à cette même requête. Reprenez sans curseur.',
  },
  UNAUTHENTICATED: {
    title: 'Identification nécessaire',
    detail: () => 'Identifiez-vous : session ouverte ou clé d’API valable (Authorization: Bearer).',
  },
  OUT_OF_SCOPE: {
    title: 'Hors de votre périmètre',
    detail: (words) => {
      if (words('region') === '') return 'Votre compte ne permet pas d’agir ici.';
      return words('name') === ''
        ? `Votre compte ne permet pas d’agir dans cette région (${words('region')}). Elle n’a pas de réseau régional multi-acteurs : adressez-vous au conseiller diplomatique auprès du préfet de région (CDPR) ou au ministère (DCTCIV).`
        : `Votre compte ne permet pas d’agir dans cette région (${words('region')}). Réseau compétent : ${words('name')}.`;
    },
  },
  CROSS_SITE: {
    title: 'Requête venue d’un autre site',
    detail: () => 'Cette requête vient d’un autre site que celui-ci. Reprenez depuis nos pages.',
  },
  SIGN_IN_FAILED: {
    title: 'Connexion non aboutie',
    detail: () => 'La connexion n’a pas abouti ou a trop tardé. Recommencez depuis le début.',
  },
  ASSURANCE_TOO_LOW: {
    title: 'Niveau d’identification insuffisant',
    detail: () =>
      'Votre fournisseur d’identité n’a pas garanti le niveau d’identification demandé (par exemple un second facteur).',
  },
  ORGANISATION_UNKNOWN: {
    title: 'Organisation inconnue',
    detail: () =>
      'Le SIRET transmis n’est celui d’aucune collectivité de l’annuaire ni d’aucune organisation enregistrée. Écrivez à l’exploitant du service.',
  },
  SIGN_IN_BY_PROVIDER: {
    title: 'Connexion par ProConnect',
    detail: () => 'Ce compte se connecte par ProConnect ou par clé d’API, jamais par un lien.',
  },
  SIGN_IN_UNCONFIGURED: {
    title: 'Connexion non configurée',
    detail: () => 'Ce mode de connexion n’est pas configuré sur ce service.',
  },
  SIGN_IN_UNAVAILABLE: {
    title: 'Fournisseur d’identité indisponible',
    detail: () => 'Le fournisseur d’identité ne répond pas. Réessayez plus tard.',
  },
  NOT_FOUND: { title: 'Page introuvable', detail: () => 'Il n’y a rien à cette adresse.' },
  PROFILE_UNKNOWN: {
    title: 'Collectivité inconnue',
    detail: () =>
      'Aucun profil n’a cet identifiant. Si une collectivité de l’annuaire le porte, elle n’a pas encore de profil : GET /api/v1/directory/{id}/profile-draft en prépare un.',
  },
  LINK_INVALID: {
    title: 'Lien qui n’est plus valable',
    detail: () =>
      'Ce lien est inconnu, déjà remplacé ou trop ancien. Le plus récent que vous ayez reçu est le bon.',
  },
  CAMPAIGN_UNKNOWN: {
    title: 'Campagne inconnue',
    detail: (words) =>
      `Aucune règle n’est enregistrée pour la campagne ${words('year')}. Campagnes connues : ${words('allowed')}.`,
  },
  METHOD_NOT_ALLOWED: {
    title: 'Méthode non permise',
    detail: () => 'Cette adresse existe, mais pas pour cette méthode HTTP.',
  },
  ORGANISATION_EXISTS: {
    title: 'Organisation déjà enregistrée',
    detail: () => 'Une organisation porte déjà ce numéro SIREN.',
  },
  PARTNERSHIP_CLOSED: {
    title: 'Partenariat clos',
    detail: () => 'Ce partenariat est clos. Ce qui suit sa vie active n’y est plus possible.',
  },
  ADVISORY_EXISTS: {
    title: 'Avis déjà enregistré',
    detail: () => 'Un avis de vigilance porte ou a porté cet identifiant. Choisissez-en un autre.',
  },
  STALE_REVISION: {
    title: 'Modifié entre-temps',
    detail: () => 'Ceci a changé depuis que vous l’avez lu. Relisez-le, puis reprenez votre modification.',
  },
  NOT_CSV: {
    title: 'CSV attendu',
    detail: () => 'Envoyez du CSV en UTF-8 avec l’en-tête Content-Type: text/csv.',
  },
  REVISION_REQUIRED: {
    title: 'Version à préciser',
    detail: () => 'Indiquez la version que vous avez lue : en-tête If-Match, avec l’ETag reçu.',
  },
  PROFILE_EXISTS: {
    title: 'Profil déjà enregistré',
    detail: () => 'Cette collectivité a déjà un profil ; « profileId » le nomme.',
  },
  MERGE_SETTLED: {
    title: 'Fusion définitive',
    detail: () => 'Cette fusion a déjà été annulée, ou ne peut plus l’être : 30 jours sont passés.',
  },
  MERGE_UNKNOWN: { title: 'Fusion inconnue', detail: () => 'Aucune fusion ne porte cet identifiant.' },
  ILLEGAL_TRANSITION: {
    title: 'Étape impossible',
    detail: (words) =>
      `De l’état « ${words('state')} », on ne peut pas passer à « ${words('wanted')} ». Relisez l’état actuel.`,
  },
  INTRODUCTION_EXISTS: {
    title: 'Mise en relation déjà en cours',
    detail: () =>
      'Ces deux collectivités ont déjà une mise en relation en cours, dans un sens ou dans l’autre.',
  },
  PARTNER_SATURATED: {
    title: 'Collectivité indisponible',
    detail: (words) => {
      const closed =
        words('reopensOn') === ''
          ? `${words('name')} ne prend pas de nouvelle demande pour l’instant, et aucune date de réouverture n’est connue. Enregistrez une recherche pour être prévenu, ou cherchez un partenaire moins sollicité.`
          : `${words('name')} suit déjà autant de mises en relation qu’elle le peut. Réouverture possible au plus tard le ${words('reopensOn')}.`;
      return words('waitingList') === ''
        ? closed
        : `${closed} Elle tient une liste d’attente : inscrivez-vous pour être prévenu (POST ${words('waitingList')}).`;
    },
  },
  NO_WAITING_LIST: {
    title: 'Pas de liste d’attente',
    detail: (words) =>
      `${words('name')} ne tient pas de liste d’attente, ou a de la place aujourd’hui : dans ce cas, demandez une mise en relation.`,
  },
  ALREADY_PARTNERED: {
    title: 'Partenariat déjà déclaré',
    detail: (words) =>
      `Un partenariat entre ces deux collectivités est déjà déclaré${words('year') === '' ? '' : ` depuis ${words('year')}`}. Source : ${words('source')}.`,
  },
  MAY_NOT_CONTRACT: {
    title: 'Convention impossible',
    detail: (words) =>
      `${words('name')} ne peut pas signer de convention. D’autres formes de partenariat restent possibles.`,
  },
  THREAD_CLOSED: {
    title: 'Fil de messages fermé',
    detail: () =>
      'Le fil s’ouvre quand les deux collectivités ont accepté, et se ferme quand l’une se retire.',
  },
  SUGGESTION_CLOSED: {
    title: 'Suggestion close',
    detail: () => 'Cette suggestion a déjà reçu une réponse, ou a expiré.',
  },
  REQUEST_LIMIT: {
    title: 'Trop de demandes en cours',
    detail: (words) =>
      `Une collectivité peut avoir ${words('max')} demandes en cours au plus, pour que les partenaires ne soient pas submergés. Attendez une réponse ou retirez une demande.`,
  },
  MEMBER_EXISTS: {
    title: 'Membre déjà enregistré',
    detail: () => 'Cette adresse est déjà celle d’un membre qui entre par lien.',
  },
  ANSWER_TOLD_ONCE: {
    title: 'Réponse donnée une seule fois',
    detail: () => 'Cette requête a déjà été exécutée. Sa réponse contenait un secret, montré une seule fois.',
  },
  AGREEMENT_MISSING: {
    title: 'Accords manquants',
    detail: (words) =>
      `Toutes les collectivités de la demande doivent donner leur accord. Il manque celui de : ${words('missing')}.`,
  },
  REQUEST_CLOSED: {
    title: 'Demande close',
    detail: () => 'Cette demande est close. Ouvrez-en une nouvelle.',
  },
  BODY_TOO_LARGE: {
    title: 'Requête trop longue',
    detail: (words) => `Le corps de la requête dépasse ${words('maxKib')} Kio.`,
  },
  BODY_ENCODED: {
    title: 'Corps compressé',
    detail: () => 'Le corps doit être envoyé tel quel, sans compression (sans en-tête Content-Encoding).',
  },
  NOT_JSON: {
    title: 'JSON attendu',
    detail: () => 'Envoyez du JSON avec l’en-tête Content-Type: application/json.',
  },
  INVALID_REQUEST: {
    title: 'Requête à corriger',
    detail: (words) => `Valeurs à corriger : ${words('count')}. Chacune est expliquée dans « errors ».`,
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Clé d’idempotence déjà utilisée',
    detail: () => 'Cette clé d’idempotence a déjà servi pour une autre requête. Prenez-en une nouvelle.',
  },
  STATE_COUNTERPARTY_L1115_5: {
    title: 'Contrepartie de type État',
    detail: () =>
      'Une collectivité ne peut pas conclure de convention avec un État étranger, hors des exceptions de l’article L. 1115-5 du code général des collectivités territoriales, listées dans « exceptions ». Orientez-vous vers les contacts indiqués.',
  },
  ENTITY_NOT_RECOGNISED: {
    title: 'Autorité non reconnue',
    detail: (words) =>
      `Cette autorité est établie dans un cadre que la France ne reconnaît pas : aucun lien n’est possible avec elle, sous quelque forme que ce soit. Source : ${words('source')} (${words('asOf')}).`,
  },
  RATE_LIMITED: {
    title: 'Trop de requêtes',
    detail: (words) => `Trop de requêtes en peu de temps. Réessayez dans ${words('retryAfter')} s.`,
  },
  INTERNAL: {
    title: 'Erreur interne',
    detail: () => 'Une erreur s’est produite de notre côté. Réessayez plus tard.',
  },
  INDEX_NOT_READY: {
    title: 'Service en cours de démarrage',
    detail: () => 'Le service démarre. Réessayez dans quelques secondes.',
  },
  DATABASE_UNAVAILABLE: {
    title: 'Base de données indisponible',
    detail: () => 'La base de données ne répond pas. Réessayez plus tard.',
  },
  INDEX_UNAVAILABLE: {
    title: 'Recherche indisponible',
    detail: () => 'Le moteur de recherche ne répond pas. Réessayez plus tard.',
  },
  MODEL_UNAVAILABLE: {
    title: 'Modèle indisponible',
    detail: () => 'Le modèle de langue ne répond pas. Réessayez plus tard.',
  },
  INDEX_COUNT_MISMATCH: {
    title: 'Index incomplet',
    detail: () => 'Le nouvel index ne compte pas tous les profils.',
  },
  INDEX_EMPTY: { title: 'Index vide', detail: () => 'Un index vide ne remplace pas un index plein.' },
  INDEX_FOREIGN: {
    title: 'Index d’une autre base',
    detail: () => 'Cet index a été fait depuis une autre base.',
  },
  VECTOR_MISMATCH: {
    title: 'Vecteur d’un autre modèle',
    detail: () => 'Un vecteur n’a pas la taille du modèle.',
  },
  DATA_DIR_LOCKED: {
    title: 'Dossier de données déjà ouvert',
    detail: (words) => `Le dossier de données est ouvert par le processus ${words('pid')}.`,
  },
};
