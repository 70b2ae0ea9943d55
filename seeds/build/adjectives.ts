/** Forms of the adjectives of countries, from one base form a country and language. */

/** Plural of a French adjective: s, x and z stay. */
const frenchPlural = (form: string): string => (/[sxz]$/u.test(form) ? form : `${form}s`);

/** Country adjectives whose masculine also names a language that towns teach. Next to a word for a place they are rows
 *  of their own, which win over the language ("une ville espagnole qui parle français"). */
const TAUGHT = new Set(['CN', 'DE', 'ES', 'GB', 'IT', 'JP', 'PT', 'RU']);

/** True for an adjective whose masculine is also such a language ("English" is, "British" is not). */
export function isTaught(country: string, adjective: string): boolean {
  return TAUGHT.has(country) && !/^brit/iu.test(adjective);
}

const PLACES = {
  fr: {
    one: 'village partenaire territoire district canton bourg port département arrondissement comté homologue municipe Land',
    many: 'villages partenaires territoires districts cantons bourgs ports départements homologues élus',
    both: 'ville commune collectivité région municipalité localité mairie île province cité agglomération',
  },
  en: {
    one:
      'town city village municipality commune partner council district region province county authority ' +
      'territory island counterpart mayor port towns cities villages municipalities communes partners councils ' +
      'districts regions provinces counties authorities territories islands counterparts',
  },
  es: {
    one: 'municipio ayuntamiento pueblo socio territorio distrito puerto cantón departamento',
    both: 'ciudad localidad comuna región provincia isla',
  },
  pt: {
    one: 'município concelho distrito parceiro território porto cantão departamento',
    both: 'cidade autarquia localidade região província ilha',
  },
} as const;

const beside = (nouns: string, adjective: string): string[] =>
  nouns.split(' ').map((noun) => `${noun} ${adjective}`);

/** Masculine and feminine of a French adjective in both numbers. */
export function frenchForms(masculine: string, feminine: string, taught: boolean): string[] {
  if (!taught) return [masculine, feminine, frenchPlural(masculine), frenchPlural(feminine)];
  const { one, many, both } = PLACES.fr;
  // Beside a word for a place the country wins over a language near by ("une ville espagnole qui parle français").
  const feminines = masculine === feminine ? beside(both, feminine) : [feminine, ...beside(both, feminine)];
  const plural = frenchPlural(masculine);
  return [
    masculine,
    ...beside(one, masculine),
    ...beside(many, plural),
    ...feminines,
    frenchPlural(feminine),
    ...(plural === masculine ? [] : [plural]),
  ];
}

/** An English adjective, and (of a language that is taught) the same before a word for a place. */
export function englishForms(adjective: string, taught: boolean): string[] {
  return [adjective, ...(taught ? PLACES.en.one.split(' ').map((noun) => `${adjective} ${noun}`) : [])];
}

/** Feminine and plurals of a Spanish or Portuguese adjective by its ending, the feminine first. */
function iberian(masculine: string): string[] {
  const stem = masculine.slice(0, -1);
  if (/o$/u.test(masculine) && !/ão$/u.test(masculine)) return [`${stem}a`, `${masculine}s`, `${stem}as`];
  if (/ão$/u.test(masculine)) {
    const root = masculine.slice(0, -2);
    return [`${root}ã`, `${root}ãs`, `${root}ães`, `${root}ões`, `${root}ãos`];
  }
  if (/[éê]s$/u.test(masculine)) {
    const root = masculine.slice(0, -2);
    return [`${root}esa`, `${root}eses`, `${root}esas`];
  }
  if (/án$/u.test(masculine)) {
    const root = masculine.slice(0, -2);
    return [`${root}ana`, `${root}anes`, `${root}anas`];
  }
  if (/ón$/u.test(masculine)) {
    const root = masculine.slice(0, -2);
    return [`${root}ona`, `${root}ones`, `${root}onas`];
  }
  if (/eu$/u.test(masculine)) return [`${masculine.slice(0, -2)}eia`, `${masculine}s`];
  if (/ol$/u.test(masculine))
    return [`${masculine}a`, `${masculine}es`, `${masculine}as`, `${stem.slice(0, -1)}óis`];
  if (/í$/u.test(masculine)) return [`${masculine}es`, `${masculine}s`];
  return [`${masculine}s`];
}

/** Forms of a Spanish or Portuguese adjective. */
export function iberianForms(masculine: string, language: 'es' | 'pt', taught: boolean): string[] {
  const others = iberian(masculine);
  if (!taught) return [masculine, ...others];
  const { one, both } = PLACES[language];
  return [masculine, ...beside(one, masculine), ...beside(both, others[0] ?? masculine), ...others];
}

/** Declined forms of a German adjective; the bare form is left to languages and adverbs. */
export function germanForms(base: string): string[] {
  return ['e', 'en', 'er', 'es', 'em'].map((ending) => base + ending);
}

/** Genders of an Arabic nisba, with and without the article. */
export function arabicForms(base: string): string[] {
  return [base, `${base}ة`, `ال${base}`, `ال${base}ة`];
}
