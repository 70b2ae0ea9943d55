import type { Locale } from '../domain/codes.ts';

/** What stands around every page. */
interface FrameWords {
  skip: string;
  navigation: string;
  /** Leads to the page to sign in, and to the account of whoever is. */
  account: string;
  documentation: string;
  promise: string;
}

/** Apart from the words of the pages themselves. */
export const FRAME: Readonly<Record<Locale, FrameWords>> = {
  fr: {
    skip: 'Aller au contenu',
    navigation: 'Navigation principale',
    account: 'Votre espace',
    documentation: 'Documentation de l’API',
    promise:
      'Les notes sont expliquées, jamais magiques : chaque résultat dit ce que chaque côté y gagne et ce qui peut gêner.',
  },
  en: {
    skip: 'Skip to content',
    navigation: 'Main navigation',
    account: 'Your account',
    documentation: 'API documentation (in French)',
    promise:
      'Scores are explained, never magic: every result says what each side gains and what may stand in the way.',
  },
  es: {
    skip: 'Ir al contenido',
    navigation: 'Navegación principal',
    account: 'Su espacio',
    documentation: 'Documentación de la API (en francés)',
    promise:
      'Las notas se explican, nunca son mágicas: cada resultado dice qué gana cada parte y qué puede ser un obstáculo.',
  },
  pt: {
    skip: 'Ir para o conteúdo',
    navigation: 'Navegação principal',
    account: 'O seu espaço',
    documentation: 'Documentação da API (em francês)',
    promise:
      'As notas são explicadas, nunca mágicas: cada resultado diz o que cada lado ganha e o que pode ser um obstáculo.',
  },
};
