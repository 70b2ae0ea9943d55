import type { Role } from '../reference/intent-wordings.ts';
import { after, before, type Mark } from './intent-marks.ts';

/** Who is spoken of at a place of a text, as far as its words tell: the seeker or others. */
export interface Scene {
  /** Who does what comes next; null: nobody was named, which means the seeker. */
  subject: 'us' | 'them' | null;
  /** Subject of the sentence, to which a comma leads back. */
  main: 'us' | 'them' | null;
  /** The town or person named last, for a relative clause. */
  antecedent: 'us' | 'them' | null;
  /** The sentence began with it. */
  opens: boolean;
  /** Others act in a clause of their own: «une ville qui …», "who could …". */
  relative: boolean;
  /** They are who lacks and wants, not who could help. */
  needy: boolean;
  /** Somebody is looked for in this sentence: others are then who acts for us. */
  sought: boolean;
  /** "Can", "want" or "gladly" was said of the subject. */
  mode: 'can' | 'want' | 'ready' | null;
  /** After what we lack or would learn, help is what that is about, not what is done. */
  learning: boolean;
}

/** The scene that a sentence begins with. */
export const OPENING: Scene = {
  subject: null,
  main: null,
  antecedent: null,
  opens: false,
  relative: false,
  needy: false,
  sought: false,
  mode: null,
  learning: false,
};

const US = { subject: 'us', main: 'us', relative: false, needy: false } as const;
const THEM = { subject: 'them', antecedent: 'them', needy: false, mode: null } as const;

/** Fewest words that are too far: between a noun and what determines it («une petite ville»), between a verb and its object. */
const NEAR = 3;
const OBJECT = 5;

/** What follows a question word that asks who ("who can", « qui sait »). */
const ACTING: readonly Role[] = ['can', 'want', 'ready', 'know', 'help', 'give', 'learn', 'aid'];

/** A noun for a town: ours, some other, or the one spoken of before. */
function atTown(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  // "We are a town", and not "we are looking for a town".
  if (before(marks, mark, 2 * NEAR, 'self', 'seek', ...ACTING)?.role === 'self')
    return { ...scene, antecedent: 'us' };
  const determiner = before(marks, mark, NEAR, 'our', 'its', 'your', 'other', 'a', 'to', 'article');
  const role = determiner?.role;
  if (role === 'our' || mark.we) return { ...scene, ...US, antecedent: 'us' };
  const asked = determiner !== null && role === 'a' && before(marks, determiner, 1, 'can') !== null;
  const other = asked || role === 'other' || role === 'your' || mark.you;
  const some = role === 'a' || (role === 'to' && scene.sought) || mark.indefinite;
  const first = (determiner ?? mark).place <= 1;
  const opens = (determiner ?? mark).placeInPart <= 1 && !isHelped(marks, mark);
  // « Une commune cherche … » at the beginning is the seeker; with a relative clause it is somebody else, and so is « La
  // commune qui … », whichever it may be.
  if (first && !other && !isWhichever(marks, mark))
    return { ...scene, antecedent: some || role === 'to' ? 'them' : 'us', opens: true };
  // « D'autres villes »: the word before has named them.
  const named = before(marks, mark, 1, 'someone') !== null;
  if (named || (!other && !some) || isObject(marks, mark) || isObjectBehind(marks, mark))
    return { ...scene, antecedent: 'them' };
  return { ...scene, ...THEM, main: scene.main ?? (first ? 'them' : null), relative: first || opens };
}

/** The next word has a role. */
function isBeside(marks: readonly Mark[], mark: Mark, role: Role): boolean {
  return after(marks, mark, 1, role)?.index === mark.index + 1;
}

/** A relative clause without a comma tells which one is meant. */
function isWhichever(marks: readonly Mark[], town: Mark): boolean {
  return isBeside(marks, town, 'who');
}

/** What comes next says that somebody lacks or would learn: « ceux qui débutent », "…, and others may want to know". */
function isNeedy(marks: readonly Mark[], somebody: Mark): boolean {
  const next = marks[somebody.index + 1];
  return next?.part === somebody.part && ['lack', 'want', 'learn'].includes(next.role);
}

/** What comes next is help, which a town that begins a clause may be the object of ("…, eine Gemeinde zu beraten"). */
function isHelped(marks: readonly Mark[], town: Mark): boolean {
  const next = marks[town.index + 1];
  return next?.part === town.part && isHelp(next);
}

/** German closes the clause of those who are helped with an infinitive ("…, ein Dorf beim Bau einer Schule zu beraten"). */
function isObject(marks: readonly Mark[], somebody: Mark): boolean {
  return after(marks, somebody, Number.POSITIVE_INFINITY, 'help', 'give')?.infinitive === true;
}

/** Arabic: who stands behind a verb without acting is whom it is done to. */
function isObjectBehind(marks: readonly Mark[], town: Mark): boolean {
  const act = marks[town.index - 1];
  return act?.to === town.from && act.they && isHelp(act) && actorBehind(marks, act) === null;
}

/** "You", "somebody", « d'autres ». */
function atPerson(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  const helped = scene.main === 'us' && before(marks, mark, OBJECT, 'help', 'give') !== null;
  const asked = mark.role === 'you' && before(marks, mark, NEAR, 'seek') !== null;
  const acts = isNeedy(marks, mark);
  if (isObject(marks, mark)) return { ...scene, antecedent: 'them' };
  if (helped || asked) {
    const right = acts && marks[mark.index + 1]?.from === mark.to;
    return { ...scene, antecedent: 'them', ...(right ? { subject: 'them' } : {}) };
  }
  // "…, can somebody help?", « nous aimerions que d'autres … ».
  const asks = before(marks, mark, 1, 'can') !== null;
  const wished = scene.relative && scene.subject === 'them';
  const relative = asks || wished || mark.placeInPart <= 1 || scene.main !== 'us';
  return { ...scene, ...THEM, main: scene.main ?? 'them', relative };
}

/** A word that asks who, or begins a relative clause. */
function atWho(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  const previous = marks[mark.index - 1];
  const next = marks[mark.index + 1];
  if (previous?.sentence !== mark.sentence) {
    const asks = next?.from === mark.to && ACTING.includes(next.role);
    return asks ? { ...scene, subject: 'them', main: 'them', relative: true } : scene;
  }
  // « Nous aimerions que … »: somebody else is to act.
  if (previous.role === 'want' && previous.to === mark.from)
    return { ...scene, subject: 'them', relative: true };
  if (scene.antecedent !== 'them' || mark.from - previous.to > NEAR + 1) return scene;
  return { ...scene, ...THEM, main: scene.main ?? (scene.opens ? 'them' : null), relative: true };
}

function atOurs(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  const object = before(marks, mark, OBJECT, 'help', 'give', 'learn') !== null;
  return object || scene.relative || scene.main === 'them' ? scene : { ...scene, ...US };
}

/** People of ours act, unless something is done to them. */
function atPeople(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  const ours = mark.we || before(marks, mark, NEAR, 'our') !== null;
  const object = before(marks, mark, OBJECT, 'help', 'give', 'learn') !== null;
  const act = !scene.relative || after(marks, mark, NEAR, 'can', 'ready', 'know') !== null;
  return ours && !object && act ? { ...scene, ...US } : scene;
}

/** The scene that a mark finds, after the one that the last mark left. */
export function sceneAt(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  const previous = marks[mark.index - 1];
  if (previous?.sentence !== mark.sentence) return OPENING;
  return previous.part === mark.part ? scene : { ...scene, subject: scene.main, relative: false };
}

/** The scene with whom a mark names. */
export function sceneWith(scene: Scene, marks: readonly Mark[], mark: Mark): Scene {
  switch (mark.role) {
    case 'we':
    case 'self':
      return { ...scene, ...US };
    case 'our':
      return atOurs(scene, marks, mark);
    case 'people':
      return atPeople(scene, marks, mark);
    case 'you':
    case 'someone':
      return atPerson(scene, marks, mark);
    case 'article':
      // German articles are relative pronouns after a comma.
      return mark.placeInPart === 0 && !isBeside(marks, mark, 'town') ? atWho(scene, marks, mark) : scene;
    case 'a':
      // "We look for a school that …"
      return before(marks, mark, NEAR, 'seek') === null ? scene : { ...scene, antecedent: 'them' };
    case 'who':
      return atWho(scene, marks, mark);
    case 'town':
      return atTown(scene, marks, mark);
    default:
      if (mark.we || (scene.subject === 'them' && isInverted(marks, mark))) return { ...scene, ...US };
      return atAct(scene, marks, mark);
  }
}

function atAct(scene: Scene, marks: readonly Mark[], act: Mark): Scene {
  if (act.joined && isHelp(act) && !scene.relative && !scene.sought && scene.main !== 'them')
    return { ...scene, subject: scene.main };
  const actor = actorBehind(marks, act);
  if (actor === 'them') return { ...scene, ...THEM, main: scene.main ?? 'them' };
  // Where somebody acts already, ours are what it is done to.
  if (actor === 'us' && scene.subject !== 'them') return { ...scene, ...US };
  return act.role === 'can' ? atCan(scene) : scene;
}

/** "A town could …" at the beginning is not the seeker. */
function atCan(scene: Scene): Scene {
  const some = scene.opens && scene.subject === null && scene.antecedent === 'them';
  return some ? { ...scene, ...THEM, main: 'them', relative: true } : scene;
}

/** Arabic puts who acts behind the verb («هل تحتاج بلديتكم», «تقدمه مدينة أخرى», «يتدرب موظفونا», «نجحت بلديتنا»). */
function actorBehind(marks: readonly Mark[], act: Mark): 'us' | 'them' | null {
  const next = marks[act.index + 1];
  if (next?.from !== act.to) return null;
  if (next.role === 'town' && next.you) return 'them';
  if (!act.they && act.role !== 'know') return null;
  if (next.we) return next.role === 'town' || next.role === 'people' ? 'us' : null;
  // «قرر المجلس أن يدعم قرية»: who decided acts, and what comes behind is whom it helps.
  if (before(marks, act, OBJECT, 'want')?.we === false) return null;
  return act.they && (next.role === 'someone' || (next.role === 'town' && next.indefinite)) ? 'them' : null;
}

const isHelp = ({ role }: Mark): boolean => role === 'help' || role === 'give';

/** German puts "we" behind the verb that it goes with ("…, empfangen wir", "…, empfängt unsere Stadt"). */
function isInverted(marks: readonly Mark[], act: Mark): boolean {
  const next = after(marks, act, 1, 'we', 'our');
  const ours = next?.role === 'we' || (next?.role === 'our' && isBeside(marks, next, 'town'));
  return ours && ACTING.includes(act.role);
}

/** The scene that a mark leaves behind. */
export function sceneAfter(scene: Scene, mark: Mark): Scene {
  switch (mark.role) {
    case 'seek':
      return { ...scene, sought: true };
    case 'can':
    case 'ready':
      return { ...scene, mode: mark.role, learning: false };
    case 'want':
      return { ...scene, mode: 'want', needy: scene.subject === 'them' };
    case 'lack':
    case 'learn':
    case 'how':
      return scene.subject === 'them' ? { ...scene, needy: true } : { ...scene, learning: true };
    default:
      return scene;
  }
}

/** Others are the subject, and in the place of who helps. */
export function theyHelp({ subject, relative, sought, main, needy }: Scene): boolean {
  return subject === 'them' && !needy && (relative || sought || main !== 'us');
}
