import type { Role } from '../reference/intent-wordings.ts';
import {
  after,
  BESIDE,
  before,
  CLAUSE,
  doneToUs,
  isNegated,
  type Mark,
  ownerOf,
  PHRASE,
} from './intent-marks.ts';
import type { Reading } from './intent-reading.ts';
import { type Scene, theyHelp } from './intent-scene.ts';

const isSomeTown = (town: Mark | null): boolean => town?.indefinite === true && !town.we && !town.you;

/** « Nous ne manquons de rien », "wir brauchen nichts": a verb or noun of lack with the denial right beside it. */
function isDenied(marks: readonly Mark[], lack: Mark): boolean {
  return before(marks, lack, 1, 'not') !== null || after(marks, lack, 1, 'not') !== null;
}

/** It is overcome («résolu le problème»), in a clause that may end with the verb ("das Problem … gelöst"). */
function isSolved(marks: readonly Mark[], lack: Mark): boolean {
  const solved = before(marks, lack, BESIDE, 'know') ?? after(marks, lack, PHRASE, 'know');
  return solved !== null && !isNegated(marks, solved);
}

/** The sentence begins with a question how something is done. */
function isAskedHow(marks: readonly Mark[], { sentence }: Mark): boolean {
  return marks.find((mark) => mark.sentence === sentence)?.role === 'how';
}

/** A lack, of ours or of others; beside a town it is the town's («une commune démunie»). */
export function readLack(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  if (isDenied(marks, act)) return null;
  const ours = scene.subject !== 'them';
  // "Who struggles like us?" and "we struggle like you" ask for company.
  if (after(marks, act, BESIDE, 'alike') !== null) return ['exchange', 3];
  // "We solved the problem" is none; nor are those of others, when we ask how they did.
  if (isSolved(marks, act) || (!ours && isAskedHow(marks, act))) return null;
  const itsLack = isSomeTown(before(marks, act, 1, 'town'));
  const aboutTown =
    act.place >= BESIDE &&
    after(marks, act, BESIDE - 1, 'town') !== null &&
    before(marks, act, PHRASE - 1, 'to', 'a', 'other') !== null;
  return ours && !aboutTown && !itsLack ? ['need', 2] : ['offer', 3];
}

/** Who learns is who needs; others learn when they act, or when we help them to. */
export function readLearn(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  // "To learn from what you know" is said once, and "we offer an insight" is no wish for one.
  if (before(marks, act, 1, 'learn', 'give') !== null) return null;
  // "From our experience": others learn.
  const source = after(marks, act, BESIDE, 'skill');
  if (source !== null && ownerOf(marks, source) === 'our') return ['offer', 3];
  const { subject, main, relative, sought, mode } = scene;
  const theyLearn =
    subject === 'them' &&
    (relative ||
      (main !== 'us' && !sought) ||
      mode !== null ||
      before(marks, act, CLAUSE - 1, 'help', 'give') !== null);
  return theyLearn ? ['offer', 3] : ['need', 3];
}

/** What has been done or mastered; not to know it is a need. */
export function readKnow(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  const ours = scene.subject !== 'them';
  // «مدينة سبقتنا»; "experienced craftsmen wanted".
  if ((act.us && !act.we) || before(marks, act, BESIDE - 1, 'seek') !== null) return ['need', 2];
  // "To learn how it is done", "we want to open one".
  if (ours && (scene.learning || scene.mode === 'want')) return null;
  if (isNegated(marks, act)) return ours ? ['need', 3] : ['offer', 2];
  const beside = after(marks, act, BESIDE - 1, 'town', 'alike', 'help', 'aid');
  const town = beside?.role === 'town' && !act.we ? beside : null;
  const ofTown = town !== null && !town.we && before(marks, act, BESIDE, 'our') === null;
  if (!ours || ofTown) return ['need', 2];
  // « Avons déjà deux partenaires », « déjà jumelés » say little of what is mastered.
  const hasPartner = beside?.role === 'town' || beside?.role === 'alike';
  return ['offer', scene.subject === null || hasPartner ? 1 : 2];
}

/** Experience, know-how: whose it is decides. */
export function readSkill(scene: Scene, marks: readonly Mark[], noun: Mark): Reading | null {
  const ours = scene.subject !== 'them';
  const owner = ownerOf(marks, noun);
  if (isNegated(marks, noun)) return [ours ? 'need' : 'offer', 2];
  if (owner === 'our' || (owner === 'its' && ours)) return ['offer', 2];
  const ofOthers = after(marks, noun, PHRASE - 1, 'town', 'someone', 'your') !== null;
  if (owner === 'its' || owner === 'your' || ofOthers || theyHelp(scene)) return ['need', 2];
  if (scene.sought) return ['need', 1];
  return isHad(scene, marks, noun) ? ['offer', 2] : null;
}

/** « Nous avons une expertise »: some, of which nothing more is said than that it is there. */
function isHad({ subject, learning, mode }: Scene, marks: readonly Mark[], noun: Mark): boolean {
  return (
    subject === 'us' && !learning && mode === null && before(marks, noun, BESIDE - 1, 'article') === null
  );
}

/** What only somebody who speaks of themselves or asks would say: without it, a sentence is a title. */
const ASKING: readonly Role[] = [
  'we',
  'us',
  'our',
  'self',
  'you',
  'seek',
  'lack',
  'want',
  'can',
  'learn',
  'received',
];

/** « Appui à l'eau potable d'une ville du Bénin », as deliberations are headed. */
function isTitleOfGift(marks: readonly Mark[], noun: Mark): boolean {
  const isAsked = ({ sentence, role, we }: Mark): boolean =>
    sentence === noun.sentence && (we || ASKING.includes(role));
  return noun.outward && after(marks, noun, CLAUSE, 'town') !== null && !marks.some(isAsked);
}

/** Help as a noun: asked for, unless it is ours or given. */
export function readAid(scene: Scene, marks: readonly Mark[], noun: Mark): Reading | null {
  if (doneToUs(marks, noun)) return ['need', 3];
  if (isTitleOfGift(marks, noun)) return ['offer', 3];
  if (ownerOf(marks, noun) === 'our') return ['offer', 2];
  if (scene.subject === 'them' && (!theyHelp(scene) || after(marks, noun, CLAUSE, 'lack') !== null))
    return null;
  if (before(marks, noun, PHRASE, 'give') !== null) return null;
  return [scene.mode === 'can' && scene.subject === 'us' ? 'offer' : 'need', 2];
}

/** "A town that can …" is half looked for; what we cannot do is half a lack. */
export function readCan(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  if (scene.subject === 'them') return theyHelp(scene) ? ['need', 1] : null;
  return isNegated(marks, mark) ? ['need', 1] : null;
}

/** What is open to others; but help that is welcome is asked for ("advice of any kind is welcome"). */
export function readWelcome({ subject }: Scene, marks: readonly Mark[], mark: Mark): Reading {
  const aid = before(marks, mark, PHRASE - 1, 'aid');
  return aid !== null && subject !== 'us' && ownerOf(marks, aid) === null ? ['need', 3] : ['offer', 3];
}

/** Who looks for somebody needs them, most often; "we have a partner and look for another": that is us. */
export function readSeek({ subject, relative, main }: Scene): Reading {
  return [subject === 'them' && (relative || main !== 'us') ? 'offer' : 'need', 1];
}
