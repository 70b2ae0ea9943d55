/** The closed lists of the contract. Labels in each language live in `seeds/reference` and `src/i18n`. */

/** Second-level themes, 26 codes. */
export const THEMES = [
  'eau_assainissement',
  'dechets',
  'energie',
  'mobilite',
  'agriculture_securite_alimentaire',
  'sante',
  'education_formation',
  'jeunesse',
  'sport',
  'egalite_fh',
  'patrimoine',
  'culture',
  'tourisme',
  'gouvernance_locale',
  'finances_locales',
  'numerique',
  'etat_civil',
  'urbanisme',
  'developpement_economique',
  'ess',
  'climat_biodiversite',
  'risques',
  'ocean_littoral',
  'migration_diaspora',
  'inclusion_sociale',
  'recherche',
] as const;
export type Theme = (typeof THEMES)[number];

/** Zones of the world; the countries of each are reference data and overlap. */
export const ZONES = [
  'caraibe',
  'plateau_guyanes',
  'ocean_indien',
  'afrique_ouest',
  'afrique_centrale',
  'afrique_est',
  'afrique_australe',
  'maghreb',
  'proche_orient',
  'europe',
  'amerique_nord',
  'amerique_latine',
  'asie_sud',
  'asie_sud_est',
  'asie_est',
  'pacifique',
] as const;
export type Zone = (typeof ZONES)[number];

export const LEVELS = ['commune', 'intercommunality', 'department', 'region', 'other'] as const;
export type Level = (typeof LEVELS)[number];

/** Legal forms of a partnership (AMF Mémento on AECT, Oct. 2020). */
export const FORMS = [
  'jumelage',
  'charte_amitie',
  'don_humanitaire',
  'promotion',
  'cooperation_decentralisee',
] as const;
export type Form = (typeof FORMS)[number];

/** Ways to carry a partnership (same source). */
export const MODES = ['direct', 'mutualise', 'delegue', 'soutien'] as const;

export const TRAITS = [
  'coast',
  'island',
  'mountain',
  'river',
  'border',
  'rural',
  'urban',
  'heritage',
  'vineyard',
  'port',
  'university',
  'industrial',
] as const;
export type Trait = (typeof TRAITS)[number];

/** What the seeker wants to do: offer its expertise, meet its need, or exchange. */
export const INTENTS = ['need', 'offer', 'exchange'] as const;
export type Intent = (typeof INTENTS)[number];

/** Interface languages; French is the default everywhere. */
export const LOCALES = ['fr', 'en', 'es', 'pt'] as const;
export type Locale = (typeof LOCALES)[number];
