import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readThesaurus } from '../thesaurus.ts';

// What the service shows of the thesaurus: codes, themes and names, a hundredth of its text.
const concepts = (await readThesaurus()).map(({ code, theme, broader, fr, en, es, pt }) => ({
  code,
  theme,
  broader,
  labels: { fr: fr.label, en: en.label, es: es.label, pt: pt.label },
}));
const file = join(import.meta.dirname, '../reference/concepts.json');
await writeFile(file, `${JSON.stringify(concepts, null, 1)}\n`);
console.log(`${concepts.length} concepts`);
