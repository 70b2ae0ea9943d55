import { z } from 'zod';

const uuid = z.uuid();

/** True for what can be the id of a row with a UUID; the database refuses to look for anything else. */
export function isUuid(text: string): boolean {
  return uuid.safeParse(text).success;
}
