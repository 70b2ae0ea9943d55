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

/** What others are who would help («une commune prête à aider»). */
const ABLE = ['can', 'want', 'ready', 'know', 'learn', 'lack'] as const;

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
export function readWant(scene: Scene, marks: readonly Mark[], mark: Mark): Reading | null {
  if (scene.subject !== 'them') return ['need', 1];
  const act = after(marks, mark, PHRASE, 'help', 'give') ?? before(marks, mark, 1, 'help', 'give');
  return act !== null && sharesItsOwn(scene, marks, act) ? null : ['offer', 2];
}

/** Help, teaching, gifts: who gives and who receives decides. */
export function readHelp(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
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
export function readGift(scene: Scene, marks: readonly Mark[], act: Mark): Reading | null {
  if (isNegated(marks, act)) return null;
  const things = after(marks, act, PHRASE, 'goods') ?? before(marks, act, PHRASE, 'goods');
  if (things === null) return null;
  if (act.us || doneToUs(marks, act)) return ['need', 3];
  const { subject, sought, learning } = scene;
  if (subject !== null)
    return sought && subject === 'us' && !act.outward ? null : readHelp(scene, marks, act);
  return sought || learning ? null : ['offer', 2];
}
