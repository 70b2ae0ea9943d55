import type { Locale } from '../../domain/codes.ts';
import { themesOf } from '../../domain/passage.ts';
import type { PublicProfile } from '../../domain/profile.ts';
import { renderAvailability } from '../../i18n/availability.ts';
import { dateInWords, lists } from '../../i18n/formats.ts';
import { renderNoneDeclared } from '../../i18n/inventory.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';
import { languageName } from '../../reference/languages.ts';
import type { ProfileSheet } from '../../use-cases/read-profile-sheet.ts';
import { Layout } from '../layout.tsx';
import { placeOf } from './place-of.ts';
import { Statements } from './statements.tsx';

interface SheetProps {
  sheet: ProfileSheet;
  locale: Locale;
}

/** A sheet as it is shown to one reader. */
interface ProfileProps extends SheetProps {
  signedIn: boolean;
}

/** Warnings first, then what the embassy tells. */
function CountrySection({ sheet: { advisories, notes }, locale }: SheetProps) {
  const words = PUBLIC_PAGES[locale];
  return (
    <>
      {advisories.length === 0 ? null : (
        <section class="notice">
          <h2>{words.advisories}</h2>
          {advisories.map(({ text, source }) => (
            <p>
              {text[locale]} ({source})
            </p>
          ))}
        </section>
      )}
      {notes.length === 0 ? null : (
        <section>
          <h2>{words.notes}</h2>
          {notes.map(({ text, language, expiresOn }) => (
            <p>
              <span dir="auto" lang={language}>
                {text}
              </span>{' '}
              <span class="hint">{words.noteUntil(dateInWords(expiresOn, locale))}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Facts({ sheet: { profile, confirmed }, locale }: SheetProps) {
  const words = PUBLIC_PAGES[locale];
  const themes = themesOf(profile).map((theme) => label('theme', theme, locale));
  const languages = profile.languages.map((tag) => languageName(tag, locale));
  return (
    <>
      <dl>
        <dt>{words.languages}</dt>
        <dd>{languages.length === 0 ? words.languagesUnknown : lists(locale).format(languages)}</dd>
        {themes.length === 0 ? null : (
          <>
            <dt>{words.themes}</dt>
            <dd>{themes.join(' · ')}</dd>
          </>
        )}
      </dl>
      <p class="hint">
        {profile.updatedAt === null ? '' : `${words.updated(dateInWords(profile.updatedAt, locale))} `}
        {confirmed ? words.confirmed : words.unconfirmed}
      </p>
    </>
  );
}

/** Who is already there (story C11): that nobody declared a partnership is dated. */
function Partnerships({ sheet: { profile, partnerships, day }, locale }: SheetProps) {
  const words = PUBLIC_PAGES[locale];
  const french = profile.country === 'FR';
  return (
    <section>
      <h2>{words.partnerships}</h2>
      {partnerships.length === 0 ? (
        <p>{renderNoneDeclared(day, locale)}</p>
      ) : (
        <ul>
          {partnerships.map(({ frenchName, foreignName, foreignCountry, themes, startYear }) => (
            <li>
              {[
                french ? `${foreignName}, ${countryName(foreignCountry, locale)}` : frenchName,
                ...themes.map((theme) => label('theme', theme, locale)),
                ...(startYear === null ? [] : [words.since(startYear)]),
              ].join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Requests({ sheet: { requests }, locale }: SheetProps) {
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{PUBLIC_PAGES[locale].requests}</h2>
      <ul>
        {requests.map(({ id, title }) => (
          <li>
            <a href={`/demandes/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A source may give any address: only one of the web is a link. */
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

function Sources({
  profile: { id, source, inseeCode, siren },
  locale,
}: {
  profile: PublicProfile;
  locale: Locale;
}) {
  const words = PUBLIC_PAGES[locale];
  const licence = source?.licence == null ? '' : ` (${source.licence})`;
  const codes = [
    ...(inseeCode === null ? [] : [`INSEE ${inseeCode}`]),
    ...(siren === null ? [] : [`SIREN ${siren}`]),
  ];
  return (
    <section>
      <h2>{words.record}</h2>
      <ul>
        {source === null ? null : (
          <li>
            {source.url !== null && isWeb(source.url) ? <a href={source.url}>{source.name}</a> : source.name}
            {licence}
          </li>
        )}
        {codes.length === 0 ? null : <li>{codes.join(' · ')}</li>}
        <li>
          <a href={`/api/v1/profiles/${id}`}>{words.data}</a>
        </li>
      </ul>
    </section>
  );
}

/** How to write to an authority that takes requests, as far as that works today. */
function Asking({ sheet: { profile, availability }, locale, signedIn }: ProfileProps) {
  const words = PUBLIC_PAGES[locale];
  const french = profile.country === 'FR';
  if (availability.code !== 'open') return null;
  return (
    <section>
      <h2>{words.asking}</h2>
      <p>{french ? words.askingFrance : words.askingAbroad}</p>
      <ul>
        {french ? null : (
          <li>
            <a href="/">{words.network}</a>
          </li>
        )}
        {signedIn ? null : (
          <li>
            <a href={`/connexion?${new URLSearchParams({ retour: `/profils/${profile.id}` })}`}>
              {words.signIn}
            </a>
          </li>
        )}
        <li>
          <a href="/docs">{words.documentation}</a>
        </li>
      </ul>
    </section>
  );
}

/** What anyone may know of an authority. Never a contact. */
export function ProfilePage({ sheet, locale, signedIn }: ProfileProps) {
  const { profile, availability } = sheet;
  const words = PUBLIC_PAGES[locale];
  return (
    <Layout title={profile.name} locale={locale}>
      <h1>{profile.name}</h1>
      <p class="meta">{placeOf(profile, locale)}</p>
      {profile.demonstration ? <p class="notice">{words.demonstration}</p> : null}
      <p>
        <strong>{renderAvailability(availability, locale)}</strong>
      </p>
      <CountrySection sheet={sheet} locale={locale} />
      {profile.summary === null ? null : (
        <p dir="auto" lang={profile.summary.language ?? undefined}>
          {profile.summary.text}
        </p>
      )}
      <Facts sheet={sheet} locale={locale} />
      <Statements title={words.offers} list={profile.offers} locale={locale} none={words.nothingStated} />
      <Statements title={words.needs} list={profile.needs} locale={locale} none={words.nothingStated} />
      <p>
        <a class="action" href={`/profils/${profile.id}/partenaires`}>
          {words.findPartners(profile.name)}
        </a>
      </p>
      <Asking sheet={sheet} locale={locale} signedIn={signedIn} />
      <Requests sheet={sheet} locale={locale} />
      <Partnerships sheet={sheet} locale={locale} />
      <Sources profile={profile} locale={locale} />
    </Layout>
  );
}
