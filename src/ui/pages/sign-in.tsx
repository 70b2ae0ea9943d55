import type { Locale } from '../../domain/codes.ts';
import { SIGN_IN } from '../../i18n/sign-in.ts';
import { Layout } from '../layout.tsx';

interface Told {
  locale: Locale;
  /** What went wrong; empty: nothing. */
  faults: readonly string[];
}

function Faults({ faults }: Pick<Told, 'faults'>) {
  return faults.length === 0 ? null : (
    <div class="notice" role="alert">
      {faults.map((fault) => (
        <p>{fault}</p>
      ))}
    </div>
  );
}

export interface SignInProps extends Told {
  /** True: ProConnect, or another provider, is set up. */
  provider: boolean;
  signedIn: boolean;
  /** Minutes that the link works which was just asked for; null: none was. */
  sent: number | null;
}

/** The ways in, and out. */
export function SignInPage({ locale, faults, provider, signedIn, sent }: SignInProps) {
  const words = SIGN_IN[locale];
  return (
    <Layout title={words.title} locale={locale}>
      <h1>{words.title}</h1>
      <Faults faults={faults} />
      {sent === null ? null : <p role="status">{words.sent(sent)}</p>}
      {provider ? (
        <p>
          <a href="/api/v1/sign-in/open-id">{words.provider}</a>
        </p>
      ) : null}
      <form action="/connexion" method="post">
        <p>{words.abroad}</p>
        <label for="email">{words.email}</label>
        <input type="email" id="email" name="email" required maxlength={254} autocomplete="email" />
        <button type="submit">{words.send}</button>
      </form>
      {signedIn ? (
        <form action="/deconnexion" method="post">
          <button type="submit">{words.out}</button>
        </form>
      ) : null}
    </Layout>
  );
}

export interface LinkProps extends Told {
  token: string;
  /** Countries to choose from, for an address that is not known yet; null: nothing is to be said. */
  countries: readonly { code: string; name: string }[] | null;
}

/** What a mailed link opens. Programs that look at every link of a mail press no button. */
export function LinkPage({ locale, faults, token, countries }: LinkProps) {
  const words = SIGN_IN[locale];
  return (
    <Layout title={words.linkTitle} locale={locale}>
      <h1>{words.linkTitle}</h1>
      <Faults faults={faults} />
      <form action="/connexion/lien" method="post">
        <input type="hidden" name="token" value={token} />
        {countries === null ? null : (
          <>
            <p>{words.first}</p>
            <label for="name">{words.name}</label>
            <input type="text" id="name" name="name" required maxlength={200} autocomplete="organization" />
            <label for="country">{words.country}</label>
            <select id="country" name="country" required>
              {countries.map(({ code, name }) => (
                <option value={code}>{name}</option>
              ))}
            </select>
          </>
        )}
        <button type="submit">{words.enter}</button>
      </form>
    </Layout>
  );
}

/** @param endSessionUrl where the session at the provider ends; null: there is none. */
export function SignedOutPage({ locale, endSessionUrl }: { locale: Locale; endSessionUrl: string | null }) {
  const words = SIGN_IN[locale];
  return (
    <Layout title={words.out} locale={locale}>
      <p role="status">{words.signedOut}</p>
      {endSessionUrl === null ? null : (
        <p>
          <a href={endSessionUrl}>{words.outAtProvider}</a>
        </p>
      )}
    </Layout>
  );
}
