import type { z } from 'zod';
import type { InputFault } from './errors.ts';
import { NAMED_FAULTS } from './primitives.ts';

/** Every code that a fault of an input value can have: those named by us and those that stand for zod's own. */
export const FAULT_CODES = [
  ...NAMED_FAULTS,
  'SAME_SIDE',
  'ACKNOWLEDGEMENT_NEEDED',
  'FRENCH_COLLECTIVITY_EXPECTED',
  'STATE_COUNTERPARTY_L1115_5',
  'ENTITY_NOT_RECOGNISED',
  'REQUIRED',
  'WRONG_TYPE',
  'EMPTY',
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_MANY',
  'TOO_SMALL',
  'TOO_LARGE',
  'UNKNOWN_VALUE',
  'UNKNOWN_FIELD',
  'INVALID_FORMAT',
  'INVALID_VALUE',
  'MALFORMED_LINE',
  'LINE_TOO_LONG',
  'INVALID_UTF8',
] as const;
export type AnyFaultCode = (typeof FAULT_CODES)[number];

type Issue = z.core.$ZodIssue;
type Params = InputFault['params'];

/** Faults named by us: what `fault()` put into the issue. */
const NAMED: ReadonlySet<string> = new Set(NAMED_FAULTS);

/** `['seeker', 'needs', 0, 'theme']` → `seeker.needs[0].theme`; the whole input is the empty path. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** True when the place for a value is there and empty: an object without the key. A list written as one text, as in a
 *  query string, has no such places. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value instanceof Object ? Reflect.get(value, key) : undefined), input);
  const key = path.at(-1);
  return key !== undefined && parent instanceof Object && Reflect.get(parent, key) === undefined;
}

/** Bounds are numbers here: the schemas of this project have no dates and no big integers. */
function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): [AnyFaultCode, Params] {
  const max = Number(maximum);
  if (origin === 'string') return ['TOO_LONG', { max }];
  return origin === 'array' ? ['TOO_MANY', { max }] : ['TOO_LARGE', { max }];
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): [AnyFaultCode, Params] {
  if (origin === 'string' && minimum > 1) return ['TOO_SHORT', { min: Number(minimum) }];
  return origin === 'string' || origin === 'array' ? ['EMPTY', {}] : ['TOO_SMALL', { min: Number(minimum) }];
}

function named(issue: z.core.$ZodIssueCustom): [string, Params] {
  const code = issue.params?.fault;
  return [typeof code === 'string' && NAMED.has(code) ? code : 'INVALID_VALUE', {}];
}

function codeOf(issue: Issue): [string, Params] {
  switch (issue.code) {
    case 'invalid_type':
      return ['WRONG_TYPE', { expected: issue.expected }];
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_value':
      return ['UNKNOWN_VALUE', { allowed: issue.values.map(String).join(', ') }];
    case 'invalid_format':
      return ['INVALID_FORMAT', { format: issue.format }];
    case 'custom':
      return named(issue);
    default:
      return ['INVALID_VALUE', {}];
  }
}

/** A date that is neither a date nor a date-time is reported as the last of the two. */
function innermost(issue: Issue): Issue {
  const inner =
    issue.code === 'invalid_union'
      ? issue.errors.at(-1)?.[0]
      : issue.code === 'invalid_key'
        ? issue.issues[0]
        : undefined;
  return inner === undefined ? issue : innermost({ ...inner, path: [...issue.path, ...inner.path] });
}

/** Faults of an input that a schema refused, in the order of the schema.
 *  @param input what was parsed: tells a missing value from one of a wrong type.
 *  @returns at least one; an unknown field is one fault each. */
export function faultsOf(error: z.ZodError, input?: unknown): InputFault[] {
  return error.issues.flatMap((outer): InputFault[] => {
    if (outer.code === 'unrecognized_keys') {
      return outer.keys.map((key) => ({
        path: pathText([...outer.path, key]),
        code: 'UNKNOWN_FIELD',
        params: {},
      }));
    }
    const issue = innermost(outer);
    const missing = outer.code !== 'custom' && isMissing(input, outer.path);
    const [code, params] = missing ? ['REQUIRED', {}] : codeOf(issue);
    return [{ path: pathText(issue.path), code, params }];
  });
}
