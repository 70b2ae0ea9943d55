import type { Locale } from '../domain/codes.ts';
import type { FigureCode } from '../domain/figures.ts';
import { dateInWords } from './formats.ts';

interface InventoryWords {
  /** That nobody declared a partnership is not that there is none (story C11): it is dated. */
  noneDeclared: (date: string) => string;
  /** Where the figures come from. */
  source: string;
  figures: Record<FigureCode, string>;
}

const WORDS: Readonly<Record<Locale, InventoryWords>> = {
  fr: {
    noneDeclared: (date) => `Aucun partenariat déclaré à ce jour (${date}).`,
    source: 'Bourse partenariat : inventaire déclaré et profils, hors démonstration',
    figures: {
      partnerships_by_country: 'Partenariats déclarés en cours, par pays du partenaire',
      partnerships_by_region: 'Partenariats déclarés en cours, par région de la collectivité française',
      partnerships_by_level: 'Partenariats déclarés en cours, par type de collectivité française',
      partnerships_by_form: 'Partenariats déclarés en cours, par forme',
      partnerships_by_confirmation:
        'Partenariats déclarés en cours, confirmés depuis moins de 24 mois ou non',
      partnerships_by_theme:
        'Partenariats déclarés en cours, par thème (un partenariat peut en avoir plusieurs)',
      profiles_by_country: 'Profils publiés, par pays',
      profiles_by_level: 'Profils publiés, par type de collectivité',
    },
  },
  en: {
    noneDeclared: (date) => `No partnership declared to date (${date}).`,
    source: 'Bourse partenariat: declared inventory and profiles, without demonstration',
    figures: {
      partnerships_by_country: 'Running declared partnerships by country of the partner',
      partnerships_by_region: 'Running declared partnerships by région of the French authority',
      partnerships_by_level: 'Running declared partnerships by kind of French authority',
      partnerships_by_form: 'Running declared partnerships by form',
      partnerships_by_confirmation: 'Running declared partnerships, confirmed within 24 months or not',
      partnerships_by_theme: 'Running declared partnerships by theme (one may have several)',
      profiles_by_country: 'Published profiles by country',
      profiles_by_level: 'Published profiles by kind of authority',
    },
  },
  es: {
    noneDeclared: (date) => `Ninguna cooperación declarada hasta la fecha (${date}).`,
    source: 'Bourse partenariat: inventario declarado y perfiles, sin demostración',
    figures: {
      partnerships_by_country: 'Cooperaciones declaradas en curso, por país del socio',
      partnerships_by_region: 'Cooperaciones declaradas en curso, por región de la entidad francesa',
      partnerships_by_level: 'Cooperaciones declaradas en curso, por tipo de entidad francesa',
      partnerships_by_form: 'Cooperaciones declaradas en curso, por forma',
      partnerships_by_confirmation:
        'Cooperaciones declaradas en curso, confirmadas en los últimos 24 meses o no',
      partnerships_by_theme: 'Cooperaciones declaradas en curso, por tema (una puede tener varios)',
      profiles_by_country: 'Perfiles publicados, por país',
      profiles_by_level: 'Perfiles publicados, por tipo de entidad',
    },
  },
  pt: {
    noneDeclared: (date) => `Nenhuma cooperação declarada até à data (${date}).`,
    source: 'Bourse partenariat: inventário declarado e perfis, sem demonstração',
    figures: {
      partnerships_by_country: 'Cooperações declaradas em curso, por país do parceiro',
      partnerships_by_region: 'Cooperações declaradas em curso, por região da entidade francesa',
      partnerships_by_level: 'Cooperações declaradas em curso, por tipo de entidade francesa',
      partnerships_by_form: 'Cooperações declaradas em curso, por forma',
      partnerships_by_confirmation:
        'Cooperações declaradas em curso, confirmadas há menos de 24 meses ou não',
      partnerships_by_theme: 'Cooperações declaradas em curso, por tema (uma pode ter vários)',
      profiles_by_country: 'Perfis publicados, por país',
      profiles_by_level: 'Perfis publicados, por tipo de entidade',
    },
  },
};

/** What is said where nobody declared a partnership. @param day `2026-11-23`. */
export function renderNoneDeclared(day: string, locale: Locale): string {
  return WORDS[locale].noneDeclared(dateInWords(day, locale));
}

export function renderFigure(code: FigureCode, locale: Locale): string {
  return WORDS[locale].figures[code];
}

export function renderFigureSource(locale: Locale): string {
  return WORDS[locale].source;
}
