import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from './schema.ts';
import { bouncingAddresses } from './schema-mail.ts';

/** SHA-256 (hex) of an address, whatever its case: no mail server of today tells `Mairie@` from `mairie@`. */
export function addressHash(address: string): string {
  return createHash('sha256').update(address.trim().toLowerCase()).digest('hex');
}

export async function isBouncing(db: Database, address: string): Promise<boolean> {
  return (await db.$count(bouncingAddresses, eq(bouncingAddresses.addressHash, addressHash(address)))) > 0;
}

/** Stops all mail to an address. */
export async function markBouncing(db: Database, address: string): Promise<void> {
  await db
    .insert(bouncingAddresses)
    .values({ addressHash: addressHash(address) })
    .onConflictDoNothing();
}
