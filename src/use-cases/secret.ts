import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses it, so that a fast hash keeps it safe (RFC 6749 § 10.10 asks for 128 at least). */
const SECRET_BYTES = 32;

/** A new secret. @param prefix tells people and secret scanners what they found. */
export function makeSecret(prefix: string): string {
  return `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is stored of a secret: SHA-256, hexadecimal. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that tells nothing of either, their lengths included. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash(left)), Buffer.from(secretHash(right)));
}
