import { ANALYSED, STOP_WORDS } from '../src/domain/analysis/language.ts';
import { fold } from '../src/domain/analysis.ts';
import { seededRandom } from './metrics.ts';

/** Other wordings of a request, made by rule: what becomes of a list when people type differently. */
interface Wording {
  name: string;
  /** @param lang of the text. @param seed differs from text to text and stays the same from run to run. */
  rewrite: (text: string, lang: string, seed: number) => string;
}

const WORD = /[\p{L}\p{M}]+/gu;

/** Shortest word that gets a misspelling, and how often one does. */
const MISSPELT_LENGTH = 5;
const MISSPELT_SHARE = 0.2;

/** Two letters swapped, one left out or one doubled. */
function misspell(word: string, random: () => number): string {
  const letters = [...word];
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const [letter = '', next = ''] = letters.slice(at, at + 2);
  const kind = Math.floor(random() * 3);
  if (kind === 0) letters.splice(at, 2, next, letter);
  else if (kind === 1) letters.splice(at, 1);
  else letters.splice(at, 0, letter);
  return letters.join('');
}

function misspelt(text: string, seed: number): string {
  const random = seededRandom(seed);
  return text.replace(WORD, (word) =>
    word.length >= MISSPELT_LENGTH && random() < MISSPELT_SHARE ? misspell(word, random) : word,
  );
}

/** Words of a hurried search: no function words, no capitals. */
function keywords(text: string, lang: string): string {
  const language = ANALYSED.find((analysed) => analysed === lang) ?? 'fr';
  const kept = (text.match(WORD) ?? []).filter(
    (word) => word.length > 2 && !STOP_WORDS[language].has(fold(word)),
  );
  return kept.join(' ').toLowerCase();
}

/** What letters to strangers begin and end with: no subject, no place, no wish. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  fr: [
    'Madame, Monsieur, je me permets de vous écrire au nom de notre conseil, qui en a discuté lors de sa dernière séance. Nous avons trouvé votre adresse par une connaissance et espérons frapper à la bonne porte.',
    'Notre équipe est petite mais motivée, et plusieurs habitants nous ont déjà dit leur enthousiasme. Nous restons à votre disposition pour un appel quand vous le voudrez. Merci de votre attention et à bientôt.',
  ],
  en: [
    'Dear Sir or Madam, I am writing on behalf of our council, which talked about this at its last meeting. An acquaintance gave us your address and we hope we are knocking at the right door.',
    'Our team is small but keen, and several residents have already told us how pleased they would be. We are available for a call whenever it suits you. Thank you for your attention and see you soon.',
  ],
  es: [
    'Estimados señores: les escribo en nombre de nuestro consejo, que lo trató en su última sesión. Un conocido nos dio su dirección y esperamos llamar a la puerta correcta.',
    'Nuestro equipo es pequeño pero está motivado, y varios vecinos ya nos han mostrado su entusiasmo. Quedamos a su disposición para una llamada cuando quieran. Gracias por su atención y hasta pronto.',
  ],
  pt: [
    'Exmos. Senhores, escrevo em nome do nosso conselho, que falou disto na última sessão. Um conhecido deu-nos o vosso endereço e esperamos bater à porta certa.',
    'A nossa equipa é pequena mas motivada, e vários moradores já nos mostraram o seu entusiasmo. Ficamos ao dispor para uma chamada quando quiserem. Obrigado pela atenção e até breve.',
  ],
  de: [
    'Sehr geehrte Damen und Herren, ich schreibe im Namen unseres Rates, der in seiner letzten Sitzung darüber gesprochen hat. Ein Bekannter gab uns Ihre Adresse, und wir hoffen, an der richtigen Tür zu klopfen.',
    'Unser Team ist klein, aber engagiert, und mehrere Bewohner haben uns schon ihre Begeisterung gezeigt. Für ein Telefonat stehen wir jederzeit bereit. Danke für Ihre Aufmerksamkeit und bis bald.',
  ],
  ar: [
    'السادة الكرام، أكتب إليكم باسم مجلسنا الذي ناقش الأمر في جلسته الأخيرة. حصلنا على عنوانكم من أحد المعارف ونأمل أننا نطرق الباب الصحيح.',
    'فريقنا صغير لكنه متحمس، وقد عبّر لنا عدد من السكان عن حماسهم. نبقى رهن إشارتكم لمكالمة متى شئتم. شكراً على اهتمامكم وإلى اللقاء.',
  ],
};

export const WORDINGS: readonly Wording[] = [
  { name: 'no accents', rewrite: (text) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC') },
  { name: 'misspelt (a fifth of the longer words)', rewrite: (text, _, seed) => misspelt(text, seed) },
  { name: 'keywords only', rewrite: keywords },
  {
    name: 'long (a letter around it)',
    rewrite: (text, lang) => {
      const [before, after] = AROUND[lang] ?? ['', ''];
      return `${before} ${text} ${after}`;
    },
  },
];
