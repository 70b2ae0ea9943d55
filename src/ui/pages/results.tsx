import type { z } from '@hono/zod-openapi';
import type { Locale } from '../../domain/codes.ts';
import type { matchAnswerSchema, matchSchema } from '../../http/schemas.ts';
import { MESSAGES } from '../../i18n/render.ts';
import { countryName } from '../../reference/countries.ts';
import { label } from '../../reference/labels.ts';
import { languageName } from '../../reference/languages.ts';
import { Layout } from '../layout.tsx';
import { DemonstrationNotice, SearchFields, type SearchForm } from './home.tsx';
import { UnderstoodSection } from './understood.tsx';

type MatchBody = z.infer<typeof matchSchema>;
type Reasons = MatchBody['reasons']['forSeeker'];

const number = new Intl.NumberFormat('fr');

function Side({ title, reasons }: { title: string; reasons: Reasons }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {reasons.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function describe({ country, level, population, languages }: MatchBody['profile']): string {
  const people = population === null ? [] : [`${number.format(population)} habitants`];
  const spoken = languages.map((tag) => languageName(tag, 'fr')).join(', ');
  return [
    countryName(country, 'fr'),
    label('level', level, 'fr'),
    ...people,
    spoken === '' ? 'langue non déclarée' : spoken,
  ].join(' · ');
}

const WORDS = MESSAGES.fr.score;

const inHundred = (share: number): string => `${Math.round(share * 100)} / 100`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** The arithmetic of a score, folded away. */
function Arithmetic({ parts, directions, score }: Pick<MatchBody, 'parts' | 'directions' | 'score'>) {
  const { groups, title, product, both, joined } = WORDS;
  const lines = (list: readonly (typeof parts.joint | typeof parts.forSeeker)[number][]): string[] =>
    list.map(({ code, value }) => `${WORDS.parts[code]} : ${percent(value)}`);
  const together = score / parts.joint.reduce((left, { value }) => left * value, 1);
  return (
    <details>
      <summary>{title}</summary>
      <p class="hint">
        {product} {joined}
      </p>
      <Lines
        title={`${groups.forSeeker} : ${inHundred(directions.forSeeker)}`}
        lines={lines(parts.forSeeker)}
      />
      <Lines
        title={`${groups.forCandidate} : ${inHundred(directions.forCandidate)}`}
        lines={lines(parts.forCandidate)}
      />
      <Lines
        title={`${groups.joint} : ${inHundred(score)}`}
        lines={[`${both} : ${percent(together)}`, ...lines(parts.joint)]}
      />
    </details>
  );
}

function Result({ rank, profile, score, directions, parts, reasons, flags }: MatchBody) {
  // The badge already says it.
  const told = flags.filter(({ code }) => code !== 'DEMONSTRATION');
  return (
    <li class="result">
      <p class="score">{inHundred(score)}</p>
      <h2>
        {rank}. <a href={`/profils/${profile.id}`}>{profile.name}</a>{' '}
        {profile.demonstration ? <span class="badge">démonstration</span> : null}
      </h2>
      <p class="meta">{describe(profile)}</p>
      <div class="sides">
        <Side title="Ce que vous y gagnez" reasons={reasons.forSeeker} />
        <Side title="Ce qu’ils y gagnent" reasons={reasons.forCandidate} />
      </div>
      {told.length > 0 ? (
        <ul class="flags" aria-label="À savoir">
          {told.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ul>
      ) : null}
      <Arithmetic parts={parts} directions={directions} score={score} />
    </li>
  );
}

type AnswerBody = z.infer<typeof matchAnswerSchema>;

/** How many there are, as a heading says it. */
export const possiblePartners = (total: number): string =>
  total === 0 ? 'Aucun partenaire trouvé' : `${number.format(total)} partenaires possibles`;

/** The partners of an answer, and other ways. */
export function AnswerBlock({ answer: { results, advice, mode } }: { answer: AnswerBody }) {
  return (
    <>
      {mode === 'lexical' ? (
        <p class="notice">Recherche par mots seulement : le modèle de langue ne répond pas.</p>
      ) : null}
      <DemonstrationNotice />
      <ol class="results">{results.map((result) => Result(result))}</ol>
      {advice.length > 0 ? (
        <section class="advice" aria-labelledby="pistes">
          <h2 id="pistes">Autres pistes</h2>
          <ul>
            {advice.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

export interface ResultsProps {
  form: SearchForm;
  /** The entry of the directory that the typed collectivité was found as; null when none was typed or found. */
  seekerName: string | null;
  answer: AnswerBody;
  /** Language of the sentences that say what was understood. */
  locale: Locale;
}

/** The first partners of a search. */
export function ResultsPage({ form, seekerName, answer, locale }: ResultsProps) {
  const { totalResults, understood } = answer;
  const unknown = form.commune !== '' && seekerName === null;
  return (
    <Layout title="Résultats">
      <h1>
        {possiblePartners(totalResults)}
        {seekerName === null ? '' : ` pour ${seekerName}`}
      </h1>
      {unknown ? (
        <p class="notice">
          « {form.commune} » n’est pas dans l’annuaire : la recherche est faite sans votre collectivité.
        </p>
      ) : null}
      {understood === null ? null : <UnderstoodSection understood={understood} form={form} locale={locale} />}
      <AnswerBlock answer={answer} />
      <h2>Modifier la recherche</h2>
      <SearchFields {...form} />
    </Layout>
  );
}
