import type { z } from '@hono/zod-openapi';
import type { Locale } from '../../domain/codes.ts';
import type { matchSchema } from '../../http/schemas.ts';
import { percentageInWords } from '../../i18n/formats.ts';
import { MESSAGES } from '../../i18n/render.ts';
import { RESULTS } from '../../i18n/results.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';
import { languageName } from '../../reference/languages.ts';
import { Sentences } from './sentences.tsx';

type MatchBody = z.infer<typeof matchSchema>;
type Reasons = MatchBody['reasons']['forSeeker'];

interface MatchProps {
  match: MatchBody;
  locale: Locale;
}

function Side({ title, reasons }: { title: string; reasons: Reasons }) {
  return (
    <div>
      <h3>{title}</h3>
      <Sentences lines={reasons.map(({ text }) => text)} />
    </div>
  );
}

function describe({ country, level, population, languages }: MatchBody['profile'], locale: Locale): string {
  const words = RESULTS[locale];
  const spoken = languages.map((tag) => languageName(tag, locale)).join(', ');
  return [
    countryName(country, locale),
    label('level', level, locale),
    ...(population === null ? [] : [words.inhabitants(population)]),
    spoken === '' ? words.languagesUnknown : spoken,
  ].join(' · ');
}

const inHundred = (share: number): string => `${Math.round(share * 100)} / 100`;

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <Sentences lines={lines} />
    </>
  );
}

/** The arithmetic of a score, folded away. */
function Arithmetic({ match: { parts, directions, score }, locale }: MatchProps) {
  const { groups, title, product, both, joined, parts: names } = MESSAGES[locale].score;
  const titled = (name: string, value: string): string =>
    locale === 'fr' ? `${name} : ${value}` : `${name}: ${value}`;
  const lines = (list: readonly (typeof parts.joint | typeof parts.forSeeker)[number][]): string[] =>
    list.map(({ code, value }) => titled(names[code], percentageInWords(value, locale)));
  const together = score / parts.joint.reduce((left, { value }) => left * value, 1);
  return (
    <details>
      <summary>{title}</summary>
      <p class="hint">
        {product} {joined}
      </p>
      <Lines
        title={titled(groups.forSeeker, inHundred(directions.forSeeker))}
        lines={lines(parts.forSeeker)}
      />
      <Lines
        title={titled(groups.forCandidate, inHundred(directions.forCandidate))}
        lines={lines(parts.forCandidate)}
      />
      <Lines
        title={titled(groups.joint, inHundred(score))}
        lines={[titled(both, percentageInWords(together, locale)), ...lines(parts.joint)]}
      />
    </details>
  );
}

/** One partner of a list: who it is, what both sides gain, what to know, and how its score is made. */
export function MatchItem({ match, locale }: MatchProps) {
  const { rank, profile, score, reasons, flags } = match;
  const words = RESULTS[locale];
  // The badge already says it.
  const told = flags.filter(({ code }) => code !== 'DEMONSTRATION');
  return (
    <li class="result">
      <p class="score">
        {words.score} {inHundred(score)}
      </p>
      <h2>
        {rank}.{' '}
        <a href={`/profils/${profile.id}`}>
          <bdi>{profile.name}</bdi>
        </a>{' '}
        {profile.demonstration ? <span class="badge">{words.demonstration}</span> : null}
      </h2>
      <p class="meta">{describe(profile, locale)}</p>
      <div class="sides">
        <Side title={words.gains.forSeeker} reasons={reasons.forSeeker} />
        <Side title={words.gains.forCandidate} reasons={reasons.forCandidate} />
      </div>
      {told.length > 0 ? (
        <div class="flags">
          <h3>{words.toKnow}</h3>
          <Sentences lines={told.map(({ text }) => text)} />
        </div>
      ) : null}
      <Arithmetic match={match} locale={locale} />
    </li>
  );
}
