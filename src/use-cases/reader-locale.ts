import type { Locale } from '../domain/codes.ts';
import { mailLocale, spokenLocale } from '../domain/mail.ts';
import type { Profile } from '../domain/profile.ts';
import { languagesOfCountry } from '../reference/countries.ts';
import { chosenLanguages } from '../store/chosen-languages.ts';
import type { Database } from '../store/schema.ts';

/** The language to write to an authority in: one that it works in, else that in which it was spoken with or its people
 *  signed in, else one of its country. */
export async function readerLocale(
  db: Database,
  { id, languages, country }: Pick<Profile, 'id' | 'languages' | 'country'>,
): Promise<Locale> {
  return (
    spokenLocale(languages) ??
    mailLocale([...(await chosenLanguages(db, id)), ...languagesOfCountry(country)])
  );
}
