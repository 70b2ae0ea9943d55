import type { Locale } from '../domain/codes.ts';
import type { MatchFacets } from '../domain/match.ts';

/** What is said where a list of partners can be narrowed. */
interface NarrowingWords {
  title: string;
  hint: string;
  /** Said of countries that the question wishes and does not insist on. */
  wished: string;
  facets: Record<keyof MatchFacets, string>;
  /** The rest of a long group. */
  more: (count: number) => string;
  chosen: string;
  /** Read aloud after the number of a value. */
  left: (count: number) => string;
}

const fr: NarrowingWords = {
  title: 'Affiner',
  wished: 'Un pays souhaité est favorisé, sans exclure les autres : choisissez-le ici pour ne voir que lui.',
  hint: 'Le nombre dit combien de collectivités il reste.',
  facets: {
    concepts: 'Sujets',
    countries: 'Pays',
    themes: 'Thèmes',
    languages: 'Langues de travail',
    levels: 'Types de collectivité',
  },
  more: (count) => `Voir ${count} autres`,
  chosen: 'Vous avez choisi',
  left: (count) => (count === 1 ? 'collectivité' : 'collectivités'),
};

const en: NarrowingWords = {
  title: 'Narrow down',
  wished: 'A country wished for is favoured and shuts no other out: choose it here to see it alone.',
  hint: 'The number says how many local authorities are left.',
  facets: {
    concepts: 'Subjects',
    countries: 'Countries',
    themes: 'Themes',
    languages: 'Working languages',
    levels: 'Kinds of authority',
  },
  more: (count) => `See ${count} more`,
  chosen: 'What you chose',
  left: (count) => (count === 1 ? 'local authority' : 'local authorities'),
};

const es: NarrowingWords = {
  title: 'Precisar',
  wished: 'Un país deseado se favorece sin excluir a los demás: elíjalo aquí para ver solo ese.',
  hint: 'El número dice cuántas entidades quedan.',
  facets: {
    concepts: 'Asuntos',
    countries: 'Países',
    themes: 'Temas',
    languages: 'Lenguas de trabajo',
    levels: 'Tipos de entidad',
  },
  more: (count) => `Ver ${count} más`,
  chosen: 'Usted ha elegido',
  left: (count) => (count === 1 ? 'entidad' : 'entidades'),
};

const pt: NarrowingWords = {
  title: 'Afinar',
  wished: 'Um país desejado é favorecido sem excluir os outros: escolha-o aqui para ver só esse.',
  hint: 'O número diz quantas autarquias restam.',
  facets: {
    concepts: 'Assuntos',
    countries: 'Países',
    themes: 'Temas',
    languages: 'Línguas de trabalho',
    levels: 'Tipos de autarquia',
  },
  more: (count) => `Ver mais ${count}`,
  chosen: 'Escolheu',
  left: (count) => (count === 1 ? 'autarquia' : 'autarquias'),
};

/** Apart from the other messages, which fill a file a language. */
export const NARROWING: Readonly<Record<Locale, NarrowingWords>> = { fr, en, es, pt };
