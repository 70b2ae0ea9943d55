import type { Role } from '../reference/intent-wordings.ts';
import type { Intent } from './codes.ts';
import { after, before, type Mark } from './intent-marks.ts';
import type { Scene } from './intent-scene.ts';

/** What a wording speaks for, and how much: 1 a hint, 2 a likely sign, 3 a plain statement; words of mutuality count 4,
 *  since they stand beside plain statements of both sides. Own judgement, compared on `test/domain/intent-*.json`. */
export type Reading = readonly [intent: Intent, weight: number];

/** What is said of ourselves and of others; null: nothing. */
type BySide = readonly [ofUs: Reading | null, ofThem: Reading | null];

const ofEither = (...reading: Reading): BySide => [reading, reading];

/** Wordings that need no more than who is spoken of. */
const SAYS: Partial<Record<Role, BySide>> = {
  ready: [['offer', 2], null],
  received: ofEither('need', 3),
  mutual: ofEither('exchange', 4),
  alike: ofEither('exchange', 2),
};

/** Fewest words that are too far away: right beside, in one phrase, in one clause, where German parts a verb from its
 *  object. Own judgement, on the same sentences. */
const BESIDE = 3;
const PHRASE = 5;
const CLAUSE = 9;

/** What others are who would help («une commune prête à aider»). */
const ABLE = ['can', 'want', 'ready', 'know', 'learn', 'lack'] as const;

/** Others are the subject, and in the place of who helps. */
function theyHelp({ subject, relative, sought, main, needy }: Scene): boolean {
  return subject === 'them' && !needy && (relative || sought || main !== 'us');
}

/** "Us" is the object of an act: the nearest word for a person is ours. German puts it before somebody who acts ("wenn uns
 *  jemand hilft"). */
function doneToUs(marks: readonly Mark[], act: Mark): boolean {
  const roles = ['us', 'we', 'you', 'someone', 'help', 'give'] as const;
  const nearest = before(marks, act, CLAUSE - 1, ...roles);
  const object = nearest?.role === 'someone' ? (before(marks, nearest, 1, 'us') ?? nearest) : nearest;
  return object?.role === 'us' || after(marks, act, BESIDE, ...roles)?.role === 'us';
}

/** "Teach each other" is no help of one side. */
function isMutual(marks: readonly Mark[], act: Mark): boolean {
  return after(marks, act, BESIDE, 'mutual') !== null || before(marks, act, BESIDE - 1, 'mutual') !== null;
}

function isNegated(marks: readonly Mark[], act: Mark): boolean {
  return before(marks, act, PHRASE - 1, 'not') !== null || after(marks, act, BESIDE - 1, 'not') !== null;
}

/** Arabic names who acts right behind the verb. */
function isActor({ subject }: Scene, act: Mark, people: Mark): boolean {
  return act.they && subject === 'us' && people.from === act.to;
}

/** German puts people between what is wanted of them and the verb ("möchte ihre Leute ausbilden"). */
function objectBefore(marks: readonly Mark[], act: Mark): Mark | null {
  const people = before(marks, act, 1, 'people');
  return people !== null && !people.we && before(marks, people, BESIDE, 'want', 'who')?.role === 'want'
    ? people
    : null;
}

/** Whose people are helped («former nos agents»): ours, or the subject's; null: nobody's. */
function peopleHelped(scene: Scene, marks: readonly Mark[], act: Mark): 'our' | 'its' | null {
  const people = act.infinitive
    ? before(marks, act, CLAUSE, 'people')
    : (after(marks, act, PHRASE - 1, 'people') ?? objectBefore(marks, act));
  if (people === null || isActor(scene, act, people)) return null;
  const owner = people.we ? null : before(marks, people, BESIDE - 1, 'our', 'its');
  if (people.we) return 'our';
  if (owner === null) return null;
  return owner.role === 'its' ? 'its' : 'our';
}

function helpsOthers(scene: Scene, marks: readonly Mark[], act: Mark): boolean {
  if (scene.subject === 'them') return true;
  const others = act.infinitive
    ? before(marks, act, CLAUSE, 'someone', 'town', 'us')
    : after(marks, act, PHRASE + 2, 'you', 'someone', 'town', 'to');
  return others !== null && before(marks, others, BESIDE, 'our') === null;
}

/** Who is looked for would share what it knows («une ville qui souhaite partager son expérience»). */
function sharesItsOwn({ subject, sought }: Scene, marks: readonly Mark[], act: Mark): boolean {
  if (subject !== 'them' || !sought) return false;
  const skill = after(marks, act, PHRASE, 'skill', 'know') ?? before(marks, act, PHRASE, 'skill');
  return skill !== null && ownerOf(marks, skill) !== 'our';
}

/** « Une commune à aider »: who is looked for, or named alone, is whom it is done to. */
function isForThem({ subject, sought, relative }: Scene, marks: readonly Mark[], act: Mark): boolean {
  if (!act.outward || relative || !(sought || subject === null)) return false;
  const nearest = before(marks, act, CLAUSE, 'our', 'people', 'town', 'a', ...ABLE);
  return nearest === null || nearest.role === 'town' || nearest.role === 'a';
}

/** What others want is a lack of theirs, unless it is to share what they know. */
function readWant(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  if (scene.subject !== 'them') return ['need', 1];
  const act = after(marks, mark, PHRASE, 'help', 'give') ?? before(marks, mark, 1, 'help', 'give');
  return act !== null && sharesItsOwn(scene, marks, act) ? null : ['offer', 2];
}

/** Help, teaching, gifts: who gives and who receives decides. */
function readHelp(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  if (act.us || doneToUs(marks, act)) return ['need', 3];
  if (sharesItsOwn(scene, marks, act)) return ['need', 3];
  if (isForThem(scene, marks, act)) return ['offer', 3];
  // «لجنتنا تساعدكم»
  if (act.you && act.they) return ['offer', 3];
  // What we offer is done by our people, not to them.
  const own = act.role === 'give' && scene.subject === 'us' ? null : peopleHelped(scene, marks, act);
  const ofOthers = scene.main === 'us' && scene.antecedent === 'them' && !scene.sought;
  if (own !== null) return own === 'its' && (theyHelp(scene) || ofOthers) ? ['offer', 2] : ['need', 2];
  if (before(marks, act, CLAUSE, 'to') !== null) return ['offer', 3];
  // German says last that they want to: "eine Region, die Winzer ausbilden will".
  if (scene.subject === 'them' && after(marks, act, 1, 'want') !== null) return ['offer', 2];
  if (theyHelp(scene)) return ['need', 3];
  if (after(marks, act, BESIDE, 'ready', 'can') !== null) return ['offer', 3];
  if (scene.learning && scene.mode === null) return null;
  if (helpsOthers(scene, marks, act)) return ['offer', 3];
  if (act.we || scene.mode === 'can' || scene.mode === 'ready') return ['offer', 3];
  if (act.role === 'give') return ['offer', 3];
  if (scene.mode === 'want') return ['offer', 2];
  return scene.subject === 'us' ? ['offer', 1] : null;
}

/** "Send", "donation": help where it is of things, unless they are asked for or refused. */
function readGift(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  if (isNegated(marks, act)) return null;
  const things = after(marks, act, PHRASE, 'goods') ?? before(marks, act, PHRASE, 'goods');
  if (things === null) return null;
  if (act.us || doneToUs(marks, act)) return ['need', 3];
  const { subject, sought, learning } = scene;
  if (subject !== null)
    return sought && subject === 'us' && !act.outward ? null : readHelp(scene, marks, act);
  return sought || learning ? null : ['offer', 2];
}

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
function readLack(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
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
function readLearn(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
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
function readKnow(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
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

/** Whose a noun is; what stands before a verb is who acts («notre musée cherche une aide»). */
function ownerOf(marks: readonly Mark[], noun: Mark): Role | null {
  if (noun.we || noun.you) return noun.we ? 'our' : 'your';
  return before(marks, noun, BESIDE, 'our', 'its', 'your', 'seek', 'want', 'lack', 'learn')?.role ?? null;
}

/** Experience, know-how: whose it is decides. */
function readSkill(scene: Scene, marks: readonly Mark[], noun: Mark): Reading | null {
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

/** "We look for solutions together" and "we need no help" ask for none. */
function isNoRequest(marks: readonly Mark[], mark: Mark): boolean {
  return isMutual(marks, mark) || isNegated(marks, mark);
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
function readAid(scene: Scene, marks: readonly Mark[], noun: Mark): Reading | null {
  if (doneToUs(marks, noun)) return ['need', 3];
  if (isTitleOfGift(marks, noun)) return ['offer', 3];
  if (ownerOf(marks, noun) === 'our') return ['offer', 2];
  if (scene.subject === 'them' && (!theyHelp(scene) || after(marks, noun, CLAUSE, 'lack') !== null))
    return null;
  if (before(marks, noun, PHRASE, 'give') !== null) return null;
  return [scene.mode === 'can' && scene.subject === 'us' ? 'offer' : 'need', 2];
}

/** "A town that can …" is half looked for; what we cannot do is half a lack. */
function readCan(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  if (scene.subject === 'them') return theyHelp(scene) ? ['need', 1] : null;
  return isNegated(marks, mark) ? ['need', 1] : null;
}

/** What is open to others; but help that is welcome is asked for ("advice of any kind is welcome"). */
function readWelcome({ subject }: Scene, marks: readonly Mark[], mark: Mark): Reading {
  const aid = before(marks, mark, PHRASE - 1, 'aid');
  return aid !== null && subject !== 'us' && ownerOf(marks, aid) === null ? ['need', 3] : ['offer', 3];
}

/** Who looks for somebody needs them, most often; "we have a partner and look for another": that is us. */
function readSeek({ subject, relative, main }: Scene): Reading {
  return [subject === 'them' && (relative || main !== 'us') ? 'offer' : 'need', 1];
}

/** What a wording says of the intent, by who is spoken of where it stands; null: nothing. */
export function readingOf(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  switch (mark.role) {
    case 'help':
    case 'give':
      return isMutual(marks, mark) ? null : readHelp(scene, marks, mark);
    case 'gift':
      return isMutual(marks, mark) ? null : readGift(scene, marks, mark);
    case 'learn':
      return isMutual(marks, mark) ? null : readLearn(scene, marks, mark);
    case 'lack':
      return readLack(scene, marks, mark);
    case 'know':
      return readKnow(scene, marks, mark);
    case 'skill':
      return readSkill(scene, marks, mark);
    case 'aid':
      return isNoRequest(marks, mark) ? null : readAid(scene, marks, mark);
    case 'seek':
      return isNoRequest(marks, mark) ? null : readSeek(scene);
    case 'can':
      return readCan(scene, marks, mark);
    case 'want':
      return readWant(scene, marks, mark);
    case 'welcome':
      return readWelcome(scene, marks, mark);
    default:
      return SAYS[mark.role]?.[scene.subject === 'them' ? 1 : 0] ?? null;
  }
}
