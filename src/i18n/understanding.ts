import type { Intent, Locale } from '../domain/codes.ts';
import type { UnderstoodCode } from '../domain/understood-item.ts';
import type { Sentence } from './messages.ts';

/** What is said of what was understood, and of its correction. */
interface Understanding {
  /** What was read out of a free text; without numbers, a population is only named; without
   *  `word`, a spelling stays as `typed`. */
  understood: Record<UnderstoodCode, Sentence>;
  intents: Record<Intent, string>;
  /** The part of a page that shows what was understood and lets it be corrected. */
  correction: {
    title: string;
    hint: string;
    /** The concepts that the text speaks of follow. */
    subjects: string;
    intent: string;
    inferred: string;
    /** The words of the text that told the intent follow. */
    inferredFrom: string;
    /** `text`: the intent to take instead. */
    instead: Sentence;
    /** `text`: the item that a button is about. */
    remove: Sentence;
    ignored: string;
    restore: Sentence;
  };
}

const fr: Understanding = {
  understood: {
    COUNTRY: (words) => `Pays : ${words('country')}`,
    COUNTRIES: (words) => `Pays : « ${words('typed')} »`,
    ZONE: (words) => `Région du monde : ${words('zone')}`,
    ONLY: () => 'Uniquement à ces endroits',
    EXCLUDED: (words) => `Sauf : ${words('country') || words('zone')}`,
    LANGUAGE: (words) => `Langue de travail : ${words('languages')}`,
    LEVEL: (words) => `Type de collectivité : ${words('level')}`,
    POPULATION: (words) => {
      if (words('min') !== '' && words('max') !== '')
        return `Taille : de ${words('min')} à ${words('max')} habitants`;
      if (words('max') !== '') return `Taille : ${words('max')} habitants au plus`;
      return words('min') !== '' ? `Taille : ${words('min')} habitants au moins` : 'Taille';
    },
    TRAIT: (words) => `Territoire : ${words('traits')}`,
    FORM: (words) => `Forme : ${words('form')}`,
    SPELLING: (words) =>
      words('word') === ''
        ? `« ${words('typed')} » tel quel`
        : `« ${words('typed')} » lu « ${words('word')} »`,
    FRAMING: () => 'Sans les formules de politesse',
  },
  intents: {
    need: 'Trouver de l’aide',
    offer: 'Apporter votre expérience',
    exchange: 'Échanger dans les deux sens',
  },
  correction: {
    title: 'Nous avons compris',
    subjects: 'Vous semblez parler de :',
    hint: 'Retirez ce que nous avons mal lu : les résultats en tiendront compte.',
    intent: 'Votre intention :',
    inferred: 'déduite de votre texte',
    inferredFrom: 'déduite de vos mots :',
    instead: (words) => `Plutôt : ${words('text')}`,
    remove: (words) => `Retirer « ${words('text')} »`,
    ignored: 'Mis de côté à votre demande',
    restore: (words) => `Rétablir « ${words('text')} »`,
  },
};

const en: Understanding = {
  understood: {
    COUNTRY: (words) => `Country: ${words('country')}`,
    COUNTRIES: (words) => `Countries: “${words('typed')}”`,
    ZONE: (words) => `Part of the world: ${words('zone')}`,
    ONLY: () => 'Only in these places',
    EXCLUDED: (words) => `Except: ${words('country') || words('zone')}`,
    LANGUAGE: (words) => `Working language: ${words('languages')}`,
    LEVEL: (words) => `Kind of authority: ${words('level')}`,
    POPULATION: (words) => {
      if (words('min') !== '' && words('max') !== '')
        return `Size: ${words('min')} to ${words('max')} inhabitants`;
      if (words('max') !== '') return `Size: at most ${words('max')} inhabitants`;
      return words('min') !== '' ? `Size: at least ${words('min')} inhabitants` : 'Size';
    },
    TRAIT: (words) => `Place: ${words('traits')}`,
    FORM: (words) => `Form: ${words('form')}`,
    SPELLING: (words) =>
      words('word') === ''
        ? `“${words('typed')}” as typed`
        : `“${words('typed')}” read as “${words('word')}”`,
    FRAMING: () => 'Without the polite phrases',
  },
  intents: { need: 'Find help', offer: 'Share your experience', exchange: 'Exchange both ways' },
  correction: {
    title: 'What we understood',
    subjects: 'You seem to speak of:',
    hint: 'Remove what we read wrongly: the results will follow.',
    intent: 'What you want to do:',
    inferred: 'read out of your text',
    inferredFrom: 'read out of your words:',
    instead: (words) => `Rather: ${words('text')}`,
    remove: (words) => `Remove “${words('text')}”`,
    ignored: 'Set aside as you asked',
    restore: (words) => `Restore “${words('text')}”`,
  },
};

const es: Understanding = {
  understood: {
    COUNTRY: (words) => `País: ${words('country')}`,
    COUNTRIES: (words) => `Países: «${words('typed')}»`,
    ZONE: (words) => `Región del mundo: ${words('zone')}`,
    ONLY: () => 'Solo en estos lugares',
    EXCLUDED: (words) => `Excepto: ${words('country') || words('zone')}`,
    LANGUAGE: (words) => `Lengua de trabajo: ${words('languages')}`,
    LEVEL: (words) => `Tipo de entidad: ${words('level')}`,
    POPULATION: (words) => {
      if (words('min') !== '' && words('max') !== '')
        return `Tamaño: de ${words('min')} a ${words('max')} habitantes`;
      if (words('max') !== '') return `Tamaño: ${words('max')} habitantes como máximo`;
      return words('min') !== '' ? `Tamaño: ${words('min')} habitantes como mínimo` : 'Tamaño';
    },
    TRAIT: (words) => `Territorio: ${words('traits')}`,
    FORM: (words) => `Forma: ${words('form')}`,
    SPELLING: (words) =>
      words('word') === ''
        ? `«${words('typed')}» tal cual`
        : `«${words('typed')}» leído como «${words('word')}»`,
    FRAMING: () => 'Sin las fórmulas de cortesía',
  },
  intents: {
    need: 'Encontrar ayuda',
    offer: 'Aportar su experiencia',
    exchange: 'Intercambiar en ambos sentidos',
  },
  correction: {
    title: 'Hemos entendido',
    subjects: 'Parece hablar de:',
    hint: 'Quite lo que hayamos leído mal: los resultados lo tendrán en cuenta.',
    intent: 'Su intención:',
    inferred: 'deducida de su texto',
    inferredFrom: 'deducida de sus palabras:',
    instead: (words) => `Más bien: ${words('text')}`,
    remove: (words) => `Quitar «${words('text')}»`,
    ignored: 'Apartado a petición suya',
    restore: (words) => `Restablecer «${words('text')}»`,
  },
};

const pt: Understanding = {
  understood: {
    COUNTRY: (words) => `País: ${words('country')}`,
    COUNTRIES: (words) => `Países: «${words('typed')}»`,
    ZONE: (words) => `Região do mundo: ${words('zone')}`,
    ONLY: () => 'Apenas nestes lugares',
    EXCLUDED: (words) => `Exceto: ${words('country') || words('zone')}`,
    LANGUAGE: (words) => `Língua de trabalho: ${words('languages')}`,
    LEVEL: (words) => `Tipo de autarquia: ${words('level')}`,
    POPULATION: (words) => {
      if (words('min') !== '' && words('max') !== '')
        return `Dimensão: de ${words('min')} a ${words('max')} habitantes`;
      if (words('max') !== '') return `Dimensão: no máximo ${words('max')} habitantes`;
      return words('min') !== '' ? `Dimensão: pelo menos ${words('min')} habitantes` : 'Dimensão';
    },
    TRAIT: (words) => `Território: ${words('traits')}`,
    FORM: (words) => `Forma: ${words('form')}`,
    SPELLING: (words) =>
      words('word') === ''
        ? `«${words('typed')}» tal como está`
        : `«${words('typed')}» lido como «${words('word')}»`,
    FRAMING: () => 'Sem as fórmulas de cortesia',
  },
  intents: {
    need: 'Encontrar ajuda',
    offer: 'Partilhar a sua experiência',
    exchange: 'Trocar nos dois sentidos',
  },
  correction: {
    title: 'O que compreendemos',
    subjects: 'Parece falar de:',
    hint: 'Retire o que lemos mal: os resultados terão isso em conta.',
    intent: 'A sua intenção:',
    inferred: 'deduzida do seu texto',
    inferredFrom: 'deduzida das suas palavras:',
    instead: (words) => `Antes: ${words('text')}`,
    remove: (words) => `Retirar «${words('text')}»`,
    ignored: 'Posto de lado a seu pedido',
    restore: (words) => `Repor «${words('text')}»`,
  },
};

/** Apart from the other messages, which fill a file a language. */
export const UNDERSTANDING: Readonly<Record<Locale, Understanding>> = { fr, en, es, pt };
