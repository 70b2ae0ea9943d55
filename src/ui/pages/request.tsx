import type { Locale } from '../../domain/codes.ts';
import { dateInWords } from '../../i18n/formats.ts';
import { PUBLIC_PAGES } from '../../i18n/public-pages.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';
import type { RequestSheet } from '../../use-cases/read-request-sheet.ts';
import { Layout } from '../layout.tsx';
import { Statements } from './statements.tsx';

interface RequestProps {
  sheet: RequestSheet;
  locale: Locale;
}

/** Whether others see it, and until when. */
function stateOf({ request: { status, deadline }, live }: RequestSheet, locale: Locale): string {
  const words = PUBLIC_PAGES[locale];
  const date = dateInWords(deadline, locale);
  if (live) return words.shownUntil(date);
  if (status === 'published') return words.ended(date);
  return status === 'draft' ? words.draft : words.closed;
}

function Wishes({ sheet: { request }, locale }: RequestProps) {
  const { wishes, modes } = request;
  const words = PUBLIC_PAGES[locale];
  const wished = [
    ...wishes.countries.map((country) => countryName(country, locale)),
    ...wishes.zones.map((zone) => label('zone', zone, locale)),
    ...wishes.levels.map((level) => label('level', level, locale)),
    ...wishes.forms.map((form) => label('form', form, locale)),
  ];
  if (wished.length + modes.length === 0) return null;
  return (
    <section>
      <h2>{words.wishes}</h2>
      <p>
        {wished.join(' · ')} {wishes.onlyCountries ? words.onlyThere : ''}
      </p>
      {modes.length === 0 ? null : (
        <dl>
          <dt>{words.modes}</dt>
          <dd>{modes.map((mode) => label('mode', mode, locale)).join(' · ')}</dd>
        </dl>
      )}
    </section>
  );
}

/** What the mail about its last day leads its owner to. */
function Renewal({ sheet: { request }, locale }: RequestProps) {
  const words = PUBLIC_PAGES[locale];
  return (
    <form action={`/demandes/${request.id}`} method="post">
      <p>{words.renewing}</p>
      <button type="submit">{words.renew}</button>
    </form>
  );
}

/** A search for partners, for whoever may see it. */
export function RequestPage({ sheet, locale }: RequestProps) {
  const { request, members, live, renewable } = sheet;
  const words = PUBLIC_PAGES[locale];
  return (
    <Layout title={request.title} locale={locale}>
      <h1>{request.title}</h1>
      {members.some(({ demonstration }) => demonstration) ? (
        <p class="notice">{words.demonstration}</p>
      ) : null}
      <p>{words.askedBy}</p>
      <ul>
        {members.map(({ id, name }) => (
          <li>
            <a href={`/profils/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p role="status">{stateOf(sheet, locale)}</p>
      {renewable ? <Renewal sheet={sheet} locale={locale} /> : null}
      <Statements title={words.needs} list={request.needs} locale={locale} />
      <Statements title={words.offers} list={request.offers} locale={locale} />
      <Wishes sheet={sheet} locale={locale} />
      {live ? (
        <p>
          <a class="action" href={`/demandes/${request.id}/partenaires`}>
            {words.findPartners(request.title)}
          </a>
        </p>
      ) : null}
    </Layout>
  );
}
