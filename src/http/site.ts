import { z } from 'zod';
import type { AppContext } from './context.ts';
import type { OpenId } from './open-id.ts';
import type { Seal } from './sealed.ts';

/** What lets people sign in. */
export interface SignIn {
  session: Seal;
  /** Closes what is remembered while somebody is at the identity provider. */
  flow: Seal;
  /** Null: not set up. */
  openId: OpenId | null;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(origin: string): boolean {
  return LOOPBACK.has(new URL(origin).hostname);
}

/** Origin of this service as its operator knows it: never what a client asked for. */
export async function originOf(c: AppContext): Promise<string> {
  return new URL((await c.get('deps')()).publicUrl).origin;
}

/** A page of this service: never another site, whose address could begin with two slashes or a backslash. */
export const ownPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\s]*$/);
