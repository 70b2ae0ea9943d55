import { describe, expect, it } from 'vitest';
import { readLetters } from '../../seeds/letters.ts';
import { isFraming, subjectOf } from '../../src/domain/framing.ts';
import { inferIntent } from '../../src/domain/intent.ts';
import { understand } from '../../src/domain/understand.ts';

/** Letters of our own, beside those that it was learned from: what stands around the subject, and the subject. */
const LETTERS = [
  {
    opening: 'Monsieur le Directeur, bonjour.',
    subject:
      'Nos puits sont à sec dès le mois de mars et nous cherchons qui saurait en creuser de plus profonds.',
    closing: 'Nous restons à votre entière disposition pour toute information. Bien cordialement.',
    intent: 'need',
  },
  {
    opening: 'Bonjour, je vous contacte de la part de notre maire.',
    subject: 'Nos agents savent trier les archives et peuvent former ceux d’une autre ville.',
    closing: 'Merci d’avance de votre réponse. Bonne journée !',
    intent: 'offer',
  },
  {
    opening: 'Good morning, our mayor has asked me to write to you.',
    subject: 'Our bus drivers keep leaving and we need somebody to help us train new ones.',
    closing: 'We are happy to answer any further questions. Kind regards.',
    intent: 'need',
  },
  {
    opening: 'Buenos días, les escribo de parte de la alcaldesa.',
    subject: 'Necesitamos ayuda para reparar el techo del mercado.',
    closing: 'Quedamos a su disposición para cualquier aclaración. Un cordial saludo.',
    intent: 'need',
  },
  {
    opening: 'Bom dia, escrevo a pedido do presidente da câmara.',
    subject: 'Precisamos de ajuda para tratar as águas residuais.',
    closing: 'Ficamos à disposição para qualquer esclarecimento. Com os melhores cumprimentos.',
    intent: 'need',
  },
  {
    opening: 'Guten Tag, unsere Bürgermeisterin hat mich gebeten, Ihnen zu schreiben.',
    subject: 'Wir brauchen Hilfe bei der Pflege unserer alten Obstwiesen.',
    closing: 'Für Rückfragen stehen wir Ihnen gerne zur Verfügung. Mit freundlichen Grüßen.',
    intent: 'need',
  },
  {
    opening: 'السلام عليكم، أكتب إليكم نيابة عن رئيس البلدية.',
    subject: 'نحتاج إلى مساعدة في إصلاح شبكة الإنارة العمومية.',
    closing: 'ونبقى رهن إشارتكم لأي استفسار. وتفضلوا بقبول فائق الاحترام.',
    intent: 'need',
  },
];

describe('a letter', () => {
  it.each(LETTERS)('is read by its subject: $subject', ({ opening, subject, closing, intent }) => {
    const letter = `${opening} ${subject} ${closing}`;
    const read = subjectOf(letter);
    expect(read).toContain(subject);
    expect(read.length).toBeLessThan(letter.length - closing.length / 2);
    expect(inferIntent(letter)).toBe(intent);
  });

  it.each([
    [
      'Hallo zusammen, die Stadtwerke erneuern ihre Straßenlaternen.',
      'die Stadtwerke erneuern ihre Straßenlaternen.',
    ],
    ['Bonjour, notre pont est fermé.', 'notre pont est fermé.'],
    ['uniquement au Bénin, francophone, eau potable', 'uniquement au Bénin, francophone, eau potable'],
    [
      'Madame la maire cherche des maçons, nos murs tombent.',
      'Madame la maire cherche des maçons, nos murs tombent.',
    ],
  ])('greets before its subject in one sentence: %s', (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });

  it('keeps what sounds polite and says something', () => {
    for (const sentence of [
      'Nos jardiniers sont à votre disposition pour former les vôtres à la taille.',
      'We would be happy to show your firemen how we train ours.',
      'Merci de nous aider à sauver notre école.',
    ])
      expect(isFraming(sentence)).toBe(false);
  });

  it('is cut where a line was left empty, or behind a comma at its end, and not where a mail program broke it', () => {
    const text = 'Bonjour,\n\nnous cherchons une ville qui\nait rouvert sa piscine\n\nBien cordialement';
    expect(subjectOf(text)).toBe('nous cherchons une ville qui\nait rouvert sa piscine');
  });

  it('loses no place that its framing names', () => {
    const text =
      'Bonjour à tous. Je vous écris de l’ambassade. Nous cherchons une école pour la nôtre. Bien à vous au Bénin.';
    expect(understand(text).countries).toEqual(['BJ']);
  });
});

describe('a short message', () => {
  it.each(['Bonjour. Merci.', 'Cordialement', 'Qui peut nous aider ?', ''])(
    'is read as it is: %s',
    (text) => {
      expect(subjectOf(text)).toBe(text);
    },
  );

  it.each([
    ['Nous manquons de livres pour notre bibliothèque. Nous restons à votre disposition.', 'need'],
    ['Wir brauchen Rat zu unserem Friedhof. Für Fragen stehe ich Ihnen gerne zur Verfügung.', 'need'],
    ['We need advice on our harbour. We are at your disposal for any question.', 'need'],
    ['Nos agents restent à votre disposition pour former les vôtres au compostage.', 'offer'],
  ])('offers nothing by politeness alone: %s', (text, intent) => {
    expect(inferIntent(text)).toBe(intent);
  });

  it('of greetings alone stays as well', () => {
    const text = 'Bonjour. Merci d’avance. Bien cordialement.';
    expect(subjectOf(text)).toBe(text);
  });
});

describe('the letters that it was learned from', () => {
  it('lose most of their framing and hardly any of their subject', async () => {
    const sentences = (await readLetters()).filter(({ letter }) => letter !== null);
    const taken = (of: boolean): number => {
      const some = sentences.filter((one) => one.isFraming === of);
      return some.filter(({ text }) => isFraming(text)).length / some.length;
    };
    expect(taken(true)).toBeGreaterThan(0.7);
    expect(taken(false)).toBeLessThan(0.02);
  });

  it('are left with sentences of theirs, in order, and never with none', async () => {
    const read = (await readLetters()).filter(({ letter }) => letter !== null);
    const numbers = new Set(read.map(({ letter }) => letter));
    for (const number of numbers) {
      const sentences = read.filter(({ letter }) => letter === number);
      const text = sentences.map((one) => one.text).join(' ');
      let rest = text;
      const left = subjectOf(text).split(/(?<=[.!?؟…])\s+/u);
      expect(left.length).toBeGreaterThan(0);
      for (const sentence of left) {
        expect(rest).toContain(sentence);
        rest = rest.slice(rest.indexOf(sentence) + sentence.length);
      }
    }
  });
});
