/** Builds `seeds/reference/framing-words.json`: by which words a sentence only frames a letter, learned from `seeds/letters` and
 *  the thesaurus by logistic regression. Nothing of an evaluation collection is read.
 *
 *  Prints how it judges letters that it has not learned from, and sets the bias so that of their sentences with a subject
 *  MOST_LOST are taken for framing.
 *
 *  Usage: node --import tsx seeds/build/framing.ts */
import { writeFileSync } from 'node:fs';
import { framingScore, framingWordsOf } from '../../src/domain/framing.ts';
import { LETTER_LANGUAGES, readLetters } from '../letters.ts';
import { readThesaurus } from '../thesaurus.ts';

/** A sentence with a subject that is left out costs more than a greeting that stays. */
const MOST_LOST = 0.02;
/** Wordings of the thesaurus are many and short: all together they count as a third of the letters. */
const WORDING_WEIGHT = 0.02;
/** Rarer words would be learned by heart. */
const LEAST_SENTENCES = 3;
const FOLDS = 5;
const STEPS = 400;
const RATE = 0.1;

interface Example {
  words: readonly number[];
  isFraming: boolean;
  weight: number;
  letter: number | null;
}

/** Weight of each word, and what is added to their sum. */
interface Learned {
  words: Float64Array;
  bias: number;
}

function scoreOf({ words, bias }: Learned, example: Pick<Example, 'words'>): number {
  return framingScore(
    example.words.map((word) => words[word] ?? 0),
    bias,
  );
}

/** Logistic regression with a pull to zero of weight 1 / 16 a word (the best of a few by letters left out), by Adam. */
function learn(examples: readonly Example[], count: number): Learned {
  const learned = { words: new Float64Array(count), bias: 0 };
  const mean = new Float64Array(count + 1);
  const square = new Float64Array(count + 1);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = new Float64Array(count + 1);
    for (const example of examples) {
      const chance = 1 / (1 + Math.exp(-scoreOf(learned, example)));
      const error = example.weight * (chance - Number(example.isFraming));
      slope[count] = (slope[count] ?? 0) + error;
      const share = error / Math.sqrt(Math.max(1, example.words.length));
      for (const word of example.words) slope[word] = (slope[word] ?? 0) + share;
    }
    const moved = (at: number, pull: number): number => {
      const total = (slope[at] ?? 0) + pull;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * total;
      square[at] = 0.99 * (square[at] ?? 0) + 0.01 * total * total;
      const size = Math.sqrt((square[at] ?? 0) / (1 - 0.99 ** step)) + 1e-9;
      return (RATE * ((mean[at] ?? 0) / (1 - 0.9 ** step))) / size;
    };
    for (let word = 0; word < count; word += 1) {
      const weight = learned.words[word] ?? 0;
      learned.words[word] = weight - moved(word, weight / 16);
    }
    learned.bias -= moved(count, 0);
  }
  return learned;
}

const letters = await readLetters();
const wordings = (await readThesaurus()).flatMap((concept) =>
  LETTER_LANGUAGES.flatMap((language) => [...concept[language].everyday, concept[language].definition]),
);
const sentences = [
  ...letters.map((one) => ({ ...one, weight: 1 })),
  ...wordings.map((text) => ({ text, isFraming: false, letter: null, weight: WORDING_WEIGHT })),
].map(({ text, ...rest }) => ({ ...rest, found: framingWordsOf(text) }));

const counts = new Map<string, number>();
for (const word of sentences.flatMap(({ found }) => found)) counts.set(word, (counts.get(word) ?? 0) + 1);
const vocabulary = [...counts].flatMap(([word, count]) => (count >= LEAST_SENTENCES ? [word] : [])).sort();
const numbers = new Map(vocabulary.map((word, number) => [word, number]));
const examples: Example[] = sentences.map(({ found, ...rest }) => ({
  ...rest,
  words: found.flatMap((word) => numbers.get(word) ?? []),
}));

/** Sentences of letters with the score that the letters of other folds give them. */
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const isHeld = ({ letter }: Example): boolean => letter !== null && letter % FOLDS === fold;
  const learned = learn(
    examples.filter((example) => !isHeld(example)),
    vocabulary.length,
  );
  return examples.filter(isHeld).map((example) => ({ ...example, score: scoreOf(learned, example) }));
}).flat();
const subjects = judged.flatMap(({ isFraming, score }) => (isFraming ? [] : [score])).sort((a, b) => b - a);
const threshold = subjects[Math.floor(subjects.length * MOST_LOST)] ?? 0;
const framing = judged.filter(({ isFraming }) => isFraming);
const found = framing.filter(({ score }) => score > threshold).length;
console.log(
  `of letters left out: ${found} of ${framing.length} framing sentences found, ${subjects.filter((score) => score > threshold).length} of ${subjects.length} others taken for one`,
);

const learned = learn(examples, vocabulary.length);
const rounded = (value: number): number => Math.round(value * 100) / 100;
const words = vocabulary.flatMap(
  (word, number) => `${JSON.stringify(word)}:${rounded(learned.words[number] ?? 0)}`,
);
writeFileSync(
  new URL('../reference/framing-words.json', import.meta.url),
  `{"bias":${rounded(learned.bias - threshold)},"words":{\n${words.join(',\n')}\n}}\n`,
);
