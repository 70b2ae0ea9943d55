import { nameKey } from '../domain/analysis.ts';
import { FORMS, type Form, LEVELS, type Level, THEMES, type Theme } from '../domain/codes.ts';
import { label } from './labels.ts';

/** Themes of the French atlas of decentralised cooperation → ours. The atlas is coarser or crosswise in places: a label
 *  that covers two of our themes gives both, one that names a part of a theme gives the whole. */
const THEMES_OF_LABEL: Readonly<Record<string, readonly Theme[]>> = {
  'Eau et assainissement': ['eau_assainissement'],
  'Eau et déchets': ['eau_assainissement', 'dechets'],
  Déchets: ['dechets'],
  'Économie circulaire': ['dechets'],
  Énergie: ['energie'],
  'Mobilité et transports': ['mobilite'],
  'Aménagement du territoire et transports': ['urbanisme', 'mobilite'],
  'Aménagement urbain': ['urbanisme'],
  'Construction durable': ['urbanisme'],
  'Environnement et biodiversité': ['climat_biodiversite'],
  "Protection / Gestion de l'environnement / Biodiversité": ['climat_biodiversite'],
  Climat: ['climat_biodiversite'],
  'Prévention des risques': ['risques'],
  Pêche: ['ocean_littoral'],
  'Agriculture et développement rural': ['agriculture_securite_alimentaire'],
  Santé: ['sante'],
  Éducation: ['education_formation'],
  'Éducation et formation': ['education_formation'],
  'Éducation, emploi, formation professionnelle': ['education_formation'],
  'Formation professionnelle': ['education_formation'],
  Jeunesse: ['jeunesse'],
  'Jeunesse & genre': ['jeunesse', 'egalite_fh'],
  'Égalité femmes-hommes': ['egalite_fh'],
  Sport: ['sport'],
  Culture: ['culture'],
  Francophonie: ['culture'],
  'Infrastructures, équipements et manifestations culturelles': ['culture'],
  Patrimoine: ['patrimoine'],
  Tourisme: ['tourisme'],
  'Gouvernance locale et appui institutionnel': ['gouvernance_locale'],
  Citoyenneté: ['gouvernance_locale'],
  'Participation citoyenne': ['gouvernance_locale'],
  Numérique: ['numerique'],
  "Technologies de l'information et de la communication": ['numerique'],
  'Développement économique': ['developpement_economique'],
  'Économie sociale et solidaire': ['ess'],
  'Action sociale': ['inclusion_sociale'],
};
/** Headings of the atlas above these: too wide to say a theme. */
const HEADINGS = [
  'Politique, humanitaire et coopération transfrontalière',
  'Environnement, Climat et Énergie',
  'Culture et Patrimoine',
  'Éducation, Social et Recherche',
  'Économie durable',
];

const THEMES_BY_KEY: ReadonlyMap<string, readonly Theme[]> = new Map([
  ...HEADINGS.map((heading): [string, readonly Theme[]] => [nameKey(heading), []]),
  ...THEMES.flatMap((theme): [string, readonly Theme[]][] => [
    [nameKey(theme), [theme]],
    [nameKey(label('theme', theme, 'fr')), [theme]],
  ]),
  ...Object.entries(THEMES_OF_LABEL).map(([words, themes]): [string, readonly Theme[]] => [
    nameKey(words),
    themes,
  ]),
]);

/** Themes that a label of the French atlas, one of our own labels or a code stands for; [] for a heading of the atlas,
 *  null for anything else. */
export function themesOfLabel(words: string): readonly Theme[] | null {
  return THEMES_BY_KEY.get(nameKey(words)) ?? null;
}

/** Words for a kind of collectivité. */
const LEVEL_OF: Readonly<Record<string, Level>> = {
  commune: 'commune',
  epci: 'intercommunality',
  intercommunalité: 'intercommunality',
  département: 'department',
  région: 'region',
  syndicat: 'other',
  ville: 'commune',
  city: 'commune',
};

/** Words for a form of partnership. */
const FORM_OF: Readonly<Record<string, Form>> = {
  jumelage: 'jumelage',
  'jumelage-coopération': 'jumelage',
  'coopération décentralisée': 'cooperation_decentralisee',
};

/** The code among `codes` that a word is, or is the French label of, or stands for in `table`; null: none. */
function codeOf<T extends 'level' | 'form', C extends string>(
  kind: T,
  codes: readonly C[],
  table: Readonly<Record<string, C>>,
  word: string,
): C | null {
  const key = nameKey(word);
  const listed = Object.entries(table).find(([words]) => nameKey(words) === key);
  const named = codes.find((code) => nameKey(code) === key || nameKey(label(kind, code, 'fr')) === key);
  return listed?.[1] ?? named ?? null;
}

/** Kind of collectivité that a word of the atlas, a label or a code stands for; null: none. */
export function levelOfWord(word: string): Level | null {
  return codeOf('level', LEVELS, LEVEL_OF, word);
}

/** Form of partnership that a word of the atlas, a label or a code stands for; null: none. */
export function formOfWord(word: string): Form | null {
  return codeOf('form', FORMS, FORM_OF, word);
}
