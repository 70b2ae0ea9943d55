import type { Messages, Words } from '../messages.ts';

const quoted = (words: Words): string => `«${words('quote')}»`;

/** What both texts speak of, as closely as is known: a concept, or else the theme of the passage. */
const themed = (words: Words): string => {
  if (words('concept') !== '') return ` (tema en común: ${words('concept')})`;
  return words('theme') === '' ? '' : ` (tema: ${words('theme')})`;
};

const both = (sentence: (words: Words) => string) => ({ forSeeker: sentence, forCandidate: sentence });

export const reasons: Messages['reasons'] = {
  NEED_MET: {
    forSeeker: (words) =>
      `Su oferta responde a la necesidad que usted expresa: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) => `Lo que usted propone responde a su necesidad: ${quoted(words)}${themed(words)}`,
  },
  OFFER_WANTED: {
    forSeeker: (words) => `Esta entidad busca lo que usted propone: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `Su petición da uso a la oferta de esta entidad: ${quoted(words)}${themed(words)}`,
  },
  EXCHANGE_SHARED: {
    forSeeker: (words) =>
      `Podrían intercambiar sobre este asunto de su perfil: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `El intercambio coincide con lo que dice su perfil: ${quoted(words)}${themed(words)}`,
  },
  PROFILE_RELATED: {
    forSeeker: (words) => `Lo que más se acerca a su petición en el perfil: ${quoted(words)}${themed(words)}`,
    forCandidate: (words) =>
      `El punto del perfil al que más se acerca su petición: ${quoted(words)}${themed(words)}`,
  },
  THEME_SHARED: both((words) => `Temas en común: ${words('themes')}`),
  LABEL_EXPERTISE: {
    forSeeker: (words) =>
      `Esta entidad tiene el sello EXPE-CT en este tema: ${words('theme')} (válido hasta el ${words('validUntil')})`,
    forCandidate: (words) =>
      `La petición le permite usar su sello EXPE-CT: ${words('theme')} (válido hasta el ${words('validUntil')})`,
  },
  COMPETENCE_EXERCISED: {
    forSeeker: (words) => `Esta entidad presta ella misma este servicio: ${words('theme')}`,
    forCandidate: (words) => `La petición se refiere a un servicio que presta: ${words('theme')}`,
  },
  LANGUAGE_SHARED: both((words) => `Idioma de trabajo común: ${words('languages')}`),
  FRANCOPHONE: both(() => 'Pueden trabajar juntos en francés'),
  INTERPRETATION: both(() => 'Esta entidad dice poder ofrecer interpretación'),
  COUNTRY_WISHED: {
    forSeeker: (words) => `Usted desea este país: ${words('country')}`,
    forCandidate: (words) => `Esta entidad desea un socio del país de usted: ${words('country')}`,
  },
  ZONE_WISHED: {
    forSeeker: (words) => `Usted desea esta región del mundo: ${words('zone')}`,
    forCandidate: (words) => `Esta entidad desea un socio de la región del mundo de usted: ${words('zone')}`,
  },
  DIASPORA_LINK: both((words) => `Una diáspora les une a este país: ${words('country')}`),
  SIZE_SIMILAR: both(
    (words) => `Tamaño parecido: ${words('population')} habitantes (usted: ${words('seekerPopulation')})`,
  ),
  TRAITS_SHARED: both((words) => `Territorios parecidos: ${words('traits')}`),
  TRAITS_WISHED: {
    forSeeker: (words) => `Desea un territorio de este tipo: ${words('traits')}`,
    forCandidate: (words) => `Su territorio es del tipo que usted busca: ${words('traits')}`,
  },
  NOTHING_STATED: {
    forSeeker: () => 'No hemos encontrado en su perfil nada que responda directamente a su petición',
    forCandidate: () =>
      'No hemos encontrado en su perfil una necesidad a la que la petición responda directamente',
  },
};

export const flags: Messages['flags'] = {
  LANGUAGE_GAP: (words) =>
    `No se declara ningún idioma de trabajo común. Trabajan en: ${words('languages')}.`,
  LANGUAGE_UNKNOWN: (words) =>
    words('side') === 'seeker'
      ? 'Idioma no declarado: precíselo para afinar.'
      : 'Esta entidad no ha declarado sus idiomas de trabajo.',
  SIZE_GAP: (words) => `Tamaños muy distintos: unas ${words('ratio')} veces más habitantes de un lado.`,
  STALE_PROFILE: (words) => `Perfil actualizado hace ${words('months')} meses: compruebe que sigue vigente.`,
  OUTSIDE_WISH: (words) => `País fuera de sus deseos: ${words('country')}.`,
  ADVISORY: (words) =>
    `País bajo vigilancia desde el ${words('from')}: ${words('country')}. ${words('text')} Fuente: ${words('source')}.`,
  DEMONSTRATION: () => 'Perfil de demostración: la entidad y su petición son ficticias.',
  ALREADY_PARTNERED: (words) => {
    const details = [
      words('themes') && `temas: ${words('themes')}`,
      words('year') && `desde ${words('year')}`,
    ].filter(Boolean);
    return `Ya tiene una cooperación declarada con esta entidad${details.length > 0 ? ` (${details.join(', ')})` : ''}.`;
  },
  OTHERS_PRESENT: (words) => `Socios franceses ya presentes: ${words('names')} (${words('count')} en total).`,
};

export const advice: Messages['advice'] = {
  RRMA: (words) =>
    `La red regional multiactor de su región (${words('region')}) puede ayudarle: ${words('name')}, ${words('email')} (dirección anotada: ${words('asOf')}).`,
  RRMA_FALLBACK: (words) =>
    words('link') === ''
      ? `Su región (${words('region')}) no tiene red regional multiactor; el ministerio puede orientarle: ${words('email')}.`
      : `Su región (${words('region')}) no tiene red regional multiactor; puede orientarle el consejero o la consejera diplomática del prefecto de la región (${words('link')}; por comprobar, lista anotada: ${words('asOf')}) o, en su defecto, el ministerio: ${words('email')}.`,
  CLES_EN_MAIN: () =>
    'Sin experiencia ni personal, puede unirse a un programa «Clés en main» de una asociación de entidades, sin comprometerse con un único socio extranjero.',
  MUTUALISATION: (words) =>
    words('names') === ''
      ? 'También puede llevar el proyecto con su mancomunidad o con municipios vecinos.'
      : `Puede unirse a las entidades francesas ya presentes en ${words('place')}: ${words('names')}.`,
  LANGUAGE_NOT_STATED: () => 'Idioma no declarado: precíselo para afinar.',
  COUNTRIES_SATURATED: (words) =>
    `Quedan pocas entidades abiertas en los países deseados (${words('countries')}). Sobre el mismo tema, otros países están menos solicitados: ${words('suggestions')}.`,
};

export const score: Messages['score'] = {
  title: 'Cómo se calcula esta nota',
  groups: {
    forSeeker: 'Para usted',
    forCandidate: 'Para ellos',
    joint: 'Para ambos',
  },
  parts: {
    topic: 'El fondo: uno tiene lo que el otro busca',
    language: 'Idioma de trabajo',
    geography: 'Lugar deseado',
    level: 'Tipo de entidad deseado',
    size: 'Número de habitantes comparable',
    form: 'Forma de cooperación',
    freshness: 'Perfil al día',
    availability: 'Disponibilidad para un contacto más',
    exposure: 'Un perfil preciso, no uno que se propone a todos',
  },
  product: 'Las líneas se multiplican: 100 % significa que nada se opone. Lo que no se declara no cuenta.',
  both: 'Las dos notas reunidas',
  joined: 'La nota común queda cerca de la más baja de las dos, pues ambas partes deben ganar.',
};
