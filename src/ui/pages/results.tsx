import type { Child } from 'hono/jsx';
import type { Match, MatchAnswer } from '../../domain/match.ts';
import { renderAdvice, renderFlag, renderReason, type Side } from '../../i18n/render.ts';
import { countryName } from '../../reference/countries.ts';
import type { DirectoryEntry } from '../../reference/directory.ts';
import { label } from '../../reference/labels.ts';
import { Layout } from '../layout.tsx';
import { type FormState, SearchForm } from '../search-form.tsx';

const percent = new Intl.NumberFormat('fr', { style: 'percent', maximumFractionDigits: 0 });
const whole = new Intl.NumberFormat('fr');

function ReasonList({ title, match, side }: { title: string; match: Match; side: Side }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {match.reasons[side].map((reason) => (
          <li>{renderReason(reason, side, 'fr')}</li>
        ))}
      </ul>
    </>
  );
}

function placeOf({ profile }: Match): string {
  const inhabitants = profile.population === null ? [] : [`${whole.format(profile.population)} habitants`];
  return [countryName(profile.country, 'fr'), label('level', profile.level, 'fr'), ...inhabitants].join(' · ');
}

function Partner({ match }: { match: Match }) {
  return (
    <li>
      <h2>{match.profile.name}</h2>
      <p>
        {placeOf(match)} · accord {percent.format(match.score)}
      </p>
      <ReasonList title="Ce que vous y gagnez" match={match} side="forSeeker" />
      <ReasonList title="Ce qu’ils y gagnent" match={match} side="forCandidate" />
      {match.flags.length > 0 && (
        <>
          <h3>À savoir avant d’écrire</h3>
          <ul class="flags">
            {match.flags.map((flag) => (
              <li>{renderFlag(flag, 'fr')}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** Which collectivité a typed name was taken for, and the others that it may mean. */
function Seeker({ query, chosen, others }: { query: string; chosen: DirectoryEntry; others: readonly DirectoryEntry[] }) {
  const named = ({ name, department, code }: DirectoryEntry): string =>
    `${name} (${department === null ? code : `département ${department}, ${code}`})`;
  const link = ({ code }: DirectoryEntry): string =>
    `/recherche?${new URLSearchParams({ q: query, commune: code }).toString()}`;
  return (
    <>
      <p>Recherche pour : {named(chosen)}.</p>
      {others.length > 0 && (
        <details>
          <summary>Ce n’est pas la bonne collectivité ?</summary>
          <ul>
            {others.map((entry) => (
              <li>
                <a href={link(entry)}>{named(entry)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export interface ResultsProps {
  form: FormState;
  seeker: { chosen: DirectoryEntry; others: readonly DirectoryEntry[] } | null;
  answer: MatchAnswer;
}

/** Ranked partners with their reasons and flags. Everything is escaped by the renderer. */
export function ResultsPage({ form, seeker, answer }: ResultsProps): Child {
  const { matches, totalResults, mode, advice } = answer;
  return (
    <Layout title="Partenaires proposés – Bourse partenariat">
      <h1>Partenaires proposés</h1>
      {seeker !== null && <Seeker query={form.query} chosen={seeker.chosen} others={seeker.others} />}
      <p>
        {totalResults === 0
          ? 'Aucune collectivité ne répond à cette demande. Essayez avec moins de limites.'
          : `Les ${whole.format(matches.length)} premiers sur ${whole.format(totalResults)}.`}
        {mode === 'lexical' && ' Recherche par mots seulement : le modèle de langue ne répond pas.'}
      </p>
      <ol class="partners">
        {matches.map((match) => (
          <Partner match={match} />
        ))}
      </ol>
      {advice.length > 0 && (
        <aside aria-labelledby="conseils">
          <h2 id="conseils">Conseils</h2>
          <ul>
            {advice.map((item) => (
              <li>{renderAdvice(item, 'fr')}</li>
            ))}
          </ul>
        </aside>
      )}
      <h2>Nouvelle recherche</h2>
      <SearchForm {...form} />
    </Layout>
  );
}
