import type { Locale } from '../../domain/codes.ts';
import type { Profile } from '../../domain/profile.ts';
import { THREADS } from '../../i18n/threads.ts';

interface ContactProps {
  locale: Locale;
  partner: string;
  /** As it was released to this reader; null: the profile states none. */
  contact: Profile['contact'];
}

/** The other side's contact, on the page of an introduction alone. */
export function Contact({ locale, partner, contact }: ContactProps) {
  const words = THREADS[locale];
  const { person = null, email = null, phone = null } = contact ?? {};
  const stated = [person, email, phone].some((part) => part !== null);
  return (
    <section>
      <h2>{words.contact(partner)}</h2>
      {stated ? (
        <>
          <ul>
            {person === null ? null : <li>{person}</li>}
            {email === null ? null : (
              <li>
                <a href={`mailto:${email}`}>{email}</a>
              </li>
            )}
            {phone === null ? null : <li>{phone}</li>}
          </ul>
          <p class="hint">{words.contactKept}</p>
        </>
      ) : (
        <p>{words.noContact}</p>
      )}
    </section>
  );
}
