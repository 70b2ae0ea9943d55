import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/codes.ts';
import { SEARCH_FORM } from '../../i18n/search-form.ts';
import { SIGN_IN } from '../../i18n/sign-in.ts';
import { Layout } from '../layout.tsx';
import { Faults, faultOf, tied } from './faults.tsx';

/** Where whoever signs in goes on to, when nothing else was asked for: the page of the account. */
export const ACCOUNT_PATH = '/connexion';

interface Told {
  locale: Locale;
  /** What went wrong, other than with a field; empty: nothing. */
  faults: readonly string[];
  /** True: ProConnect, or another provider, is set up. */
  provider: boolean;
  /** Page of ours to go back to in the end; null: none. */
  returnTo: string | null;
}

/** What was typed into a field, and whether it will not do. */
export interface Typed {
  value: string;
  wrong: boolean;
}

function ReturnField({ returnTo }: Pick<Told, 'returnTo'>) {
  return returnTo === null ? null : <input type="hidden" name="retour" value={returnTo} />;
}

interface FieldProps {
  id: string;
  label: string;
  wrong: boolean;
  fault: string;
  children: Child;
}

/** A label, what is wrong, and the field. */
function Field({ id, label, wrong, fault, children }: FieldProps) {
  return (
    <>
      <label for={id}>{label}</label>
      {wrong ? (
        <p class="notice" role="alert" id={faultOf(id)}>
          {fault}
        </p>
      ) : null}
      {children}
    </>
  );
}

export interface SignInProps extends Told {
  email: Typed;
  /** Minutes that the link works which was just asked for; null: none was. */
  sent: number | null;
  /** True: mails are not sent but shown. */
  showMails: boolean;
}

function Sent({ locale, sent, showMails }: Pick<SignInProps, 'locale' | 'sent' | 'showMails'>) {
  const words = SIGN_IN[locale];
  if (sent === null) return null;
  return (
    <>
      <p role="status">{words.sent(sent)}</p>
      {showMails ? (
        <p>
          <a href="/demonstration/mails">{words.mails}</a>
        </p>
      ) : null}
    </>
  );
}

/** The ways in. */
export function SignInPage({ locale, faults, provider, returnTo, email, ...rest }: SignInProps) {
  const words = SIGN_IN[locale];
  const title = email.wrong ? SEARCH_FORM[locale].faulty(words.title) : words.title;
  return (
    <Layout title={title} locale={locale}>
      <h1>{words.title}</h1>
      <Faults faults={faults.map((text) => ({ text, field: null }))} />
      <Sent locale={locale} {...rest} />
      {provider ? (
        <p>
          <a href={`/api/v1/sign-in/open-id?${new URLSearchParams({ returnTo: returnTo ?? ACCOUNT_PATH })}`}>
            {words.provider}
          </a>
        </p>
      ) : (
        <p>{words.french(provider)}</p>
      )}
      <form action="/connexion" method="post">
        <ReturnField returnTo={returnTo} />
        <p>{words.abroad}</p>
        <Field id="email" label={words.email} wrong={email.wrong} fault={words.emailFault}>
          <input
            type="email"
            id="email"
            name="email"
            value={email.value}
            required
            maxlength={254}
            autocomplete="email"
            {...tied('email', email.wrong)}
          />
        </Field>
        <button type="submit">{words.send}</button>
      </form>
    </Layout>
  );
}

/** What an address that is not known yet says of itself. */
export interface FirstVisit {
  name: Typed;
  country: Typed;
  countries: readonly { code: string; name: string }[];
}

function FirstVisitFields({
  locale,
  provider,
  visit: { name, country, countries },
}: Pick<Told, 'locale' | 'provider'> & { visit: FirstVisit }) {
  const words = SIGN_IN[locale];
  return (
    <>
      <p>{words.first}</p>
      <p>{words.french(provider)}</p>
      <Field id="name" label={words.name} wrong={name.wrong} fault={words.nameFault}>
        <input
          type="text"
          id="name"
          name="name"
          value={name.value}
          required
          maxlength={200}
          autocomplete="organization"
          {...tied('name', name.wrong)}
        />
      </Field>
      <Field id="country" label={words.country} wrong={country.wrong} fault={words.countryFault}>
        <select id="country" name="country" required {...tied('country', country.wrong)}>
          <option value="">{words.choose}</option>
          {countries.map((each) => (
            <option value={each.code} selected={each.code === country.value}>
              {each.name}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}

interface LinkProps extends Told {
  token: string;
  /** Null: nothing is to be said. */
  visit: FirstVisit | null;
}

/** What a mailed link opens. Programs that look at every link of a mail press no button. */
export function LinkPage({ locale, faults, provider, returnTo, token, visit }: LinkProps) {
  const words = SIGN_IN[locale];
  const wrong = visit !== null && (visit.name.wrong || visit.country.wrong);
  return (
    <Layout title={wrong ? SEARCH_FORM[locale].faulty(words.linkTitle) : words.linkTitle} locale={locale}>
      <h1>{words.linkTitle}</h1>
      <Faults faults={faults.map((text) => ({ text, field: null }))} />
      <form action="/connexion/lien" method="post">
        <input type="hidden" name="token" value={token} />
        <ReturnField returnTo={returnTo} />
        {visit === null ? null : <FirstVisitFields locale={locale} provider={provider} visit={visit} />}
        <button type="submit">{words.enter}</button>
      </form>
    </Layout>
  );
}

/** What is left of a link that lets nobody in. @param again whether a new one would. */
export function LinkOverPage({
  locale,
  faults,
  returnTo,
  again,
}: Omit<Told, 'provider'> & { again: boolean }) {
  const words = SIGN_IN[locale];
  const address = returnTo === null ? '' : `?${new URLSearchParams({ retour: returnTo })}`;
  return (
    <Layout title={words.linkTitle} locale={locale}>
      <h1>{words.linkTitle}</h1>
      <Faults faults={faults.map((text) => ({ text, field: null }))} />
      <p>
        <a href={`/connexion${address}`}>{again ? words.again : words.title}</a>
      </p>
    </Layout>
  );
}

/** @param endSessionUrl where the session at the provider ends; null: there is none. */
export function SignedOutPage({ locale, endSessionUrl }: { locale: Locale; endSessionUrl: string | null }) {
  const words = SIGN_IN[locale];
  return (
    <Layout title={words.signedOut} locale={locale}>
      <h1>{words.signedOut}</h1>
      {endSessionUrl === null ? null : (
        <p>
          <a href={endSessionUrl}>{words.outAtProvider}</a>
        </p>
      )}
    </Layout>
  );
}
