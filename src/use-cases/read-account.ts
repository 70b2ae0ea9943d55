import type { Deps } from '../deps.ts';
import type { Account, Actor } from '../domain/actor.ts';
import { requireAccount } from '../domain/scope.ts';
import { type ListedIntroduction, listIntroductions } from '../store/introduction-lists.ts';
import { publishedNames } from '../store/profiles.ts';
import { readOwnOrganisation } from './read-organisations.ts';

/** Introductions named on the page of an account: the last changed. */
const INTRODUCTIONS_SHOWN = 20;

/** What an account may act on, on one page. Never a contact. */
export interface AccountSheet {
  account: Account;
  organisation: string;
  /** Published ones that it speaks for. */
  profiles: readonly { id: string; name: string }[];
  /** Those of its profiles and those that it brokers. */
  introductions: readonly ListedIntroduction[];
}

/** @throws AppError UNAUTHENTICATED. */
export async function readAccount({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<AccountSheet> {
  const account = requireAccount(actor);
  const { name } = await readOwnOrganisation({ db }, account);
  const range = { states: [], offset: 0, limit: INTRODUCTIONS_SHOWN };
  const { list } = await listIntroductions(db, { ...account, all: false }, range);
  return {
    account,
    organisation: name,
    profiles: await publishedNames(db, account.profileIds),
    introductions: list,
  };
}
