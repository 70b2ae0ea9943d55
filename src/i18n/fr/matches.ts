import type { Messages, Words } from '../messages.ts';

const quoted = (words: Words): string => `« ${words('quote')} »`;

/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (sujet commun : ${words('concept')})`;
  return words('theme') === '' ? '' : ` (thème : ${words('theme')})`;
};

/** The same fact, told to the seeker for both sides. */
const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const reasons: Messages['reasons'] = {
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
    forCandidate: (words) => `Cette collectivité souhaite un partenaire de votre pays : ${words('country')}`,
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
};

export const flags: Messages['flags'] = {
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
};

export const advice: Messages['advice'] = {
  RRMA: (words) =>
    `Le réseau régional multi-acteurs de votre région (${words('region')}) peut vous aider : ${words('name')}, ${words('email')} (adresse relevée : ${words('asOf')}).`,
  RRMA_FALLBACK: (words) =>
    words('link') === ''
      ? `Votre région (${words('region')}) n’a pas de réseau régional multi-acteurs ; le ministère peut vous orienter : ${words('email')}.`
      : `Votre région (${words('region')}) n’a pas de réseau régional multi-acteurs ; le conseiller ou la conseillère diplomatique auprès du préfet de région peut vous orienter (${words('link')} ; à vérifier, liste relevée : ${words('asOf')}), et à défaut le ministère : ${words('email')}.`,
  CLES_EN_MAIN: () =>
    'Sans expérience ni équipe, vous pouvez rejoindre un programme « Clés en main » porté par une association de collectivités, sans vous lier à un seul partenaire étranger.',
  MUTUALISATION: (words) =>
    words('names') === ''
      ? 'Vous pouvez aussi porter le projet à plusieurs, avec votre intercommunalité ou des communes voisines.'
      : `Vous pouvez vous joindre aux collectivités françaises déjà présentes à ${words('place')} : ${words('names')}.`,
  LANGUAGE_NOT_STATED: () => 'Langue non déclarée : précisez pour affiner.',
  COUNTRIES_SATURATED: (words) =>
    `Peu de collectivités restent ouvertes dans les pays souhaités (${words('countries')}). Sur le même thème, d’autres pays sont moins sollicités : ${words('suggestions')}.`,
};

export const score: Messages['score'] = {
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
};
