/** What was typed, and what is wrong with it. */
export interface FormState {
  query: string;
  commune: string;
  /** Sentences by field; absent: nothing wrong. */
  faults: { query?: string; commune?: string };
}

export const EMPTY_FORM: FormState = { query: '', commune: '', faults: {} };

/** Longest question of the contract, in UTF-16 units. */
const QUERY_MAX = 4000;

function Fault({ id, text }: { id: string; text: string | undefined }) {
  return text === undefined ? null : (
    <p class="fault" id={id}>
      {text}
    </p>
  );
}

/** The question, without JavaScript: a GET that can be bookmarked. */
export function SearchForm({ query, commune, faults }: FormState) {
  return (
    <form action="/recherche" method="get">
      <label for="q">Que cherchez-vous ?</label>
      <p class="hint" id="q-hint">
        Avec vos mots. Vous pouvez nommer un pays ou une région du monde.
      </p>
      <textarea
        id="q"
        name="q"
        rows={4}
        maxlength={QUERY_MAX}
        required
        aria-describedby={faults.query === undefined ? 'q-hint' : 'q-hint q-fault'}
        aria-invalid={faults.query === undefined ? undefined : 'true'}
      >
        {query}
      </textarea>
      <Fault id="q-fault" text={faults.query} />
      <label for="commune">Votre collectivité (facultatif)</label>
      <p class="hint" id="commune-hint">
        Nom, code INSEE ou SIREN.
      </p>
      <input
        id="commune"
        name="commune"
        value={commune}
        maxlength={200}
        autocomplete="off"
        aria-describedby={faults.commune === undefined ? 'commune-hint' : 'commune-hint commune-fault'}
        aria-invalid={faults.commune === undefined ? undefined : 'true'}
      />
      <Fault id="commune-fault" text={faults.commune} />
      <button type="submit">Chercher des partenaires</button>
    </form>
  );
}
