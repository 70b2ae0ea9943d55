import type { Locale } from '../../domain/codes.ts';
import { ACCOUNT } from '../../i18n/account.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { label } from '../../reference/labels.ts';
import type { AccountSheet } from '../../use-cases/read-account.ts';
import { Layout } from '../layout.tsx';

interface AccountProps {
  locale: Locale;
  sheet: AccountSheet;
}

/** The profiles that somebody speaks for, or how the first one comes to be. */
function Profiles({ locale, sheet: { account, profiles } }: AccountProps) {
  const words = ACCOUNT[locale];
  const [first] = account.profileIds;
  if (first === undefined) return null;
  return (
    <section>
      <h2>{words.profiles}</h2>
      {profiles.length === 0 ? (
        <p>{words.noProfile(first)}</p>
      ) : (
        <ul>
          {profiles.map(({ id, name }) => (
            <li>
              <a href={`/profils/${id}`}>{name}</a> ·{' '}
              <a href={`/profils/${id}/partenaires`}>{PUBLIC_PAGES[locale].findPartners(name)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Introductions({ locale, sheet: { introductions } }: AccountProps) {
  const words = ACCOUNT[locale];
  return (
    <section>
      <h2>{words.introductions}</h2>
      {introductions.length === 0 ? <p>{words.noIntroduction}</p> : null}
      {introductions.length === 0 ? null : (
        <ul>
          {introductions.map(({ introduction: { id, state }, a, b }) => (
            <li>
              <a href={`/mises-en-relation/${id}`}>
                {a.name} – {b.name}
              </a>{' '}
              · {label('state', state, locale)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who is signed in, what they find here, and the way out. */
export function AccountPage({ locale, sheet }: AccountProps) {
  const words = ACCOUNT[locale];
  return (
    <Layout title={words.title} locale={locale}>
      <h1>{words.title}</h1>
      <p role="status">{words.signedInFor(sheet.organisation)}</p>
      <Profiles locale={locale} sheet={sheet} />
      <Introductions locale={locale} sheet={sheet} />
      <p>
        {words.rest} <a href="/docs">{PUBLIC_PAGES[locale].documentation}</a>
      </p>
      <form action="/deconnexion" method="post">
        <button type="submit">{words.out}</button>
      </form>
    </Layout>
  );
}
