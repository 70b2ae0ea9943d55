import type { Messages, Words } from './messages.ts';

const quoted = (words: Words): string => `« ${words('quote')} »`;

/** ` (thème : …)`, or nothing when the passage states no theme. */
/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (sujet commun : ${words('concept')})`;
  return words('theme') === '' ? '' : ` (thème : ${words('theme')})`;
};

/** The same fact, told to the seeker for both sides. */
const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const fr: Messages = {
  errors: {
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
      detail: () => 'Aucun profil et aucune collectivité de l’annuaire ne porte cet identifiant.',
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
      detail: (words) =>
        words('reopensOn') === ''
          ? `${words('name')} ne prend pas de nouvelle demande pour l’instant, et aucune date de réouverture n’est connue. Enregistrez une recherche pour être prévenu, ou cherchez un partenaire moins sollicité.`
          : `${words('name')} suit déjà autant de mises en relation qu’elle le peut. Réouverture possible au plus tard le ${words('reopensOn')}.`,
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
      detail: () =>
        'Cette requête a déjà été exécutée. Sa réponse contenait un secret, montré une seule fois.',
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
  },
  faults: {
    INVALID_CHARACTER: () => 'Le texte contient un caractère qui ne peut pas être enregistré.',
    UNKNOWN_COUNTRY: () => 'Pays inconnu : deux lettres ISO 3166-1 sont attendues, par exemple SN.',
    UNKNOWN_LANGUAGE: () => 'Langue inconnue : un code BCP 47 est attendu, par exemple fr.',
    SUBDIVISION_OUTSIDE_COUNTRY: () => 'Cette subdivision n’appartient pas au pays indiqué.',
    INVALID_SIREN: () => 'Ce numéro SIREN est faux : sa clé de contrôle ne correspond pas.',
    POPULATION_RANGE: () => 'La population maximale est inférieure à la population minimale.',
    SEEKER_TWICE: () => 'Indiquez soit « seeker », soit « seekerId », pas les deux.',
    NOTHING_TO_MATCH: () => 'Dites ce que vous cherchez : un texte, un thème, un besoin ou une offre.',
    DUPLICATE_ID: () => 'Cet identifiant figure deux fois.',
    UNKNOWN_REGION: () => 'Région inconnue : un code ISO 3166-2 est attendu, par exemple FR-BRE.',
    SCOPE_OF_OTHER_ROLE: () => 'Ce périmètre n’est pas celui de ce rôle : cette liste doit rester vide.',
    ONE_REGION: () => 'Un conseiller diplomatique (CDPR) a une seule région.',
    OUTSIDE_SCOPE: () => 'Ceci dépasse le périmètre de l’organisation.',
    IN_PAST: () => 'Cette date est passée.',
    TOO_LATE: () => 'Cette date est trop lointaine.',
    NOT_FOREIGN: () => 'Le partenaire doit être étranger : FR est le côté français.',
    DATE_RANGE: () => 'La fin précède le début.',
    UNKNOWN_COLLECTIVITY: () => 'Aucune collectivité de l’annuaire ni aucun profil ne porte ce code.',
    UNKNOWN_THEME: () => 'Thème inconnu : un intitulé de l’Atlas ou un code de thème est attendu.',
    CONSENT_MISSING: () => 'Le consentement de la collectivité est nécessaire.',
    OPEN_AND_CLOSED: () => 'Un profil ouvert n’a pas de date de réouverture.',
    UNCHANGEABLE: () => 'Cette valeur ne peut pas changer.',
    SAME_PROFILE: () => 'Un profil ne fusionne pas avec lui-même.',
    OTHER_COUNTRY: () => 'Ces deux profils sont de deux pays.',
    TOO_SHORT: (words) => `Texte trop court : ${words('min')} caractères au moins.`,
    SAME_SIDE: () => 'Une mise en relation réunit une collectivité française et une autorité étrangère.',
    ACKNOWLEDGEMENT_NEEDED: (words) =>
      `Pays sous vigilance depuis le ${words('from')} : ${words('country')} (source : ${words('source')}). Confirmez en avoir pris connaissance.`,
    FRENCH_AUTHORITY: () => 'Une collectivité française se connecte par ProConnect.',
    MIXED_SIDES: () =>
      'Une recherche commune réunit des collectivités françaises, ou des collectivités étrangères.',
    NO_COMMON_COUNTRY: (words) => `Aucun pays ne convient à toutes : ${words('limits')}.`,
    NO_CONTACT: () => 'Ce profil n’a pas d’adresse électronique : indiquez-en une d’abord.',
    FOREIGN_COUNTRY_EXPECTED: () => 'Un pays étranger est attendu.',
    SHARES_NOT_TOTAL: () => 'La somme des parts diffère du montant prévisionnel.',
    FRENCH_COLLECTIVITY_EXPECTED: () => 'Une collectivité française est attendue.',
    STATE_COUNTERPARTY_L1115_5: () => 'Cette contrepartie est un État (article L. 1115-5).',
    ENTITY_NOT_RECOGNISED: () => 'Autorité non reconnue par la France.',
    REQUIRED: () => 'Cette valeur est obligatoire.',
    WRONG_TYPE: (words) => `Le type de cette valeur ne convient pas ; attendu : ${words('expected')}.`,
    EMPTY: () => 'Cette valeur est vide.',
    TOO_LONG: (words) => `Texte trop long : ${words('max')} caractères au plus.`,
    TOO_MANY: (words) => `Liste trop longue : ${words('max')} éléments au plus.`,
    TOO_SMALL: (words) => `Valeur trop petite : au moins ${words('min')}.`,
    TOO_LARGE: (words) => `Valeur trop grande : au plus ${words('max')}.`,
    UNKNOWN_VALUE: (words) => `Valeur inconnue. Valeurs possibles : ${words('allowed')}.`,
    UNKNOWN_FIELD: () => 'Ce champ n’existe pas.',
    INVALID_FORMAT: () => 'Cette valeur n’a pas la forme attendue.',
    INVALID_VALUE: () => 'Cette valeur ne convient pas.',
    MALFORMED_LINE: () => 'Cette ligne n’est pas lisible dans le format annoncé.',
    LINE_TOO_LONG: () => 'Cette ligne est trop longue.',
    INVALID_UTF8: () => 'Ce texte n’est pas en UTF-8.',
  },
  types: {
    string: 'un texte',
    number: 'un nombre',
    int: 'un nombre entier',
    boolean: 'vrai ou faux (true, false)',
    array: 'une liste',
    object: 'un objet',
  },
  reasons: {
    NEED_MET: {
      forSeeker: (words) => `Leur offre répond à votre besoin : ${quoted(words)}${themed(words)}`,
      forCandidate: (words) => `Ce que vous proposez répond à leur besoin : ${quoted(words)}${themed(words)}`,
    },
    OFFER_WANTED: {
      forSeeker: (words) =>
        `Cette collectivité cherche ce que vous proposez : ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `Votre demande leur permet de valoriser leur offre : ${quoted(words)}${themed(words)}`,
    },
    EXCHANGE_SHARED: {
      forSeeker: (words) =>
        `Vous pourriez échanger sur ce sujet de leur profil : ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `L’échange proposé rejoint ce que dit leur profil : ${quoted(words)}${themed(words)}`,
    },
    PROFILE_RELATED: {
      forSeeker: (words) =>
        `Ce qui s’approche le plus de votre demande dans leur profil : ${quoted(words)}${themed(words)}`,
      forCandidate: (words) =>
        `Le point de leur profil que votre demande touche de plus près : ${quoted(words)}${themed(words)}`,
    },
    THEME_SHARED: both((words) => `Thèmes communs : ${words('themes')}`),
    LABEL_EXPERTISE: {
      forSeeker: (words) =>
        `Cette collectivité porte le label EXPE-CT sur ce thème : ${words('theme')} (valable jusqu’au ${words('validUntil')})`,
      forCandidate: (words) =>
        `Votre demande leur permet d’exercer leur label EXPE-CT : ${words('theme')} (valable jusqu’au ${words('validUntil')})`,
    },
    COMPETENCE_EXERCISED: {
      forSeeker: (words) => `Cette collectivité exerce elle-même cette compétence : ${words('theme')}`,
      forCandidate: (words) => `Votre demande relève d’une compétence qu’elle exerce : ${words('theme')}`,
    },
    LANGUAGE_SHARED: both((words) => `Langue de travail commune : ${words('languages')}`),
    FRANCOPHONE: both(() => 'Vous pouvez travailler ensemble en français'),
    INTERPRETATION: both(() => 'Cette collectivité dit pouvoir assurer l’interprétation'),
    COUNTRY_WISHED: {
      forSeeker: (words) => `Vous souhaitez ce pays : ${words('country')}`,
      forCandidate: (words) =>
        `Cette collectivité souhaite un partenaire de votre pays : ${words('country')}`,
    },
    ZONE_WISHED: {
      forSeeker: (words) => `Vous souhaitez cette région du monde : ${words('zone')}`,
      forCandidate: (words) =>
        `Cette collectivité souhaite un partenaire de votre région du monde : ${words('zone')}`,
    },
    DIASPORA_LINK: both((words) => `Une diaspora vous relie à ce pays : ${words('country')}`),
    SIZE_SIMILAR: both(
      (words) => `Taille proche : ${words('population')} habitants (vous : ${words('seekerPopulation')})`,
    ),
    TRAITS_SHARED: both((words) => `Territoires semblables : ${words('traits')}`),
    TRAITS_WISHED: {
      forSeeker: (words) => `Vous souhaitez un territoire de ce genre : ${words('traits')}`,
      forCandidate: (words) => `Son territoire est de ceux que vous cherchez : ${words('traits')}`,
    },
    NOTHING_STATED: {
      forSeeker: () => 'Nous n’avons rien trouvé dans leur profil qui réponde directement à votre demande',
      forCandidate: () =>
        'Nous n’avons pas trouvé dans leur profil de besoin auquel votre demande réponde directement',
    },
  },
  flags: {
    LANGUAGE_GAP: (words) =>
      `Pas de langue de travail commune déclarée. Cette collectivité travaille en : ${words('languages')}.`,
    LANGUAGE_UNKNOWN: (words) =>
      words('side') === 'seeker'
        ? 'Langue non déclarée : précisez pour affiner.'
        : 'Cette collectivité n’a pas déclaré ses langues de travail.',
    SIZE_GAP: (words) =>
      `Tailles très différentes : environ ${words('ratio')} fois plus d’habitants d’un côté.`,
    STALE_PROFILE: (words) =>
      `Profil mis à jour il y a ${words('months')} mois : vérifiez qu’il est encore d’actualité.`,
    OUTSIDE_WISH: (words) => `Pays hors de vos souhaits : ${words('country')}.`,
    ADVISORY: (words) =>
      `Pays sous vigilance depuis le ${words('from')} : ${words('country')}. ${words('text')} Source : ${words('source')}.`,
    DEMONSTRATION: () => 'Profil de démonstration : collectivité et demande fictives.',
    ALREADY_PARTNERED: (words) => {
      const details = [
        words('themes') && `thèmes : ${words('themes')}`,
        words('year') && `depuis ${words('year')}`,
      ].filter(Boolean);
      return `Vous avez déjà un partenariat déclaré avec cette collectivité${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
    },
    OTHERS_PRESENT: (words) =>
      `Partenaires français déjà présents : ${words('names')} (${words('count')} au total).`,
  },
  advice: {
    RRMA: (words) =>
      `Premier projet ? Le réseau régional multi-acteurs de votre région (${words('region')}) peut vous aider : ${words('name')}, ${words('email')} (adresse relevée : ${words('asOf')}).`,
    RRMA_FALLBACK: (words) =>
      `Premier projet ? Votre région (${words('region')}) n’a pas de réseau régional multi-acteurs ; le ministère peut vous orienter : ${words('email')}.`,
    CLES_EN_MAIN: () =>
      'Sans expérience ni équipe, vous pouvez rejoindre un programme « Clés en main » porté par une association de collectivités, sans vous lier à un seul partenaire étranger.',
    MUTUALISATION: (words) =>
      words('names') === ''
        ? 'Vous pouvez aussi porter le projet à plusieurs, avec votre intercommunalité ou des communes voisines.'
        : `Vous pouvez vous joindre aux collectivités françaises déjà présentes à ${words('place')} : ${words('names')}.`,
    LANGUAGE_NOT_STATED: () => 'Langue non déclarée : précisez pour affiner.',
    COUNTRIES_SATURATED: (words) =>
      `Peu de collectivités restent ouvertes dans les pays souhaités (${words('countries')}). Sur le même thème, d’autres pays sont moins sollicités : ${words('suggestions')}.`,
  },
  score: {
    title: 'Comment cette note est faite',
    groups: {
      forSeeker: 'Pour vous',
      forCandidate: 'Pour eux',
      joint: 'Pour les deux',
    },
    parts: {
      topic: 'Le fond : l’un a ce que l’autre cherche',
      language: 'Langue de travail',
      geography: 'Lieu souhaité',
      level: 'Type de collectivité souhaité',
      size: 'Nombre d’habitants comparable',
      form: 'Forme de partenariat',
      freshness: 'Profil à jour',
      availability: 'Disponibilité pour un contact de plus',
      exposure: 'Profil précis, pas proposé à tout le monde',
    },
    product:
      'Les lignes se multiplient : 100 % veut dire que rien ne gêne. Ce qui n’est pas dit ne compte pas.',
    both: 'Les deux notes réunies',
    joined: 'La note commune reste proche de la plus basse des deux, car chacun doit y gagner.',
  },
};
