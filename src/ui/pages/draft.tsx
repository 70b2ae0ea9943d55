import type { Locale } from '../../domain/codes.ts';
import type { PublicProfile } from '../../domain/profile.ts';
import { DRAFT_PROFILE, type FactField } from '../../i18n/draft-profile.ts';
import { dateInWords, lists, numbers } from '../../i18n/formats.ts';
import { countryName } from '../../reference/countries.ts';
import { type LabelKind, label } from '../../reference/labels.ts';
import { languageName } from '../../reference/languages.ts';
import { Statements } from './statements.tsx';

interface DraftProps {
  profile: PublicProfile;
  locale: Locale;
}

function wishesInWords({ wishes }: PublicProfile, locale: Locale): string[] {
  const words = DRAFT_PROFILE[locale];
  const { countries, zones, onlyCountries, levels, forms, populationMin, populationMax } = wishes;
  const count = numbers(locale);
  return [
    ...countries.map((country) => countryName(country, locale)),
    ...zones.map((zone) => label('zone', zone, locale)),
    ...(onlyCountries ? [words.onlyCountries] : []),
    ...levels.map((level) => label('level', level, locale)),
    ...forms.map((form) => label('form', form, locale)),
    ...(populationMin === null ? [] : [words.fromPopulation(count.format(populationMin))]),
    ...(populationMax === null ? [] : [words.toPopulation(count.format(populationMax))]),
  ];
}

/** Every fact of a profile in words; [] where it is not stated. A field that comes does not compile until it stands here. */
function factsOf(profile: PublicProfile, locale: Locale): Record<FactField, string[]> {
  const words = DRAFT_PROFILE[locale];
  const { names, location, source, mayContract } = profile;
  const labels = (kind: LabelKind, codes: readonly string[]) =>
    codes.map((code) => label(kind, code, locale));
  const number = (value: number | null) => (value === null ? [] : [numbers(locale).format(value)]);
  const answer = (value: boolean | null) => (value === null ? [] : [value ? words.yes : words.no]);
  const stated = (value: string | null) => (value === null ? [] : [value]);
  return {
    names: Object.entries(names).map(([tag, name]) => `${name} (${languageName(tag, locale)})`),
    country: [countryName(profile.country, locale)],
    subdivision: stated(profile.subdivision),
    level: labels('level', [profile.level]),
    inseeCode: stated(profile.inseeCode),
    siren: stated(profile.siren),
    population: number(profile.population),
    location: location === null ? [] : [location.lat, location.lon].flatMap(number),
    languages: profile.languages.map((tag) => languageName(tag, locale)),
    competences: labels('theme', profile.competences),
    wishes: wishesInWords(profile, locale),
    openToRequests: answer(profile.openToRequests),
    capacity: number(profile.capacity),
    labels: profile.labels.map(({ kind, theme, validUntil }) =>
      words.until(`${kind} (${label('theme', theme, locale)})`, dateInWords(validUntil, locale)),
    ),
    traits: labels('trait', profile.traits),
    diasporas: profile.diasporas.map((country) => countryName(country, locale)),
    interpretation: answer(profile.interpretation),
    modes: labels('mode', profile.modes),
    mutualisation: answer(profile.mutualisation),
    mayContract: answer(mayContract === 'unknown' ? null : mayContract === 'yes'),
    source: source === null ? [] : [source.name, source.licence, source.url].flatMap(stated),
  };
}

function Facts({ profile, locale }: DraftProps) {
  const words = DRAFT_PROFILE[locale];
  const facts = factsOf(profile, locale);
  const fields = Object.keys(words.fields).filter((field): field is FactField => field in facts);
  return (
    <section>
      <h2>{words.facts}</h2>
      <dl>
        {fields.map((field) =>
          facts[field].length === 0 ? null : (
            <>
              <dt>{words.fields[field]}</dt>
              <dd>{lists(locale).format(facts[field])}</dd>
            </>
          ),
        )}
      </dl>
    </section>
  );
}

/** All that a draft would publish, as its authority is to confirm it. Never a contact: whoever holds a link may be
 *  anybody that the mail was passed on to. */
export function Draft({ profile, locale }: DraftProps) {
  const words = DRAFT_PROFILE[locale];
  const { summary, needs, offers } = profile;
  const presented = summary === null ? [] : [{ theme: null, text: summary.text }];
  return (
    <>
      <Statements title={words.summary} list={presented} locale={locale} />
      <Statements title={words.needs} list={needs} locale={locale} />
      <Statements title={words.offers} list={offers} locale={locale} />
      <Facts profile={profile} locale={locale} />
      <p>{words.contact}</p>
    </>
  );
}
