import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** One file a language: sentences of letters in which an authority looks for a partner (`SOURCES.md`). */
const LETTERS = join(import.meta.dirname, 'letters');

/** Languages that letters are written in. */
export const LETTER_LANGUAGES = ['fr', 'en', 'es', 'pt', 'de', 'ar'] as const;

const sentence = z.string().min(1);
const lettersSchema = z.strictObject({
  /** Sentences around the subject of a letter: greetings, who writes, thanks. */
  framing: z.array(sentence),
  /** Sentences that sound like those and say what is looked for. */
  subject: z.array(sentence),
  /** Whole letters, sentence by sentence. */
  letters: z.array(
    z.array(z.union([z.strictObject({ framing: sentence }), z.strictObject({ subject: sentence })])).min(3),
  ),
});

/** A sentence of a letter, or one by itself. */
export interface LetterSentence {
  text: string;
  isFraming: boolean;
  /** Number of the letter; null of one by itself. */
  letter: number | null;
}

/** Every sentence of every language.
 *  @throws ZodError when a file does not have its form. */
export async function readLetters(): Promise<LetterSentence[]> {
  const files = await Promise.all(
    LETTER_LANGUAGES.map(async (language) =>
      lettersSchema.parse(JSON.parse(await readFile(join(LETTERS, `${language}.json`), 'utf8'))),
    ),
  );
  const alone = files.flatMap(({ framing, subject }) => [
    ...framing.map((text) => ({ text, isFraming: true, letter: null })),
    ...subject.map((text) => ({ text, isFraming: false, letter: null })),
  ]);
  const letters = files
    .flatMap(({ letters }) => letters)
    .flatMap((sentences, letter) =>
      sentences.map((one) =>
        'framing' in one
          ? { text: one.framing, isFraming: true, letter }
          : { text: one.subject, isFraming: false, letter },
      ),
    );
  return [...alone, ...letters];
}
