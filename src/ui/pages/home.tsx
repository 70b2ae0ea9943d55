import { Layout } from '../layout.tsx';

const curl = (origin: string): string => `curl -s ${origin}/api/v1/matches \\
  -H 'content-type: application/json' \\
  -d '{"query": "Une ville d’Afrique de l’Ouest pour des échanges entre écoles", "limit": 3}'`;

export interface SearchForm {
  q: string;
  commune: string;
  intent: string;
  /** Keys of what was read out of the text and is not to count. */
  ignore: readonly string[];
}

/** Carries what was taken back along with a form. */
export function HiddenIgnored({ ignore }: Pick<SearchForm, 'ignore'>) {
  return (
    <>
      {ignore.map((key) => (
        <input type="hidden" name="ignore" value={key} />
      ))}
    </>
  );
}

/** The form of a search, with what was typed. Works without any script. */
export function SearchFields({ q, commune, intent, ignore }: SearchForm) {
  const choices = [
    ['', 'Je ne sais pas encore'],
    ['need', 'Trouver de l’aide'],
    ['offer', 'Apporter mon expérience'],
    ['exchange', 'Échanger dans les deux sens'],
  ] as const;
  return (
    <form action="/recherche" method="get">
      <HiddenIgnored ignore={ignore} />
      <label for="q">
        Que cherchez-vous ?{' '}
        <span class="hint">Avec vos mots, dans votre langue. Citez un pays si vous y tenez.</span>
      </label>
      <textarea id="q" name="q" rows={4} required maxlength={4000}>
        {q}
      </textarea>
      <label for="commune">
        Votre collectivité <span class="hint">Nom, code INSEE ou SIREN (facultatif).</span>
      </label>
      <input
        type="text"
        id="commune"
        name="commune"
        value={commune}
        maxlength={200}
        autocomplete="organization"
      />
      <label for="intent">Ce que vous voulez faire</label>
      <select id="intent" name="intent">
        {choices.map(([value, text]) => (
          <option value={value} selected={value === intent}>
            {text}
          </option>
        ))}
      </select>
      <button type="submit">Chercher des partenaires</button>
    </form>
  );
}

/** Said wherever demonstration profiles may show. */
export function DemonstrationNotice() {
  return (
    <p class="notice">
      <strong>Démonstration.</strong> Les profils marqués « démonstration » sont fictifs : lieux et demandes
      sont inventés.
    </p>
  );
}

export interface HomeProps {
  form: SearchForm;
  /** `http://host:port` of this service. */
  origin: string;
  /** What is wrong with the last search; empty: nothing. */
  faults: readonly string[];
}

/** What this is, and a first search. */
export function HomePage({ form, origin, faults }: HomeProps) {
  return (
    <Layout title={`${faults.length > 0 ? 'Erreur : ' : ''}Trouver un partenaire à l’étranger`}>
      <h1>Trouver un partenaire étranger pour votre collectivité</h1>
      <p>
        Dites ce que vous cherchez ou ce que vous pouvez offrir. Vous obtenez des collectivités étrangères
        avec qui cela peut marcher des deux côtés, avec les raisons et ce qu’il faut savoir avant d’écrire.
      </p>
      <DemonstrationNotice />
      {faults.length > 0 ? (
        <div class="notice" role="alert">
          {faults.map((fault) => (
            <p>{fault}</p>
          ))}
        </div>
      ) : null}
      <SearchFields {...form} />
      <h2>Pour les développeurs</h2>
      <p>
        Les mêmes réponses en JSON ; toutes les routes sont dans la <a href="/docs">documentation</a>.
      </p>
      <pre tabindex={0}>
        <code>{curl(origin)}</code>
      </pre>
    </Layout>
  );
}
