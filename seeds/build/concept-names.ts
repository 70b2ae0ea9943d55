import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse } from '../../src/domain/analysis.ts';
import { LOCALES, type Locale } from '../../src/domain/codes.ts';
import { readThesaurus, type ThesaurusConcept } from '../thesaurus.ts';

// By what words a concept is named whatever stands around them: the parts of its label between commas and "and", as stems. A part
// of one word counts where no other label has it, and at most one technical name of another concept; one whose words are all too
// general, never.

const BETWEEN: Readonly<Record<Locale, RegExp>> = {
  fr: /\s*,\s*|\s+(?:et|ou)\s+/u,
  en: /\s*,\s*|\s+(?:and|or)\s+/u,
  es: /\s*,\s*|\s+(?:y|e|o|u)\s+/u,
  pt: /\s*,\s*|\s+(?:e|ou)\s+/u,
};

/** Words of labels that say something else as well, or nothing without the rest of their label; read one by one. */
const TOO_GENERAL: Readonly<Record<Locale, string>> = {
  fr: 'savoir-faire plants mécanisation émissions ombrage créatives auteurs édition bacs tri sachets transmission fuites facturation sobriété héritage justice coupures cuisson rattrapage adoption fraude invisibles rectification transparence appareillage infantile colonies retours livraisons électriques signalement médias côtiers restitution oral pôles expérimentations abris exercices technologiques engins brousse sauvetage maintenance courses nautiques encadrement dirigeants escales racines',
  en: 'tools shade film publishing sorting disposal construction repair logistics losses billing listening justice adoption security corrections compliance assets monitoring evaluation complaints violence newcomers departures forced fares tracks deliveries app earthen restitution intangible know-how trials drills attracting mother lessons crowding squares',
  es: 'sombra edición creativas contenedores separación reparación logística fuentes fugas mobiliario escucha forzado tareas adopción fraude rectificación compromiso colonias seguimiento terminales boletos pasos pie reparto avisos pantallas salvavidas colecciones restitución oral experimentación vehículos falta detección direcciones dirigentes raíces',
  pt: 'mudas máquinas sombra edição criativas contentores triagem sacos sensibilização reparação empresariais fugas mobiliário escuta forçados tarefas justiça adoção fraude retificação dependências partidas regressos passagens entregas site media construções coleções restituição oral experimentação viaturas resgate falta rastreios corridas náuticos dirigentes raízes endereços concessões terminais paragens bilhetes devoluta',
};

const stems = (text: string, locale: Locale): string[] => [...new Set(analyse(text, locale))];

/** How many concepts have each stem in some of their names. */
function spread(
  concepts: readonly ThesaurusConcept[],
  namesOf: (concept: ThesaurusConcept) => string[],
  locale: Locale,
) {
  const counts = new Map<string, number>();
  for (const concept of concepts) {
    const own = new Set(namesOf(concept).flatMap((name) => stems(name, locale)));
    for (const stem of own) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stem: string): number => counts.get(stem) ?? 0;
}

function namesIn(concepts: readonly ThesaurusConcept[], locale: Locale): Record<string, string> {
  const inLabels = spread(concepts, (concept) => [concept[locale].label], locale);
  const inNames = spread(
    concepts,
    (concept) => [concept[locale].label, ...concept[locale].technical],
    locale,
  );
  const general = new Set(stems(TOO_GENERAL[locale], locale));
  const isName = (words: readonly string[]): boolean => {
    const [word = '', ...others] = words;
    if (words.every((one) => general.has(one))) return false;
    return others.length > 0 || (inLabels(word) === 1 && inNames(word) <= 2);
  };
  const named = new Map<string, Set<string>>();
  for (const {
    code,
    [locale]: { label },
  } of concepts) {
    for (const part of [label, ...label.split(BETWEEN[locale])]) {
      const words = stems(part, locale);
      const name = words.sort().join(' ');
      if (words.length > 0 && isName(words)) named.set(name, (named.get(name) ?? new Set()).add(code));
    }
  }
  return Object.fromEntries(
    [...named].flatMap(([name, codes]) => (codes.size === 1 ? [[name, [...codes][0] ?? '']] : [])),
  );
}

const concepts = await readThesaurus();
const names = Object.fromEntries(LOCALES.map((locale) => [locale, namesIn(concepts, locale)]));
await writeFile(
  join(import.meta.dirname, '../reference/concept-names.json'),
  `${JSON.stringify(names, null, 1)}\n`,
);
for (const locale of LOCALES) console.log(locale, Object.keys(names[locale] ?? {}).length);
