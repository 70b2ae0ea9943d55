import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/** Keeps what a cookie says secret and unchanged: a JWE (`dir`, AES-256 in GCM) with an end. */
export interface Seal {
  /** @param lifeS seconds. */
  close: (claims: Record<string, unknown>, now: Date, lifeS: number) => Promise<string>;
  /** @returns null for what was not closed by this seal, was changed, or is over. */
  open: (text: string, now: Date) => Promise<Record<string, unknown> | null>;
}

/** @param secret 32 characters or more. @param use what it closes: one kind of cookie is never taken for another. */
export function makeSeal(secret: string, use: string): Seal {
  const key = createHash('sha256').update(secret).digest();
  return {
    close: (claims, now, lifeS) =>
      new EncryptJWT(claims)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(use)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + lifeS)
        .encrypt(key),
    open: async (text, now) => {
      const options = { audience: use, currentDate: now, requiredClaims: ['exp'] };
      const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
      return jwtDecrypt(text, key, { ...options, ...algorithms }).then(
        ({ payload }) => payload,
        () => null,
      );
    },
  };
}

/** What a seal closed, in its shape; null for anything else. */
export async function openSealed<T>(
  seal: Seal,
  schema: z.ZodType<T>,
  text: string | undefined,
  now: Date,
): Promise<T | null> {
  const claims = text === undefined ? null : await seal.open(text, now);
  const parsed = schema.safeParse(claims);
  return parsed.success ? parsed.data : null;
}
